import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { t } from '~/i18n';
import { Button, IconButton } from '~/ui';
import css from './lines.module.css';

export interface LineField<Line> {
  name: keyof Line & string;
  label: string;
  /** CSS width of a grid column. */
  width: string;
  align?: 'end';
  placeholder?: string;
  list?: string;
}

export interface LinesEditorProps<Line> {
  label: string;
  fields: readonly LineField<Line>[];
  lines: readonly Line[];
  onChange: (lines: readonly Line[]) => void;
  blank: () => Line;
  /** What the line comes to; null while it cannot be told. */
  amount: (line: Line) => ReactNode;
  /** Message by "index.field". */
  errors: Readonly<Record<string, string>>;
}

/**
 * Lines of a document, typed without the mouse: Tab goes through the cells, Enter to the cell below and at the end to a
 * new line; Tab out of the last cell adds one too. Alt+Up and Alt+Down move between lines, Ctrl+Delete takes one out.
 */
export function LinesEditor<Line extends { readonly id: string } & Readonly<Record<string, string>>>({ label, fields, lines, onChange, blank, amount, errors }: LinesEditorProps<Line>) {
  const body = useRef<HTMLDivElement>(null);
  const focusCell = (line: number, field: number) => requestAnimationFrame(() => body.current?.querySelector<HTMLInputElement>(`[data-cell="${line}.${field}"]`)?.focus());
  const add = (field = 0) => {
    onChange([...lines, blank()]);
    focusCell(lines.length, field);
  };
  const remove = (index: number) => {
    onChange(lines.length === 1 ? [blank()] : lines.filter((_, i) => i !== index));
    focusCell(Math.max(0, Math.min(index, lines.length - 2)), 0);
  };
  const set = (index: number, name: string, value: string) => onChange(lines.map((line, i) => (i === index ? { ...line, [name]: value } : line)));
  const touched = (line: Line | undefined) => line !== undefined && fields.some((field) => (line[field.name] ?? '').trim() !== '' && line[field.name] !== blank()[field.name]);
  const onKeyDown = (event: KeyboardEvent, index: number, field: number) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (index === lines.length - 1) {
        if (touched(lines[index])) add();
      } else focusCell(index + 1, field);
    } else if (event.key === 'Tab' && !event.shiftKey && index === lines.length - 1 && field === fields.length - 1 && touched(lines[index])) {
      event.preventDefault();
      add();
    } else if (event.altKey && event.key === 'ArrowUp' && index > 0) {
      event.preventDefault();
      focusCell(index - 1, field);
    } else if (event.altKey && event.key === 'ArrowDown' && index < lines.length - 1) {
      event.preventDefault();
      focusCell(index + 1, field);
    } else if (event.ctrlKey && event.key === 'Delete') {
      event.preventDefault();
      remove(index);
    }
  };
  const template = { '--lines': `28px ${fields.map((field) => field.width).join(' ')} 132px 28px` } as React.CSSProperties;
  return (
    <fieldset className={css.editor} style={template}>
      <legend className="sr-only">{label}</legend>
      <div className={css.head} aria-hidden="true">
        <span>#</span>
        {fields.map((field) => (
          <span key={field.name} data-align={field.align}>
            {field.label}
          </span>
        ))}
        <span data-align="end">{t('lines.amount', 'Amount')}</span>
        <span />
      </div>
      <div ref={body}>
        {lines.map((line, index) => {
          const problems = fields.map((field) => errors[`${index}.${field.name}`]).filter((message) => message !== undefined);
          return (
            <div key={line.id} role="group" aria-label={t('lines.line', 'Line {n}', { n: index + 1 })} className={css.line}>
              <span className={css.no}>{index + 1}</span>
              {fields.map((field, i) => {
                const error = errors[`${index}.${field.name}`];
                return (
                  <span key={field.name} className={css.field} data-label={field.label} data-wide={i === 0 || undefined}>
                    <input
                      className={css.cell}
                      data-cell={`${index}.${i}`}
                      data-align={field.align}
                      aria-label={`${field.label}, ${t('lines.line', 'Line {n}', { n: index + 1 })}`}
                      aria-invalid={error !== undefined || undefined}
                      aria-description={error}
                      placeholder={field.placeholder ?? field.label}
                      list={field.list}
                      inputMode={field.align === 'end' ? 'decimal' : 'text'}
                      autoComplete="off"
                      value={line[field.name] ?? ''}
                      onChange={(event) => set(index, field.name, event.currentTarget.value)}
                      onFocus={(event) => event.currentTarget.select()}
                      onKeyDown={(event) => onKeyDown(event, index, i)}
                    />
                  </span>
                );
              })}
              <output className={css.amount} data-label={t('lines.amount', 'Amount')}>
                {amount(line)}
              </output>
              <IconButton icon="trash" label={t('lines.remove', 'Remove line {n}', { n: index + 1 })} onClick={() => remove(index)} />
              {problems.length > 0 ? <p className={css.problem}>{problems.join(' ')}</p> : null}
            </div>
          );
        })}
      </div>
      <div className={css.foot}>
        <Button kind="quiet" icon="plus" onClick={() => add()}>
          {t('lines.add', 'Add a line')}
        </Button>
        <span className={css.hint}>{t('lines.hint', 'Enter: next line · Ctrl+Delete: remove')}</span>
      </div>
    </fieldset>
  );
}
