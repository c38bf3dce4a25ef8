import { useRef, type KeyboardEvent } from 'react';
import { t } from '~/i18n';
import { Button, IconButton } from '~/ui';
import css from './contracts.module.css';
import { blankTier, type TierDraft } from './model/line';

export interface TiersEditorProps {
  tiers: readonly TierDraft[];
  onChange: (tiers: readonly TierDraft[]) => void;
  /** Messages by "tiers.index.field". */
  errors: Readonly<Record<string, string>>;
  currency: string;
}

const fields = ['upTo', 'unitPrice', 'flat'] as const;

/** Tiers by their last unit; the last one has none. Enter goes down and adds a tier at the end, Ctrl+Delete takes one out. */
export function TiersEditor({ tiers, onChange, errors, currency }: TiersEditorProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const focus = (tier: number, field: number) => requestAnimationFrame(() => body.current?.querySelector<HTMLInputElement>(`[data-tier="${tier}.${field}"]`)?.focus());
  const labels = { upTo: t('tiers.upTo', 'Last unit'), unitPrice: t('tiers.price', 'Price per unit'), flat: t('tiers.flat', 'On entering') };
  // The new tier is the open one; the one that was it gets an end.
  const add = () => {
    onChange([...tiers, blankTier]);
    focus(tiers.length - 1, 0);
  };
  const remove = (index: number) => {
    const rest = tiers.filter((_, i) => i !== index);
    onChange(rest.length === 0 ? [blankTier] : rest.map((tier, i) => (i === rest.length - 1 ? { ...tier, upTo: '' } : tier)));
    focus(Math.max(0, index - 1), 1);
  };
  const onKeyDown = (event: KeyboardEvent, index: number, field: number) => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (index === tiers.length - 1) add();
      else focus(index + 1, field);
    } else if (event.ctrlKey && event.key === 'Delete') {
      event.preventDefault();
      event.stopPropagation();
      remove(index);
    }
  };
  const problems = Object.entries(errors).filter(([name]) => name.startsWith('tiers'));
  return (
    <div className={css.fields}>
      <table className={css.tiers} aria-label={t('tiers.title', 'Tiers')}>
        <thead>
          <tr>
            <th scope="col">{t('tiers.from', 'From')}</th>
            <th scope="col">{labels.upTo}</th>
            <th scope="col">
              {labels.unitPrice} {currency}
            </th>
            <th scope="col">{labels.flat}</th>
            <td />
          </tr>
        </thead>
        <tbody ref={body}>
          {tiers.map((tier, index) => {
            const last = index === tiers.length - 1;
            return (
              // Tiers have no name of their own; their place is it.
              <tr key={index}>
                <td>{index === 0 ? t('tiers.first', 'the first') : t('tiers.above', 'above {n}', { n: tiers[index - 1]?.upTo || '…' })}</td>
                {fields.map((field, i) => (
                  <td key={field}>
                    {field === 'upTo' && last ? (
                      <span className={css.hint} style={{ paddingInline: 8 }}>
                        {t('tiers.open', 'no end')}
                      </span>
                    ) : (
                      <input
                        className={css.cell}
                        data-tier={`${index}.${i}`}
                        aria-label={`${labels[field]}, ${t('tiers.tier', 'Tier {n}', { n: index + 1 })}`}
                        aria-invalid={errors[`tiers.${index}.${field}`] !== undefined || undefined}
                        aria-description={errors[`tiers.${index}.${field}`]}
                        inputMode="decimal"
                        autoComplete="off"
                        value={tier[field]}
                        onChange={(event) => onChange(tiers.map((other, at) => (at === index ? { ...other, [field]: event.currentTarget.value } : other)))}
                        onFocus={(event) => event.currentTarget.select()}
                        onKeyDown={(event) => onKeyDown(event, index, i)}
                      />
                    )}
                  </td>
                ))}
                <td>
                  <IconButton icon="trash" size={24} label={t('tiers.remove', 'Remove tier {n}', { n: index + 1 })} onClick={() => remove(index)} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {problems.length > 0 ? <p className={css.problem}>{problems.map(([, message]) => message).join(' ')}</p> : null}
      <span>
        <Button kind="quiet" icon="plus" onClick={add}>
          {t('tiers.add', 'Add a tier')}
        </Button>
      </span>
    </div>
  );
}
