import { useState } from 'react';
import { t } from '~/i18n';
import { withField, type Filter } from '~/lib/url';
import { Button, Dialog, TextField } from '~/ui';
import css from './records.module.css';

const decimal = /^\d+(\.\d{1,8})?$/;

/** Least and most of the balance, as plain decimals: the list may hold several currencies. */
export function AmountFilter({ label, filter, onFilter }: { label: string; filter: Filter; onFilter: (filter: Filter) => void }) {
  const [open, setOpen] = useState(false);
  const [min, max] = [filter['min']?.[0], filter['max']?.[0]];
  const shown = min && max ? `${min} – ${max}` : min ? `≥ ${min}` : max ? `≤ ${max}` : null;
  return (
    <>
      <button type="button" className={css.filter} data-set={shown !== null || undefined} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {shown === null ? label : `${label}: ${shown}`}
      </button>
      {open ? (
        <AmountDialog
          label={label}
          min={min ?? ''}
          max={max ?? ''}
          onClose={() => setOpen(false)}
          onChoose={(least, most) => onFilter(withField(withField(filter, 'min', least ? [least] : []), 'max', most ? [most] : []))}
        />
      ) : null}
    </>
  );
}

function AmountDialog({ label, min, max, onClose, onChoose }: { label: string; min: string; max: string; onClose: () => void; onChoose: (min: string, max: string) => void }) {
  const [least, setLeast] = useState(min);
  const [most, setMost] = useState(max);
  const problem = (text: string) => (text === '' || decimal.test(text) ? undefined : t('filter.amount.unread', 'Digits and a point, such as 1250.00'));
  const ready = !problem(least) && !problem(most);
  return (
    <Dialog
      opened
      onClose={onClose}
      title={label}
      size="sm"
      footer={
        <Button kind="primary" type="submit" form="amount-filter" disabled={!ready}>
          {t('filter.apply', 'Show')}
        </Button>
      }
    >
      <form
        id="amount-filter"
        className={css.two}
        onSubmit={(event) => {
          event.preventDefault();
          if (!ready) return;
          onChoose(least, most);
          onClose();
        }}
      >
        <TextField label={t('filter.least', 'At least')} inputMode="decimal" value={least} onChange={setLeast} error={problem(least)} autoFocus />
        <TextField label={t('filter.most', 'At most')} inputMode="decimal" value={most} onChange={setMost} error={problem(most)} />
      </form>
    </Dialog>
  );
}
