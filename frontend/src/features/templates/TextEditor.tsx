import { useRef } from 'react';
import { t } from '~/i18n';
import { Button, Menu, TextAreaField } from '~/ui';
import { names } from './model/content';
import css from './templates.module.css';

export interface TextEditorProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  rows?: number;
  disabled?: boolean;
}

/** A text with expressions between {{ and }}. The menu puts a name where the cursor stands. */
export function TextEditor({ label, hint, value, onChange, error, rows = 2, disabled = false }: TextEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (name: string) => {
    const { selectionStart: from, selectionEnd: to } = area.current ?? { selectionStart: value.length, selectionEnd: value.length };
    const expression = `{{ ${name} }}`;
    onChange(value.slice(0, from) + expression + value.slice(to));
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(from + expression.length, from + expression.length);
    });
  };
  return (
    <div className={css.text}>
      <TextAreaField label={label} hint={hint} value={value} onChange={onChange} rows={rows} maxLength={8000} areaRef={area} disabled={disabled} {...(error ? { error } : {})} />
      {disabled ? null : (
        <span className={css.insert}>
          <Menu
            label={t('text.insert.of', 'Insert into {label}', { label })}
            position="bottom-end"
            target={
              <Button kind="quiet" icon="plus">
                {t('text.insert', 'Insert')}
                <span className="sr-only"> {t('text.into', 'into {label}', { label })}</span>
              </Button>
            }
            groups={[{ items: names.map((name) => ({ id: name, label: name, onSelect: () => insert(name) })) }]}
          />
        </span>
      )}
    </div>
  );
}
