import { useState } from 'react';
import { t } from '~/i18n';
import type { PlainDate } from '~/lib/plaindate';
import { Button, DateField, Dialog } from '~/ui';
import css from './records.module.css';

export interface DaysDialogProps {
  label: string;
  range: { from?: PlainDate; to?: PlainDate } | undefined;
  onClose: () => void;
  /** Gets the token of the address. */
  onChoose: (token: string | null) => void;
}

/** Two days, of which either may be missing. */
export default function DaysDialog({ label, range, onClose, onChoose }: DaysDialogProps) {
  const [from, setFrom] = useState<PlainDate | null>(range?.from ?? null);
  const [to, setTo] = useState<PlainDate | null>(range?.to ?? null);
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
            onChoose(from || to ? `${from ?? ''}..${to ?? ''}` : null);
            onClose();
          }}
        >
          {t('filter.apply', 'Show')}
        </Button>
      }
    >
      <div className={css.two}>
        <DateField label={t('filter.from', 'From')} value={from} onChange={setFrom} autoFocus {...(to ? { max: to } : {})} />
        <DateField label={t('filter.to', 'To')} value={to} onChange={setTo} {...(from ? { min: from } : {})} />
      </div>
    </Dialog>
  );
}
