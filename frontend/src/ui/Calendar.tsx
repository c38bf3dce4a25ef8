import { DatePicker } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { locale, t } from '~/i18n';
import type { PlainDate } from '~/lib/plaindate';

/** Loaded when a calendar is first opened; it brings its own date library. Days go in and out as ISO strings. */
export default function Calendar({ value, onChange, min, max }: { value: PlainDate | null; onChange: (date: PlainDate) => void; min?: PlainDate; max?: PlainDate }) {
  return (
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
  );
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
