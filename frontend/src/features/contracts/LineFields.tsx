import { percentText, priceText } from '~/app/records/Rate';
import { holdsOn, priceOn } from '~/features/catalogue/model/prices';
import { t } from '~/i18n';
import type { PlainDate } from '~/lib/plaindate';
import { DateField, SelectField, TextField } from '~/ui';
import css from './contracts.module.css';
import { isMeasured, settle, takesPrice, tiersPrice, type LineDraft } from './model/line';
import { stepLabel, stepNames } from './model/milestones';
import { frequencies, frequencyName, kindName, lineKinds, pricingHint, pricingKinds, pricingName, timingName, timings } from './model/words';
import { TiersEditor } from './TiersEditor';
import type { Offers } from './useOffers';

export interface LineFieldsProps {
  line: LineDraft;
  onChange: (line: LineDraft) => void;
  errors: Readonly<Record<string, string>>;
  offers: Offers;
  currency: string;
  /** The day that the line starts on when it has no day of its own. */
  start: PlainDate;
  /** The row above has product, kind, quantity, price, frequency and timing already. */
  rest?: boolean;
  /** Dates are the amendment's: its day is where the line starts. */
  amends?: boolean;
}

/** The catalogue's price of the line on the day that it starts, in words. */
export function listPriceOf(line: LineDraft, offers: Offers, currency: string, start: PlainDate) {
  const product = offers.product(line.productCode);
  return product ? priceOn(product.prices, currency, line.startsOn ?? start) : undefined;
}

/** Every field of a line, in groups. */
export function LineFields({ line, onChange, errors, offers, currency, start, rest = false, amends = false }: LineFieldsProps) {
  const set = (part: Partial<LineDraft>) => onChange(settle({ ...line, ...part }));
  const text = (name: 'description' | 'productCode' | 'quantity' | 'unitPrice' | 'packageSize' | 'included' | 'percent' | 'months' | 'minimum' | 'budgetHours' | 'dailyHours' | 'site' | 'costCentre') => ({
    value: line[name],
    onChange: (value: string) => set({ [name]: value }),
    ...(errors[name] ? { error: errors[name] } : {}),
  });
  const day = (name: 'startsOn' | 'endsOn' | 'contractedOn' | 'installedOn' | 'functionalOn' | 'anchorOn' | 'first' | 'promotionEndsOn') => ({
    value: line[name],
    onChange: (value: PlainDate | null) => set({ [name]: value }),
    ...(errors[name] ? { error: errors[name] } : {}),
  });
  const product = offers.product(line.productCode);
  const listed = listPriceOf(line, offers, currency, start);
  const running = offers.promotions.filter((promotion) => promotion.code === line.promotionCode || holdsOn(promotion, line.startsOn ?? start));
  return (
    <div className={css.fields}>
      {rest ? null : (
        <div className={css.row}>
          <SelectField
            label={t('lines.product', 'Product')}
            required
            searchable
            value={product ? product.code : null}
            onChange={(code) => set({ productCode: code ?? '' })}
            options={offers.products.filter((entry) => entry.active || entry.code === line.productCode).map((entry) => ({ value: entry.code, label: `${entry.code} ${entry.name}` }))}
            error={errors['productCode']}
          />
          <SelectField label={t('line.kind', 'Kind')} value={line.kind} onChange={(kind) => kind && set({ kind })} options={lineKinds.map((value) => ({ value, label: kindName(value) }))} error={errors['kind']} />
          {isMeasured(line.kind) ? null : <TextField label={t('lines.quantity', 'Quantity')} inputMode="decimal" {...text('quantity')} />}
          {takesPrice(line) ? (
            <TextField
              label={t('line.priceIn', 'Price, {currency}', { currency })}
              inputMode="decimal"
              placeholder={listed ? priceText(listed.unitPrice, currency) : undefined}
              hint={line.unitPrice.trim() === '' ? (listed ? t('line.followsCatalogue', 'Empty: the catalogue’s price') : product && t('line.notListed', 'The catalogue has no price in {currency}', { currency })) : undefined}
              {...text('unitPrice')}
            />
          ) : null}
          <SelectField
            label={t('line.frequency', 'Billed')}
            value={line.frequency}
            disabled={line.kind === 'ONE_TIME'}
            onChange={(frequency) => frequency && set({ frequency })}
            options={frequencies.filter((value) => (value === 'ONE_TIME') === (line.kind === 'ONE_TIME')).map((value) => ({ value, label: frequencyName(value) }))}
            error={errors['frequency']}
          />
          <SelectField label={t('line.timing', 'When')} disabled={isMeasured(line.kind)} value={line.timing} onChange={(timing) => timing && set({ timing })} options={timings.map((value) => ({ value, label: timingName(value) }))} error={errors['timing']} />
        </div>
      )}
      <div className={css.row}>
        <TextField label={t('lines.description', 'Description')} placeholder={product?.name} maxLength={2000} {...text('description')} />
        <TextField label={t('inventory.siteName', 'Site')} maxLength={200} {...text('site')} />
        <TextField label={t('inventory.costCentre', 'Cost centre')} maxLength={60} {...text('costCentre')} />
      </div>
      {line.kind === 'TIME' ? null : (
        <fieldset className={css.group}>
          <legend>{t('line.pricing', 'Pricing')}</legend>
          <div className={css.row}>
            <SelectField label={t('line.pricingKind', 'Price by')} value={line.pricing} onChange={(pricing) => pricing && set({ pricing })} options={pricingKinds.map((value) => ({ value, label: pricingName(value) }))} hint={pricingHint(line.pricing)} error={errors['pricing']} />
            {line.pricing === 'PACKAGE' ? <TextField label={t('line.packageSize', 'Package of')} required inputMode="decimal" {...text('packageSize')} hint={t('line.packageSize.hint', 'Units in a package')} /> : null}
            <TextField label={t('line.included', 'Not charged')} inputMode="decimal" {...text('included')} hint={t('line.included.hint', 'Units of each period')} />
          </div>
          {tiersPrice(line.pricing) ? <TiersEditor tiers={line.tiers} onChange={(tiers) => set({ tiers })} errors={errors} currency={currency} /> : null}
        </fieldset>
      )}
      <fieldset className={css.group}>
        <legend>{t('line.conditions', 'Conditions')}</legend>
        <div className={css.row}>
          {line.kind === 'ONE_TIME' ? null : (
            <>
              <SelectField
                label={t('line.escalator', 'Escalator')}
                value={line.rises}
                onChange={(rises) => rises && set({ rises })}
                options={[
                  { value: 'NO', label: t('line.rises.no', 'Price stays') },
                  { value: 'PERCENT', label: t('line.rises.percent', 'Rises by a percentage') },
                  { value: 'INDEX', label: t('line.rises.index', 'Follows a price index') },
                ]}
                error={errors['rises']}
              />
              {line.rises === 'PERCENT' ? <TextField label={t('line.percent', 'Percent')} required inputMode="decimal" {...text('percent')} /> : null}
              {line.rises === 'INDEX' ? (
                <SelectField label={t('line.index', 'Price index')} required value={offers.indices.includes(line.index) ? line.index : null} onChange={(index) => set({ index: index ?? '' })} options={offers.indices.map((value) => ({ value, label: value }))} error={errors['index']} />
              ) : null}
              {line.rises === 'NO' ? null : (
                <>
                  <TextField label={t('line.months', 'Every, months')} inputMode="numeric" {...text('months')} />
                  <DateField label={t('line.first', 'First step')} {...day('first')} hint={t('line.first.hint', 'Empty: that long after its start')} />
                </>
              )}
            </>
          )}
          <SelectField
            label={t('line.promotion', 'Promotion')}
            clearable
            value={line.promotionCode === '' ? null : line.promotionCode}
            onChange={(code) => set({ promotionCode: code ?? '' })}
            options={running.map((promotion) => ({ value: promotion.code, label: `${promotion.code} −${percentText(promotion.percent)}` }))}
            error={errors['promotionCode']}
          />
          {line.promotionCode === '' ? null : <DateField label={t('line.promotionEnds', 'Promotion ends')} {...day('promotionEndsOn')} />}
          {isMeasured(line.kind) ? <TextField label={t('line.minimumIn', 'Minimum, {currency}', { currency })} inputMode="decimal" {...text('minimum')} hint={t('line.minimum.hint', 'The least a period costs')} /> : null}
          {line.kind === 'TIME' ? (
            <>
              <TextField label={t('line.budget', 'Hours in all')} inputMode="decimal" {...text('budgetHours')} hint={t('line.limit.hint', 'Empty: no limit')} />
              <TextField label={t('line.daily', 'Hours a day')} inputMode="decimal" {...text('dailyHours')} hint={t('line.daily.hint', 'Of one person; empty: no limit')} />
            </>
          ) : null}
        </div>
      </fieldset>
      <fieldset className={css.group}>
        <legend>{t('line.days', 'Days')}</legend>
        <div className={css.row}>
          {amends ? null : <DateField label={t('line.startsOn', 'Starts')} {...day('startsOn')} hint={t('line.startsOn.hint', 'Empty: with the contract')} />}
          <DateField label={t('line.endsOn', 'Ends')} {...day('endsOn')} hint={t('line.endsOn.hint', 'Empty: with the contract')} />
          <DateField label={t('line.anchor', 'Periods begin')} {...day('anchorOn')} hint={amends ? t('line.asBefore', 'Empty: as before, where product and site stay') : t('line.anchor.hint', 'Empty: where it starts')} />
        </div>
        <div className={css.row}>
          {stepNames.map((name) => (
            <DateField key={name} label={stepLabel(name)} {...day(name)} {...(amends ? { hint: t('line.asBefore', 'Empty: as before, where product and site stay') } : {})} />
          ))}
        </div>
      </fieldset>
    </div>
  );
}
