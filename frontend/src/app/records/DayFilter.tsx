import { useState } from 'react';
import { t } from '~/i18n';
import { isPlainDate, today, type PlainDate } from '~/lib/plaindate';
import { withField } from '~/lib/url';
import { Button, DateField, dateText, Dialog, Icon, Menu } from '~/ui';
import type { FilterProps } from './filters';
import css from './records.module.css';

/** The day that the address holds: "today" stays today tomorrow. */
export function dayOf(token: string | undefined, base: PlainDate = today()): PlainDate | undefined {
  if (token === 'today') return base;
  return token !== undefined && isPlainDate(token) ? token : undefined;
}

/** One day of a filter: today, or another one. */
export function DayFilter({ field, label, filter, onFilter }: FilterProps) {
  const token = filter[field]?.[0];
  const [choosing, setChoosing] = useState(false);
  const day = dayOf(token);
  const set = (value: string | null) => onFilter(withField(filter, field, value === null ? [] : [value]));
  return (
    <>
      <Menu
        label={label}
        target={
          <button type="button" className={css.filter} data-set={day !== undefined || undefined}>
            {day === undefined ? label : `${label}: ${token === 'today' ? t('range.today', 'Today') : dateText(day)}`}
            <Icon name="chevron" size={12} />
          </button>
        }
        groups={[
          {
            items: [
              { id: 'today', label: t('range.today', 'Today'), checked: token === 'today', onSelect: () => set(token === 'today' ? null : 'today') },
              { id: 'day', label: t('filter.day', 'Another day…'), icon: 'promise', onSelect: () => setChoosing(true) },
              ...(day === undefined ? [] : [{ id: 'any', label: t('filter.any', 'Any'), icon: 'close' as const, onSelect: () => set(null) }]),
            ],
          },
        ]}
      />
      {choosing ? <DayDialog label={label} day={day} onClose={() => setChoosing(false)} onChoose={set} /> : null}
    </>
  );
}

function DayDialog({ label, day, onClose, onChoose }: { label: string; day: PlainDate | undefined; onClose: () => void; onChoose: (day: PlainDate | null) => void }) {
  const [chosen, setChosen] = useState<PlainDate | null>(day ?? null);
  return (
    <Dialog
      opened
      onClose={onClose}
      title={label}
      size="sm"
      footer={
        <Button
          kind="primary"
          onClick={() => {
            onChoose(chosen);
            onClose();
          }}
        >
          {t('filter.apply', 'Show')}
        </Button>
      }
    >
      <DateField label={t('filter.on', 'On')} value={chosen} onChange={setChosen} autoFocus />
    </Dialog>
  );
}
