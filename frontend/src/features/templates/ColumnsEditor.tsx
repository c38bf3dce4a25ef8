import { useRef } from 'react';
import { t } from '~/i18n';
import { IconButton, SelectField, TextField } from '~/ui';
import { fieldName, fields, mostColumns, moved, type Column } from './model/content';
import css from './templates.module.css';

export interface ColumnsEditorProps {
  label: string;
  /** "columns" or "dataColumns": how the server names a field of it. */
  name: string;
  value: readonly Column[];
  onChange: (columns: readonly Column[]) => void;
  errors: Readonly<Record<string, string>>;
  disabled?: boolean;
}

/** Columns in their order, each with the label above it. A column that is moved keeps the focus. */
export function ColumnsEditor({ label, name, value, onChange, errors, disabled = false }: ColumnsEditorProps) {
  const body = useRef<HTMLOListElement>(null);
  const left = fields.filter((field) => !value.some((column) => column.field === field));
  const focus = (at: number, what: string) => requestAnimationFrame(() => body.current?.querySelector<HTMLButtonElement>(`[data-column="${at}"] [aria-label^="${what}"]:not(:disabled)`)?.focus());
  const move = (at: number, by: 1 | -1) => {
    onChange(moved(value, at, by));
    focus(at + by, by < 0 ? up : down);
  };
  const [up, down, remove] = [t('columns.up', 'Move up'), t('columns.down', 'Move down'), t('columns.remove', 'Remove')];
  return (
    <fieldset className={css.columns}>
      <legend className={css.legend}>{label}</legend>
      <ol ref={body} className={css.columnList}>
        {value.map((column, at) => {
          const error = errors[`${name}.${at}.label`] ?? errors[`${name}.${at}.field`] ?? errors[`${name}.${at}`];
          const title = fieldName(column.field);
          return (
            <li key={column.field} data-column={at} className={css.column}>
              <TextField
                label={title}
                value={column.label}
                onChange={(text) => onChange(value.map((one, i) => (i === at ? { ...one, label: text } : one)))}
                placeholder={t('columns.byLanguage', 'Label as in the language')}
                maxLength={60}
                disabled={disabled}
                {...(error ? { error } : {})}
              />
              <span className={css.columnActions}>
                <IconButton icon="up" label={`${up}: ${title}`} disabled={disabled || at === 0} onClick={() => move(at, -1)} />
                <IconButton icon="down" label={`${down}: ${title}`} disabled={disabled || at === value.length - 1} onClick={() => move(at, 1)} />
                <IconButton
                  icon="trash"
                  label={`${remove}: ${title}`}
                  disabled={disabled}
                  onClick={() => {
                    onChange(value.filter((_, i) => i !== at));
                    focus(Math.max(0, Math.min(at, value.length - 2)), remove);
                  }}
                />
              </span>
            </li>
          );
        })}
      </ol>
      {errors[name] ? <p className={css.error}>{errors[name]}</p> : null}
      {left.length > 0 && value.length < mostColumns && !disabled ? (
        <SelectField
          label={t('columns.add', 'Add a column')}
          value={null}
          placeholder={t('columns.choose', 'Choose what it shows')}
          onChange={(field) => field && onChange([...value, { field, label: '' }])}
          options={left.map((field) => ({ value: field, label: fieldName(field) }))}
          searchable
        />
      ) : null}
    </fieldset>
  );
}
