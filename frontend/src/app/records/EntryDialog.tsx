import { useId, useState, type ReactNode } from 'react';
import { t } from '~/i18n';
import { parseDecimal } from '~/lib/lines';
import { Banner, Button, CheckField, DateField, Dialog, SelectField, TextAreaField, TextField, toast, type Option } from '~/ui';
import { errorsByField, type UserError } from './reasons';
import css from './records.module.css';

/** A field of a short form. Its value is text: a day as ISO, a decision as "yes" or nothing. */
export interface EntryField<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly kind?: 'text' | 'decimal' | 'day' | 'choice' | 'prose' | 'check';
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
  readonly options?: readonly Option[];
  readonly searchable?: boolean;
  readonly maxLength?: number;
  /** As it is typed: currency codes are capital letters. */
  readonly capitals?: boolean;
}

export type EntryValues<Name extends string> = Readonly<Record<Name, string>>;

export interface EntryDialogProps<Name extends string> {
  title: string;
  /** What it does, in a sentence or two. */
  note?: ReactNode;
  fields: readonly EntryField<Name>[] | ((values: EntryValues<Name>) => readonly EntryField<Name>[]);
  start: EntryValues<Name>;
  submit: string;
  danger?: boolean;
  size?: 'sm' | 'md' | 'lg';
  /** Above the fields: a record that is picked. */
  before?: (errors: Readonly<Record<string, string>>) => ReactNode;
  /** Names whose errors `before` shows. */
  beforeNames?: readonly string[];
  /** Why it cannot be saved, besides fields that lack a value. */
  missing?: (values: EntryValues<Name>) => string | undefined;
  /** Sends it; null when the request failed, which was said already. */
  save: (values: EntryValues<Name>) => Promise<readonly UserError[] | null>;
  done: (values: EntryValues<Name>) => string;
  onClose: () => void;
  onDone?: () => void;
}

const none: readonly string[] = [];

/** A short form in a dialog: what is wrong stands at its field, what is missing at the button. */
export function EntryDialog<Name extends string>({ title, note, fields, start, submit, danger, size = 'md', before, beforeNames = none, missing, save, done, onClose, onDone }: EntryDialogProps<Name>) {
  const id = useId();
  const [values, setValues] = useState(start);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const all = typeof fields === 'function' ? fields(values) : fields;
  const unread = (field: EntryField<Name>) =>
    field.kind === 'decimal' && values[field.name].trim() !== '' && !parseDecimal(values[field.name]) ? t('line.problem.decimal', 'A number with at most 8 decimals, such as 19.99.') : undefined;
  const lacking = all.find((field) => field.required && values[field.name].trim() === '');
  const reason =
    missing?.(values) ?? (lacking ? t('entry.first', '{field} first', { field: lacking.label }) : all.some((field) => unread(field)) ? t('entry.unread', 'A number cannot be read') : undefined);
  const known = new Set<string>([...all.map((field) => field.name), ...beforeNames]);
  const send = async () => {
    if (reason || busy) return;
    setBusy(true);
    const found = await save(Object.fromEntries(Object.entries<string>(values).map(([name, value]) => [name, value.trim()])) as EntryValues<Name>);
    setBusy(false);
    if (!found) return;
    if (found.length > 0) return setErrors(errorsByField(found));
    toast({ tone: 'ok', message: done(values) });
    onDone?.();
    onClose();
  };
  const draw = (field: EntryField<Name>, first: boolean) => {
    const error = unread(field) ?? errors[field.name];
    const set = (value: string) => setValues({ ...values, [field.name]: field.capitals ? value.toUpperCase() : value });
    const common = { label: field.label, required: field.required ?? false, disabled: field.disabled ?? false, hint: field.hint, autoFocus: first, ...(error ? { error } : {}) };
    const value = values[field.name];
    switch (field.kind) {
      case 'day':
        return <DateField key={field.name} {...common} value={value === '' ? null : value} onChange={(day) => set(day ?? '')} />;
      case 'choice':
        return <SelectField key={field.name} {...common} value={value === '' ? null : value} onChange={(next) => set(next ?? '')} options={field.options ?? []} clearable={!field.required} searchable={field.searchable ?? false} />;
      case 'check':
        return <CheckField key={field.name} label={field.label} hint={field.hint} disabled={field.disabled ?? false} value={value === 'yes'} onChange={(yes) => set(yes ? 'yes' : '')} />;
      case 'prose':
        return <TextAreaField key={field.name} {...common} rows={2} maxLength={field.maxLength ?? 500} value={value} onChange={set} />;
      default:
        return (
          <TextField
            key={field.name}
            {...common}
            {...(field.placeholder ? { placeholder: field.placeholder } : {})}
            {...(field.maxLength ? { maxLength: field.maxLength } : {})}
            inputMode={field.kind === 'decimal' ? 'decimal' : 'text'}
            value={value}
            onChange={set}
          />
        );
    }
  };
  const wide = (field: EntryField<Name>) => field.kind === 'prose' || field.kind === 'check';
  const firstOpen = before ? -1 : all.findIndex((field) => !field.disabled && field.kind !== 'check');
  return (
    <Dialog
      opened
      onClose={onClose}
      size={size}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind={danger ? 'danger' : 'primary'} type="submit" form={id} busy={busy} reason={reason}>
            {submit}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className={css.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {note ? <p className={css.note}>{note}</p> : null}
        {before?.(errors)}
        <div className={css.two}>{all.map((field, i) => (wide(field) ? null : draw(field, i === firstOpen)))}</div>
        {all.map((field, i) => (wide(field) ? draw(field, i === firstOpen) : null))}
        {Object.entries(errors)
          .filter(([name]) => !known.has(name))
          .map(([name, message]) => (
            <Banner key={name} tone="danger">
              {message}
            </Banner>
          ))}
      </form>
    </Dialog>
  );
}
