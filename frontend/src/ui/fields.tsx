import { Checkbox, PasswordInput, Popover, Select, Switch, Textarea, TextInput, UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useId, useLayoutEffect, useRef, useState, type ReactNode, type Ref } from 'react';
import { locale, t } from '~/i18n';
import { formatMoney, parseTyped, type Money } from '~/lib/money';
import { formatDate, parseTypedDate, today, type PlainDate } from '~/lib/plaindate';
import { Icon, type IconName } from './Icon';

/** What every field takes. The error is a sentence that says what would be right. */
export interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
  disabled?: boolean;
  onBlur?: () => void;
  /** The input itself, for focus on the first error. */
  inputRef?: Ref<HTMLInputElement>;
  autoFocus?: boolean;
}

const common = ({ label, hint, error, required, disabled, onBlur, inputRef, autoFocus }: FieldProps) => ({
  label,
  description: hint,
  error,
  required,
  disabled,
  onBlur,
  ref: inputRef,
  'data-autofocus': autoFocus || undefined,
  autoFocus,
  inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
});

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
  );
}

export function PasswordField({ value, onChange, name, autoComplete, ...field }: TextFieldProps) {
  return (
    <PasswordInput
      {...common(field)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      name={name}
      autoComplete={autoComplete}
      visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword', 'Show password') }}
    />
  );
}

export interface TextAreaFieldProps extends Omit<FieldProps, 'inputRef'> {
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  placeholder?: string;
  maxLength?: number;
}

export function TextAreaField({ value, onChange, rows = 3, placeholder, maxLength, ...field }: TextAreaFieldProps) {
  const { ref: _, ...props } = common(field);
  return <Textarea {...props} value={value} onChange={(event) => onChange(event.currentTarget.value)} rows={rows} placeholder={placeholder} maxLength={maxLength} />;
}

export interface Option<V extends string = string> {
  value: V;
  label: string;
  disabled?: boolean;
}

export interface SelectFieldProps<V extends string> extends FieldProps {
  value: V | null;
  onChange: (value: V | null) => void;
  options: readonly Option<V>[];
  placeholder?: string;
  clearable?: boolean;
  searchable?: boolean;
  /** For options that come from the server: called as the person types. */
  onSearch?: (text: string) => void;
}

export function SelectField<V extends string>({ value, onChange, options, placeholder, clearable, searchable, onSearch, ...field }: SelectFieldProps<V>) {
  return (
    <Select
      {...common(field)}
      value={value}
      onChange={(next) => onChange(next as V | null)}
      data={options as Option<V>[]}
      placeholder={placeholder}
      clearable={clearable}
      searchable={searchable || onSearch !== undefined}
      onSearchChange={onSearch}
      filter={onSearch ? ({ options: all }) => all : undefined}
      allowDeselect={false}
      nothingFoundMessage={t('field.nothing', 'Nothing found')}
      withCheckIcon
      checkIconPosition="right"
      comboboxProps={{ offset: 4, withinPortal: true }}
      withScrollArea={false}
      maxDropdownHeight={280}
      rightSection={value && clearable ? undefined : <Icon name="chevron" size={14} />}
      rightSectionPointerEvents={value && clearable ? 'auto' : 'none'}
    />
  );
}

const Calendar = lazy(() => import('./Calendar'));

export interface DateFieldProps extends FieldProps {
  value: PlainDate | null;
  onChange: (value: PlainDate | null) => void;
  min?: PlainDate;
  max?: PlainDate;
}

/** A day. Takes "2026-11-22", "fri", "+7", "eom" as text; the calendar is one click away. */
export function DateField({ value, onChange, min, max, error, onBlur, ...field }: DateFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [unread, setUnread] = useState(false);
  const [opened, setOpened] = useState(false);
  const dropdown = useId();
  const entered = useRef<HTMLInputElement>(null);
  // As soon as the plain form stands in the field: what is typed replaces it.
  useLayoutEffect(() => {
    entered.current?.select();
    entered.current = null;
  }, [draft]);
  const inRange = (date: PlainDate) => (min === undefined || date >= min) && (max === undefined || date <= max);
  const commit = () => {
    if (draft !== null) {
      const date = draft.trim() === '' ? null : parseTypedDate(draft, today());
      const readable = draft.trim() === '' || (date !== null && inRange(date));
      setUnread(!readable);
      if (readable) {
        setDraft(null);
        onChange(date);
      }
    }
    onBlur?.();
  };
  const problem = unread ? t('field.date.unread', 'Not a day in range. Try 2026-11-22, fri, +7 or eom.') : error;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" offset={4} id={dropdown} withRoles={false} trapFocus>
      <Popover.Target>
        <TextInput
          {...common({ ...field, error: problem })}
          value={draft ?? (value ? formatDate(value, locale()) : '')}
          placeholder={t('field.date.placeholder', 'Date')}
          autoComplete="off"
          onFocus={(event) => {
            entered.current = event.currentTarget;
            if (draft === null) setDraft(value ?? '');
          }}
          onChange={(event) => {
            setDraft(event.currentTarget.value);
            setUnread(false);
          }}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key === 'ArrowDown' && event.altKey) setOpened(true);
          }}
          rightSection={
            <UnstyledButton aria-label={t('field.date.open', 'Open calendar')} onClick={() => setOpened(!opened)} style={{ display: 'grid', padding: 6 }}>
              <Icon name="promise" size={14} />
            </UnstyledButton>
          }
        />
      </Popover.Target>
      <Popover.Dropdown>
        <Suspense fallback={<div style={{ width: 252, height: 260 }} />}>
          <Calendar
            value={value}
            min={min}
            max={max}
            onChange={(date) => {
              setDraft(null);
              setUnread(false);
              setOpened(false);
              onChange(date);
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
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
  );
}

export interface CheckFieldProps extends Omit<FieldProps, 'required'> {
  value: boolean;
  onChange: (value: boolean) => void;
}

export function CheckField({ value, onChange, label, hint, error, disabled, onBlur, inputRef }: CheckFieldProps) {
  return (
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
  );
}

export function SwitchField({ value, onChange, label, hint, disabled }: CheckFieldProps) {
  return <Switch size="xs" checked={value} onChange={(event) => onChange(event.currentTarget.checked)} label={label} description={hint} disabled={disabled} />;
}
