import { lazy, Suspense, useState } from 'react';
import { locale, t } from '~/i18n';
import { formatDate, isPlainDate, relativeRanges, resolveRange, today, type PlainDate, type RelativeRange } from '~/lib/plaindate';
import { toggleValue, withField, type Filter } from '~/lib/url';
import { Icon, Menu } from '~/ui';
import css from './records.module.css';

const DaysDialog = lazy(() => import('./DaysDialog'));

export interface FilterOption {
  value: string;
  label: string;
}

export interface FilterProps {
  /** Field of the filter in the address. */
  field: string;
  label: string;
  filter: Filter;
  onFilter: (filter: Filter) => void;
}

/** One field of a filter as a menu of values, of which several may hold. */
export function FilterMenu({ field, label, filter, onFilter, options, single }: FilterProps & { options: readonly FilterOption[]; single?: boolean }) {
  const values = filter[field] ?? [];
  const names = values.map((value) => options.find((option) => option.value === value)?.label ?? value);
  return (
    <Menu
      label={label}
      target={
        <button type="button" className={css.filter} data-set={values.length > 0 || undefined}>
          {values.length === 0 ? label : `${label}: ${names.slice(0, 2).join(', ')}${names.length > 2 ? ` +${names.length - 2}` : ''}`}
          <Icon name="chevron" size={12} />
        </button>
      }
      groups={[
        {
          items: options.map((option) => ({
            id: option.value,
            label: option.label,
            checked: values.includes(option.value),
            onSelect: () => onFilter(single ? withField(filter, field, values.includes(option.value) ? [] : [option.value]) : toggleValue(filter, field, option.value)),
          })),
        },
        { items: values.length > 0 ? [{ id: 'any', label: t('filter.any', 'Any'), icon: 'close', onSelect: () => onFilter(withField(filter, field, [])) }] : [] },
      ]}
    />
  );
}

/** Sentences of the relative ranges. The address keeps the token, so that a link still means "this month" next month. */
export const rangeNames = (): Record<RelativeRange, string> => ({
  today: t('range.today', 'Today'),
  'this-week': t('range.thisWeek', 'This week'),
  'this-month': t('range.thisMonth', 'This month'),
  'last-month': t('range.lastMonth', 'Last month'),
  'this-quarter': t('range.thisQuarter', 'This quarter'),
  'last-quarter': t('range.lastQuarter', 'Last quarter'),
  'this-year': t('range.thisYear', 'This year'),
  'last-30': t('range.last30', 'Last 30 days'),
  'last-90': t('range.last90', 'Last 90 days'),
});

const isRelative = (token: string): token is RelativeRange => (relativeRanges as readonly string[]).includes(token);

/** "this-month", or "2026-01-01..2026-03-31" with either end open, as the input of the server. */
export function dateRange(token: string | undefined, base: PlainDate = today()): { from?: PlainDate; to?: PlainDate } | undefined {
  if (token === undefined) return undefined;
  if (isRelative(token)) {
    const [from, to] = resolveRange(token, base);
    return { from, to };
  }
  const [from = '', to = ''] = token.split('..');
  const range = { ...(isPlainDate(from) ? { from } : {}), ...(isPlainDate(to) ? { to } : {}) };
  return Object.keys(range).length > 0 ? range : undefined;
}

function rangeText(token: string): string {
  if (isRelative(token)) return rangeNames()[token];
  const range = dateRange(token);
  const day = (date: PlainDate) => formatDate(date, locale());
  if (range?.from && range.to) return `${day(range.from)} – ${day(range.to)}`;
  return range?.from ? t('range.from', 'from {day}', { day: day(range.from) }) : range?.to ? t('range.to', 'to {day}', { day: day(range.to) }) : token;
}

/** Days from and to: a relative range, or two days. */
export function DateFilter({ field, label, filter, onFilter }: FilterProps) {
  const token = filter[field]?.[0];
  const [choosing, setChoosing] = useState(false);
  const set = (value: string | null) => onFilter(withField(filter, field, value === null ? [] : [value]));
  return (
    <>
      <Menu
        label={label}
        target={
          <button type="button" className={css.filter} data-set={token !== undefined || undefined}>
            {token === undefined ? label : `${label}: ${rangeText(token)}`}
            <Icon name="chevron" size={12} />
          </button>
        }
        groups={[
          { items: relativeRanges.map((range) => ({ id: range, label: rangeNames()[range], checked: token === range, onSelect: () => set(token === range ? null : range) })) },
          {
            items: [
              { id: 'days', label: t('filter.days', 'From and to…'), icon: 'promise', onSelect: () => setChoosing(true) },
              ...(token === undefined ? [] : [{ id: 'any', label: t('filter.any', 'Any'), icon: 'close' as const, onSelect: () => set(null) }]),
            ],
          },
        ]}
      />
      {choosing ? (
        <Suspense>
          <DaysDialog label={label} range={dateRange(token)} onClose={() => setChoosing(false)} onChoose={set} />
        </Suspense>
      ) : null}
    </>
  );
}
