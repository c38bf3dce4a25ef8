import { Checkbox, PasswordInput, Switch, Textarea, TextInput } from '@mantine/core';
import { useState, type Ref } from 'react';
import { locale, t } from '~/i18n';
import { formatMoney, parseTyped, type Money } from '~/lib/money';
import { common, type FieldProps } from './field';
import { Icon, type IconName } from './Icon';
import { Kit } from './Kit';

export interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  icon?: IconName;
  placeholder?: string;
  name?: string;
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'search';
  maxLength?: number;
}

export function TextField({ value, onChange, icon, placeholder, name, autoComplete, inputMode, maxLength, ...field }: TextFieldProps) {
  return (
    <Kit>
      <TextInput
        {...common(field)}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        leftSection={icon ? <Icon name={icon} size={14} /> : undefined}
        placeholder={placeholder}
        name={name}
        autoComplete={autoComplete ?? 'off'}
        inputMode={inputMode}
        maxLength={maxLength}
      />
    </Kit>
  );
}

export function PasswordField({ value, onChange, name, autoComplete, ...field }: TextFieldProps) {
  return (
    <Kit>
      <PasswordInput
        {...common(field)}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        name={name}
        autoComplete={autoComplete}
        visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword', 'Show password') }}
      />
    </Kit>
  );
}

export interface TextAreaFieldProps extends Omit<FieldProps, 'inputRef'> {
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  placeholder?: string;
  maxLength?: number;
  areaRef?: Ref<HTMLTextAreaElement>;
}

export function TextAreaField({ value, onChange, rows = 3, placeholder, maxLength, areaRef, ...field }: TextAreaFieldProps) {
  const { ref: _, ...props } = common(field);
  return (
    <Kit>
      <Textarea {...props} ref={areaRef} value={value} onChange={(event) => onChange(event.currentTarget.value)} rows={rows} placeholder={placeholder} maxLength={maxLength} />
    </Kit>
  );
}

export interface MoneyFieldProps extends FieldProps {
  /** Null while the field is empty or unreadable. */
  value: Money | null;
  currency: string;
  onChange: (value: Money | null) => void;
}

/** An amount with exactly the currency's digits, typed in the person's own notation. */
export function MoneyField({ value, currency, onChange, error, onBlur, ...field }: MoneyFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [unread, setUnread] = useState(false);
  const shown = draft ?? (value ? formatMoney(value, { locale: locale(), zero: 'digits' }) : '');
  const commit = () => {
    if (draft !== null) {
      const money = draft.trim() === '' ? null : parseTyped(draft, currency, locale());
      const readable = draft.trim() === '' || money !== null;
      setUnread(!readable);
      if (readable) setDraft(null);
      onChange(money);
    }
    onBlur?.();
  };
  const example = formatMoney({ amount: '1234.5', currency }, { locale: locale() });
  return (
    <Kit>
      <TextInput
        {...common({ ...field, error: unread ? t('field.money.unread', 'Not an amount of {currency}, such as {example}', { currency, example }) : error })}
        value={shown}
        inputMode="decimal"
        autoComplete="off"
        onChange={(event) => {
          setDraft(event.currentTarget.value);
          setUnread(false);
        }}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
        styles={{ input: { textAlign: 'end', fontVariantNumeric: 'tabular-nums', paddingInlineEnd: 48 } }}
        rightSection={<span style={{ color: 'var(--c-ink-3)', fontSize: 'var(--t-sm)' }}>{currency}</span>}
        rightSectionWidth={44}
        rightSectionPointerEvents="none"
      />
    </Kit>
  );
}

export interface CheckFieldProps extends Omit<FieldProps, 'required'> {
  value: boolean;
  onChange: (value: boolean) => void;
}

export function CheckField({ value, onChange, label, hint, error, disabled, onBlur, inputRef }: CheckFieldProps) {
  return (
    <Kit>
      <Checkbox
        size="xs"
        checked={value}
        onChange={(event) => onChange(event.currentTarget.checked)}
        label={label}
        description={hint}
        error={error}
        disabled={disabled}
        onBlur={onBlur}
        ref={inputRef}
      />
    </Kit>
  );
}

export function SwitchField({ value, onChange, label, hint, disabled }: CheckFieldProps) {
  return (
    <Kit>
      <Switch size="xs" checked={value} onChange={(event) => onChange(event.currentTarget.checked)} label={label} description={hint} disabled={disabled} />
    </Kit>
  );
}
