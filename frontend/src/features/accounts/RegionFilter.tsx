import { useState } from 'react';
import type { FilterProps } from '~/app/records/filters';
import css from '~/app/records/records.module.css';
import { t } from '~/i18n';
import { withField } from '~/lib/url';
import { Button, Dialog, TextField } from '~/ui';

/** Regions are the accounts' own words, so the filter is typed. */
export function RegionFilter({ filter, onFilter }: Pick<FilterProps, 'filter' | 'onFilter'>) {
  const [open, setOpen] = useState(false);
  const value = filter['region']?.[0] ?? '';
  const [draft, setDraft] = useState(value);
  const label = t('accounts.region', 'Region');
  return (
    <>
      <button type="button" className={css.filter} data-set={value !== '' || undefined} aria-haspopup="dialog" onClick={() => (setDraft(value), setOpen(true))}>
        {value === '' ? label : `${label}: ${value}`}
      </button>
      <Dialog
        opened={open}
        onClose={() => setOpen(false)}
        title={label}
        size="sm"
        footer={
          <Button kind="primary" type="submit" form="region-filter">
            {t('filter.apply', 'Show')}
          </Button>
        }
      >
        <form
          id="region-filter"
          onSubmit={(event) => {
            event.preventDefault();
            onFilter(withField(filter, 'region', draft.trim() === '' ? [] : [draft.trim()]));
            setOpen(false);
          }}
        >
          <TextField label={label} hint={t('accounts.region.hint', 'As it is written in the account; empty for all.')} value={draft} onChange={setDraft} autoFocus />
        </form>
      </Dialog>
    </>
  );
}
