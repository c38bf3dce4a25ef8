import { useId, useRef, useState, type KeyboardEvent } from 'react';
import lines from '~/app/records/lines.module.css';
import { newIdempotencyKey } from '~/app/mutation';
import { priceText } from '~/app/records/Rate';
import { t } from '~/i18n';
import type { PlainDate } from '~/lib/plaindate';
import { Button, IconButton, Money } from '~/ui';
import css from './contracts.module.css';
import { LineFields, listPriceOf } from './LineFields';
import { blankLine, isBlank, isMeasured, periodAmount, rowFields, settle, takesPrice, type LineDraft } from './model/line';
import { frequencies, frequencyName, kindName, lineKinds, measureName, pricingName, timingName, timings } from './model/words';
import type { Offers } from './useOffers';

export interface LinesGridProps {
  lines: readonly LineDraft[];
  onChange: (lines: readonly LineDraft[]) => void;
  offers: Offers;
  currency: string;
  start: PlainDate;
  /** Messages by index of the line, and then by field. */
  errors: ReadonlyMap<number, Readonly<Record<string, string>>>;
}

const widths = ['minmax(150px, 1.4fr)', '116px', '104px', '132px', '112px', '116px'];
const fields = ['productCode', 'kind', 'quantity', 'unitPrice', 'frequency', 'timing'] as const;

export const newLine = (): LineDraft => blankLine(newIdempotencyKey());

/**
 * The lines of a contract, typed without the mouse: Tab goes through the cells, Enter to the line below and at the end to a
 * new one; Alt+Up and Alt+Down move between lines, Alt+Enter opens all that a line has, Ctrl+Delete takes it out.
 */
export function LinesGrid({ lines: all, onChange, offers, currency, start, errors }: LinesGridProps) {
  const list = useId();
  const body = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const focusCell = (line: number, field: number) => requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(`[data-cell="${line}.${field}"]`)?.focus());
  const labels = {
    productCode: t('lines.product', 'Product'),
    kind: t('line.kind', 'Kind'),
    quantity: t('lines.quantity', 'Quantity'),
    unitPrice: t('lines.price', 'Price'),
    frequency: t('line.frequency', 'Billed'),
    timing: t('line.timing', 'When'),
  };
  const set = (index: number, part: Partial<LineDraft>) => onChange(all.map((line, i) => (i === index ? settle({ ...line, ...part }) : line)));
  const add = (field = 0) => {
    // A line is most often like the one above it in how it is billed.
    const last = all.at(-1);
    onChange([...all, last && !isBlank(last) && last.kind !== 'ONE_TIME' ? { ...newLine(), frequency: last.frequency, timing: last.timing } : newLine()]);
    focusCell(all.length, field);
  };
  const remove = (index: number) => {
    onChange(all.length === 1 ? [newLine()] : all.filter((_, i) => i !== index));
    focusCell(Math.max(0, Math.min(index, all.length - 2)), 0);
  };
  const toggle = (id: string) => setOpened((old) => (old.has(id) ? new Set([...old].filter((other) => other !== id)) : new Set([...old, id])));
  const onKeyDown = (event: KeyboardEvent, index: number, field: number) => {
    if (event.nativeEvent.isComposing) return;
    const line = all[index];
    if (event.key === 'Enter' && event.altKey && line) {
      event.preventDefault();
      toggle(line.id);
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (index < all.length - 1) focusCell(index + 1, field);
      else if (line && !isBlank(line)) add();
    } else if (event.altKey && event.key === 'ArrowUp' && index > 0) {
      event.preventDefault();
      focusCell(index - 1, field);
    } else if (event.altKey && event.key === 'ArrowDown' && index < all.length - 1) {
      event.preventDefault();
      focusCell(index + 1, field);
    } else if (event.ctrlKey && event.key === 'Delete') {
      event.preventDefault();
      remove(index);
    }
  };
  const template = { '--lines': `28px ${widths.join(' ')} 124px 64px` } as React.CSSProperties;
  return (
    <fieldset className={`${lines.editor} ${css.lines}`} style={template}>
      <legend className="sr-only">{t('contract.lines', 'Lines')}</legend>
      <div className={lines.head} aria-hidden="true">
        <span>#</span>
        {fields.map((field) => (
          <span key={field} data-align={field === 'quantity' || field === 'unitPrice' ? 'end' : undefined}>
            {labels[field]}
          </span>
        ))}
        <span data-align="end">{t('line.period', 'Per period')}</span>
        <span />
      </div>
      <div ref={body}>
        {all.map((line, index) => {
          const problems = errors.get(index) ?? {};
          const hidden = Object.keys(problems).some((name) => !rowFields.includes(name));
          const open = opened.has(line.id) || hidden;
          const listed = listPriceOf(line, offers, currency, start);
          const amount = isBlank(line) ? null : periodAmount(line, currency, listed?.unitPrice);
          const name = (field: (typeof fields)[number]) => `${labels[field]}, ${t('lines.line', 'Line {n}', { n: index + 1 })}`;
          const cell = (field: (typeof fields)[number], i: number) => ({
            'data-cell': `${index}.${i}`,
            'aria-label': name(field),
            'aria-invalid': problems[field] !== undefined || undefined,
            'aria-description': problems[field],
            onKeyDown: (event: KeyboardEvent) => onKeyDown(event, index, i),
          });
          const shown = rowFields.map((field) => problems[field]).filter((message) => message !== undefined);
          return (
            <div key={line.id} role="group" aria-label={t('lines.line', 'Line {n}', { n: index + 1 })} className={lines.line}>
              <span className={lines.no}>{index + 1}</span>
              <span className={lines.field} data-label={labels.productCode} data-wide>
                <input
                  className={lines.cell}
                  {...cell('productCode', 0)}
                  list={list}
                  placeholder={labels.productCode}
                  autoComplete="off"
                  value={line.productCode}
                  onChange={(event) => set(index, { productCode: event.currentTarget.value })}
                  onFocus={(event) => event.currentTarget.select()}
                />
              </span>
              <span className={lines.field} data-label={labels.kind}>
                <select className={lines.cell} {...cell('kind', 1)} value={line.kind} onChange={(event) => set(index, { kind: event.currentTarget.value as LineDraft['kind'] })}>
                  {lineKinds.map((value) => (
                    <option key={value} value={value}>
                      {kindName(value)}
                    </option>
                  ))}
                </select>
              </span>
              <span className={lines.field} data-label={labels.quantity}>
                {isMeasured(line.kind) ? (
                  <button type="button" className={lines.cell} data-align="end" {...cell('quantity', 2)} aria-label={`${name('quantity')}: ${measureName(line.kind)}`} aria-expanded={open} onClick={() => toggle(line.id)}>
                    {measureName(line.kind)}
                  </button>
                ) : (
                  <input
                    className={lines.cell}
                    data-align="end"
                    {...cell('quantity', 2)}
                    placeholder={labels.quantity}
                    inputMode="decimal"
                    autoComplete="off"
                    value={line.quantity}
                    onChange={(event) => set(index, { quantity: event.currentTarget.value })}
                    onFocus={(event) => event.currentTarget.select()}
                  />
                )}
              </span>
              <span className={lines.field} data-label={labels.unitPrice}>
                {takesPrice(line) ? (
                  <input
                    className={lines.cell}
                    data-align="end"
                    data-price
                    {...cell('unitPrice', 3)}
                    placeholder={listed ? t('line.listed', 'list {price}', { price: priceText(listed.unitPrice, currency) }) : line.productCode.trim() === '' ? '' : t('line.noList', 'no list price')}
                    inputMode="decimal"
                    autoComplete="off"
                    value={line.unitPrice}
                    onChange={(event) => set(index, { unitPrice: event.currentTarget.value })}
                    onFocus={(event) => event.currentTarget.select()}
                  />
                ) : (
                  <button type="button" className={lines.cell} data-align="end" {...cell('unitPrice', 3)} aria-expanded={open} onClick={() => toggle(line.id)}>
                    {line.kind === 'TIME' ? t('line.byCard', 'Rate card') : pricingName(line.pricing)}
                  </button>
                )}
              </span>
              <span className={lines.field} data-label={labels.frequency}>
                <select className={lines.cell} {...cell('frequency', 4)} disabled={line.kind === 'ONE_TIME'} value={line.frequency} onChange={(event) => set(index, { frequency: event.currentTarget.value as LineDraft['frequency'] })}>
                  {frequencies
                    .filter((value) => (value === 'ONE_TIME') === (line.kind === 'ONE_TIME'))
                    .map((value) => (
                      <option key={value} value={value}>
                        {frequencyName(value)}
                      </option>
                    ))}
                </select>
              </span>
              <span className={lines.field} data-label={labels.timing}>
                <select className={lines.cell} {...cell('timing', 5)} disabled={isMeasured(line.kind)} value={line.timing} onChange={(event) => set(index, { timing: event.currentTarget.value as LineDraft['timing'] })}>
                  {timings.map((value) => (
                    <option key={value} value={value}>
                      {timingName(value)}
                    </option>
                  ))}
                </select>
              </span>
              <output className={lines.amount} data-label={t('line.period', 'Per period')}>
                {amount ? <Money value={amount} zero="digits" /> : null}
              </output>
              <span className={css.lineButtons}>
                <IconButton icon="chevron" label={t('line.more', 'All of line {n}', { n: index + 1 })} pressed={open} onClick={() => toggle(line.id)} />
                <IconButton icon="trash" label={t('lines.remove', 'Remove line {n}', { n: index + 1 })} onClick={() => remove(index)} />
              </span>
              {shown.length > 0 ? <p className={lines.problem}>{shown.join(' ')}</p> : null}
              {open ? (
                <div className={css.details}>
                  <LineFields rest line={line} onChange={(next) => set(index, next)} errors={problems} offers={offers} currency={currency} start={start} />
                </div>
              ) : null}
            </div>
          );
        })}
      </div>
      <div className={lines.foot}>
        <Button kind="quiet" icon="plus" onClick={() => add()}>
          {t('lines.add', 'Add a line')}
        </Button>
        <span className={lines.hint}>{t('line.hint', 'Enter: next line · Alt+Enter: all of a line · Ctrl+Delete: remove')}</span>
      </div>
      <datalist id={list}>
        {offers.products
          .filter((product) => product.active)
          .map((product) => (
            <option key={product.id} value={product.code}>
              {product.name}
            </option>
          ))}
      </datalist>
    </fieldset>
  );
}
