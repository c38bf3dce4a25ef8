import { Popover } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { useImperativeHandle, type Ref, type RefObject } from 'react';
import { locale, t } from '~/i18n';
import type { PlainDate } from '~/lib/plaindate';
import { Kit } from './Kit';

export interface CalendarProps {
  /** The input below which it opens. */
  anchor: RefObject<HTMLInputElement | null>;
  opened: boolean;
  onOpened: (opened: boolean) => void;
  value: PlainDate | null;
  onChange: (date: PlainDate) => void;
  min?: PlainDate;
  max?: PlainDate;
}

/** Loaded when a calendar is first wanted; it brings its own date library. Days go in and out as ISO strings. */
export default function Calendar({ anchor, opened, onOpened, value, onChange, min, max }: CalendarProps) {
  return (
    <Kit>
      <Popover opened={opened} onChange={onOpened} position="bottom-start" offset={4} withRoles={false} trapFocus>
        <Popover.Target>
          <Anchor element={anchor} />
        </Popover.Target>
        <Popover.Dropdown>
          <DatePicker
            value={value}
            defaultDate={value ?? undefined}
            minDate={min}
            maxDate={max}
            size="xs"
            firstDayOfWeek={weekStart()}
            ariaLabels={labels()}
            onChange={(date) => {
              if (date) onChange(date);
            }}
          />
        </Popover.Dropdown>
      </Popover>
    </Kit>
  );
}

/** Gives the popover an element that stands elsewhere. */
function Anchor({ element, ref }: { element: RefObject<HTMLInputElement | null>; ref?: Ref<HTMLInputElement | null> }) {
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(ref, () => element.current);
  return null;
}

const labels = () => ({
  monthLevelControl: t('calendar.month', 'Choose a month'),
  yearLevelControl: t('calendar.year', 'Choose a year'),
  previousMonth: t('calendar.previousMonth', 'Month before'),
  nextMonth: t('calendar.nextMonth', 'Month after'),
  previousYear: t('calendar.previousYear', 'Year before'),
  nextYear: t('calendar.nextYear', 'Year after'),
  previousDecade: t('calendar.previousDecade', 'Decade before'),
  nextDecade: t('calendar.nextDecade', 'Decade after'),
});

function weekStart(): 0 | 1 | 6 {
  const info = (new Intl.Locale(locale()) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } }).getWeekInfo?.();
  return info?.firstDay === 7 ? 0 : info?.firstDay === 6 ? 6 : 1;
}
