import { TextInput, UnstyledButton } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import { lazy, Suspense, useRef, useState } from 'react';
import { locale, t } from '~/i18n';
import { formatDate, parseTypedDate, today, type PlainDate } from '~/lib/plaindate';
import { common, type FieldProps } from './field';
import { Icon } from './Icon';
import { Kit } from './Kit';

const loadCalendar = () => import('./Calendar');
const Calendar = lazy(loadCalendar);

export interface DateFieldProps extends FieldProps {
  value: PlainDate | null;
  onChange: (value: PlainDate | null) => void;
  min?: PlainDate;
  max?: PlainDate;
  /** What no day means. */
  placeholder?: string;
}

/** A day. Takes a day as the person's language writes it, "2026-11-22", "fri", "+7", "eom" as text; the calendar is one click away, and loaded when its button is pointed at. */
export function DateField({ value, onChange, min, max, error, onBlur, inputRef, placeholder = t('field.date.placeholder', 'Date'), ...field }: DateFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [unread, setUnread] = useState(false);
  /** Undefined until the calendar is first wanted. */
  const [opened, setOpened] = useState<boolean>();
  const input = useRef<HTMLInputElement>(null);
  const ref = useMergedRef(inputRef, input);
  const inRange = (date: PlainDate) => (min === undefined || date >= min) && (max === undefined || date <= max);
  const commit = () => {
    if (draft !== null) {
      const date = draft.trim() === '' ? null : parseTypedDate(draft, today(), locale());
      const readable = draft.trim() === '' || (date !== null && inRange(date));
      setUnread(!readable);
      if (readable) {
        setDraft(null);
        onChange(date);
      }
    }
    onBlur?.();
  };
  const problem = unread ? t('field.date.unread', 'Not a day in range. Try {day}, fri, +7 or eom.', { day: formatDate(min !== undefined && min > today() ? min : max !== undefined && max < today() ? max : today(), locale()) }) : error;
  return (
    <>
      <Kit>
        <TextInput
          {...common({ ...field, error: problem })}
          ref={ref}
          value={draft ?? (value ? formatDate(value, locale()) : '')}
          placeholder={placeholder}
          autoComplete="off"
          // What is typed replaces the day.
          onFocus={(event) => event.currentTarget.select()}
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
            <UnstyledButton
              aria-label={t('field.date.open', 'Open calendar')}
              onPointerEnter={() => void loadCalendar()}
              onFocus={() => void loadCalendar()}
              onClick={() => setOpened(!opened)}
              style={{ display: 'grid', placeItems: 'center', width: '100%', height: '100%', borderRadius: 'var(--r-2)', outlineOffset: -3 }}
            >
              <Icon name="promise" size={14} />
            </UnstyledButton>
          }
        />
      </Kit>
      {opened === undefined ? null : (
        <Suspense>
          <Calendar
            anchor={input}
            opened={opened}
            onOpened={setOpened}
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
      )}
    </>
  );
}
