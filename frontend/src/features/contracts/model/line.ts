import { t } from '~/i18n';
import { lineAmount, parseDecimal } from '~/lib/lines';
import type { Money } from '~/lib/money';
import type { PlainDate } from '~/lib/plaindate';
import { plainPrice } from '~/lib/rate';
import type { ContractLineInput } from '~/__generated__/ContractEditorPageMutation.graphql';
import type { Frequency, LineKind, PricingKind, Timing } from './words';

/** A tier as it is typed; without an end it is the last one. */
export interface TierDraft {
  readonly upTo: string;
  readonly unitPrice: string;
  readonly flat: string;
}

/** A line as it is typed: numbers are text, an empty price is the catalogue's. */
export interface LineDraft {
  /** Of the row on screen, not of a record. */
  readonly id: string;
  readonly productCode: string;
  readonly kind: LineKind;
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly pricing: PricingKind;
  readonly tiers: readonly TierDraft[];
  readonly packageSize: string;
  readonly included: string;
  readonly rises: 'NO' | 'PERCENT' | 'INDEX';
  readonly percent: string;
  readonly index: string;
  readonly months: string;
  readonly first: PlainDate | null;
  readonly promotionCode: string;
  readonly promotionEndsOn: PlainDate | null;
  readonly minimum: string;
  readonly budgetHours: string;
  readonly dailyHours: string;
  readonly frequency: Frequency;
  readonly timing: Timing;
  readonly startsOn: PlainDate | null;
  readonly endsOn: PlainDate | null;
  readonly contractedOn: PlainDate | null;
  readonly installedOn: PlainDate | null;
  readonly functionalOn: PlainDate | null;
  readonly anchorOn: PlainDate | null;
  readonly site: string;
  readonly costCentre: string;
}

export const blankTier: TierDraft = { upTo: '', unitPrice: '', flat: '' };

export const blankLine = (id: string): LineDraft => ({
  id,
  productCode: '',
  kind: 'RECURRING',
  description: '',
  quantity: '1',
  unitPrice: '',
  pricing: 'UNIT',
  tiers: [blankTier],
  packageSize: '',
  included: '',
  rises: 'NO',
  percent: '',
  index: '',
  months: '12',
  first: null,
  promotionCode: '',
  promotionEndsOn: null,
  minimum: '',
  budgetHours: '',
  dailyHours: '',
  frequency: 'MONTHLY',
  timing: 'ADVANCE',
  startsOn: null,
  endsOn: null,
  contractedOn: null,
  installedOn: null,
  functionalOn: null,
  anchorOn: null,
  site: '',
  costCentre: '',
});

/** A line of a contract, as the API answers it. */
export interface ContractLine {
  readonly kind: LineKind;
  readonly product: { readonly code: string };
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly listPriced: boolean;
  readonly pricing?: { readonly kind: PricingKind; readonly packageSize: string; readonly included: string; readonly tiers: readonly { readonly upTo?: string | null; readonly unitPrice: string; readonly flat: string }[] } | null;
  readonly escalator?: { readonly percent: string; readonly index: string; readonly months: number; readonly first?: PlainDate | null } | null;
  readonly promotion?: { readonly code: string } | null;
  readonly promotionEndsOn?: PlainDate | null;
  readonly minimum: string;
  readonly budgetHours: string;
  readonly dailyHours: string;
  readonly frequency: Frequency;
  readonly timing: Timing;
  readonly startsOn: PlainDate;
  readonly endsOn?: PlainDate | null;
  readonly contractedOn?: PlainDate | null;
  readonly installedOn?: PlainDate | null;
  readonly functionalOn?: PlainDate | null;
  readonly anchorOn?: PlainDate | null;
  readonly site: string;
  readonly costCentre: string;
}

const unlessZero = (value: string): string => (isZero(value) ? '' : value);
const isZero = (value: string): boolean => parseDecimal(value)?.units === 0n;

/** The line as it would be typed; prices have the digits of the contract's currency. */
export function draftOf(line: ContractLine, id: string, currency: string): LineDraft {
  const price = (value: string) => plainPrice(value, currency);
  return {
    ...blankLine(id),
    productCode: line.product.code,
    kind: line.kind,
    description: line.description,
    quantity: line.quantity,
    unitPrice: line.listPriced || tiersPrice(line.pricing?.kind ?? 'UNIT') || line.kind === 'TIME' ? '' : price(line.unitPrice),
    pricing: line.pricing?.kind ?? 'UNIT',
    tiers: line.pricing && line.pricing.tiers.length > 0 ? line.pricing.tiers.map((tier) => ({ upTo: tier.upTo ?? '', unitPrice: price(tier.unitPrice), flat: isZero(tier.flat) ? '' : price(tier.flat) })) : [blankTier],
    packageSize: unlessZero(line.pricing?.packageSize ?? '0'),
    included: unlessZero(line.pricing?.included ?? '0'),
    rises: line.escalator ? (line.escalator.index === '' ? 'PERCENT' : 'INDEX') : 'NO',
    percent: unlessZero(line.escalator?.percent ?? '0'),
    index: line.escalator?.index ?? '',
    months: String(line.escalator?.months ?? 12),
    first: line.escalator?.first ?? null,
    promotionCode: line.promotion?.code ?? '',
    promotionEndsOn: line.promotionEndsOn ?? null,
    minimum: isZero(line.minimum) ? '' : price(line.minimum),
    budgetHours: unlessZero(line.budgetHours),
    dailyHours: unlessZero(line.dailyHours),
    frequency: line.frequency,
    timing: line.timing,
    startsOn: line.startsOn,
    endsOn: line.endsOn ?? null,
    contractedOn: line.contractedOn ?? null,
    installedOn: line.installedOn ?? null,
    functionalOn: line.functionalOn ?? null,
    anchorOn: line.anchorOn ?? null,
    site: line.site,
    costCentre: line.costCentre,
  };
}

/**
 * What takes the place of a line from a day on, as it would be typed. Its days are the amendment's, and the milestones and
 * periods of a service that goes on are carried over by the server.
 */
export function replacementOf(line: ContractLine, id: string, contract: { readonly currency: string; readonly endsOn?: PlainDate | null }): LineDraft {
  const draft = draftOf(line, id, contract.currency);
  return { ...draft, startsOn: null, endsOn: draft.endsOn === (contract.endsOn ?? null) ? null : draft.endsOn, contractedOn: null, installedOn: null, functionalOn: null, anchorOn: null };
}

/** Prices stand in tiers; a unit price of its own has no meaning. */
export const tiersPrice = (pricing: PricingKind): boolean => pricing === 'TIERED' || pricing === 'VOLUME';

/** Whether there is a unit price to type: hours cost what the rate card says. */
export const takesPrice = (line: Pick<LineDraft, 'kind' | 'pricing'>): boolean => line.kind !== 'TIME' && !tiersPrice(line.pricing);

/**
 * What the fields of a line mean together: a one-time charge has no period, and what is measured is billed afterwards. Its
 * quantity is not shown, and so cannot stay wrong.
 */
export function settle(line: LineDraft): LineDraft {
  const frequency = line.kind === 'ONE_TIME' ? 'ONE_TIME' : line.frequency === 'ONE_TIME' ? 'MONTHLY' : line.frequency;
  if (!isMeasured(line.kind)) return { ...line, frequency };
  return { ...line, frequency, timing: 'ARREARS', quantity: (parseDecimal(line.quantity)?.units ?? -1n) < 0n ? '1' : line.quantity };
}

/** Only what was used or worked is known, so it has no quantity of its own, is billed in arrears and may have a minimum. */
export const isMeasured = (kind: LineKind): kind is 'USAGE' | 'TIME' => kind === 'USAGE' || kind === 'TIME';

export const isBlank = (line: LineDraft): boolean => line.productCode.trim() === '' && line.description.trim() === '' && line.unitPrice.trim() === '';

/** The line for the server. What is empty is left out, so that the server's own defaults hold. */
export function lineInput(line: LineDraft): ContractLineInput {
  const given = <Name extends keyof ContractLineInput>(name: Name, value: string | null): { [N in Name]?: string } => (value === null || value.trim() === '' ? {} : ({ [name]: value.trim() } as { [N in Name]: string }));
  const tiers = line.tiers.filter((tier) => tier.unitPrice.trim() !== '' || tier.upTo.trim() !== '');
  return {
    productCode: line.productCode.trim(),
    kind: line.kind,
    description: line.description.trim(),
    quantity: line.quantity.trim() || '1',
    frequency: line.frequency,
    timing: line.timing,
    ...(takesPrice(line) ? given('unitPrice', line.unitPrice) : line.kind === 'TIME' ? {} : { unitPrice: '0' }),
    ...(line.kind === 'TIME' || (line.pricing === 'UNIT' && line.included.trim() === '')
      ? {}
      : {
          pricing: {
            kind: line.pricing,
            ...(tiersPrice(line.pricing)
              ? { tiers: tiers.map((tier) => ({ ...(tier.upTo.trim() === '' ? {} : { upTo: tier.upTo.trim() }), unitPrice: tier.unitPrice.trim(), ...(tier.flat.trim() === '' ? {} : { flat: tier.flat.trim() }) })) }
              : {}),
            ...(line.pricing === 'PACKAGE' ? { packageSize: line.packageSize.trim() } : {}),
            ...(line.included.trim() === '' ? {} : { included: line.included.trim() }),
          },
        }),
    ...(line.rises === 'NO' || line.kind === 'ONE_TIME'
      ? {}
      : {
          escalator: {
            ...(line.rises === 'PERCENT' ? { percent: line.percent.trim() } : { index: line.index.trim() }),
            months: Number(line.months),
            ...(line.first ? { first: line.first } : {}),
          },
        }),
    ...given('promotionCode', line.promotionCode),
    ...given('promotionEndsOn', line.promotionCode.trim() === '' ? null : line.promotionEndsOn),
    ...given('minimum', isMeasured(line.kind) ? line.minimum : ''),
    ...given('budgetHours', line.kind === 'TIME' ? line.budgetHours : ''),
    ...given('dailyHours', line.kind === 'TIME' ? line.dailyHours : ''),
    ...given('startsOn', line.startsOn),
    ...given('endsOn', line.endsOn),
    ...given('contractedOn', line.contractedOn),
    ...given('installedOn', line.installedOn),
    ...given('functionalOn', line.functionalOn),
    ...given('anchorOn', line.anchorOn),
    ...given('site', line.site),
    ...given('costCentre', line.costCentre),
  };
}

/** What can be told wrong before the server is asked, by field. */
export function lineProblems(line: LineDraft, knowsProduct: (code: string) => boolean): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const number = (field: string, value: string, message: string) => {
    if (value.trim() !== '' && !parseDecimal(value)) found[field] = message;
  };
  const decimal = t('line.problem.decimal', 'A number with at most 8 decimals, such as 19.99.');
  if (line.productCode.trim() === '') found['productCode'] = t('line.problem.product', 'Choose a product.');
  else if (!knowsProduct(line.productCode.trim())) found['productCode'] = t('lines.badProduct', 'No product has the code {code}.', { code: line.productCode.trim() });
  number('quantity', line.quantity, t('lines.badQuantity', 'Quantity: a number with at most 8 decimals, such as 1.5.'));
  if (takesPrice(line)) number('unitPrice', line.unitPrice, t('lines.badPrice', 'Price: a number with at most 8 decimals, such as 19.99.'));
  // What the kind of the line has no use for is not sent, and so cannot be wrong.
  if (line.kind !== 'TIME') {
    number('included', line.included, decimal);
    if (line.pricing === 'PACKAGE' && !((parseDecimal(line.packageSize)?.units ?? 0n) > 0n)) found['packageSize'] = t('line.problem.package', 'How many units a package holds.');
    if (tiersPrice(line.pricing)) Object.assign(found, tierProblems(line.tiers));
  } else {
    number('budgetHours', line.budgetHours, decimal);
    number('dailyHours', line.dailyHours, decimal);
  }
  if (isMeasured(line.kind)) number('minimum', line.minimum, decimal);
  if (line.kind !== 'ONE_TIME') {
    if (line.rises === 'PERCENT' && !parseDecimal(line.percent)) found['percent'] = t('line.problem.percent', 'How many percent, such as 3.');
    if (line.rises === 'INDEX' && line.index.trim() === '') found['index'] = t('line.problem.index', 'Which price index.');
    if (line.rises !== 'NO' && !(/^\d{1,3}$/.test(line.months) && Number(line.months) >= 1 && Number(line.months) <= 120)) found['months'] = t('line.problem.months', '1 to 120 months.');
  }
  if (line.startsOn && line.endsOn && line.endsOn < line.startsOn) found['endsOn'] = t('line.problem.end', 'It ends before it starts.');
  return found;
}

/** Ends rise, every tier has a price, and only the last has no end. */
export function tierProblems(tiers: readonly TierDraft[]): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  tiers.forEach((tier, i) => {
    const last = i === tiers.length - 1;
    const end = parseDecimal(tier.upTo);
    const before = i > 0 ? parseDecimal(tiers[i - 1]?.upTo ?? '') : { units: 0n, scale: 0 };
    if (!parseDecimal(tier.unitPrice)) found[`tiers.${i}.unitPrice`] = t('tiers.problem.price', 'Tier {n}: what a unit costs.', { n: i + 1 });
    if (tier.flat.trim() !== '' && !parseDecimal(tier.flat)) found[`tiers.${i}.flat`] = t('tiers.problem.flat', 'Tier {n}: the charge on entering is a number.', { n: i + 1 });
    if (last) {
      if (tier.upTo.trim() !== '') found[`tiers.${i}.upTo`] = t('tiers.problem.last', 'The last tier has no end.');
    } else if (!end) found[`tiers.${i}.upTo`] = t('tiers.problem.end', 'Tier {n}: its last unit.', { n: i + 1 });
    else if (before && compareDecimals(end, before) <= 0) found[`tiers.${i}.upTo`] = t('tiers.problem.order', 'Tier {n} ends before it begins.', { n: i + 1 });
  });
  return found;
}

function compareDecimals(a: { units: bigint; scale: number }, b: { units: bigint; scale: number }): -1 | 0 | 1 {
  const left = a.units * 10n ** BigInt(b.scale);
  const right = b.units * 10n ** BigInt(a.scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** What a period comes to before taxes, where quantity and price say it; `listPrice` is the catalogue's, for lines without one. */
export function periodAmount(line: LineDraft, currency: string, listPrice: string | undefined): Money | null {
  if (!takesPrice(line) || line.pricing !== 'UNIT' || line.kind === 'USAGE' || line.included.trim() !== '') return null;
  const price = line.unitPrice.trim() === '' ? listPrice : line.unitPrice;
  return price === undefined ? null : lineAmount(line.quantity.trim() || '1', price, currency);
}

/** Fields of the input that are called otherwise on screen. */
const screenNames: Readonly<Record<string, string>> = {
  pricing: 'pricing',
  'pricing.kind': 'pricing',
  'pricing.packageSize': 'packageSize',
  'pricing.included': 'included',
  escalator: 'rises',
  'escalator.percent': 'percent',
  'escalator.index': 'index',
  'escalator.months': 'months',
  'escalator.first': 'first',
  product: 'productCode',
  productId: 'productCode',
  promotion: 'promotionCode',
};

/** The server's name of a field of a line as the screen's. */
export function screenName(path: string): string {
  return screenNames[path] ?? path.replace(/^pricing\.tiers\./, 'tiers.');
}

/**
 * Errors by the path of their field, sorted out: those of lines by the index of the line as it was sent, and the rest.
 * `before` is what leads to a line's index: "lines", or "changes" whose lines are below each.
 */
export function sortErrors(errors: Readonly<Record<string, string>>, before: 'lines' | 'changes'): { lines: ReadonlyMap<number, Readonly<Record<string, string>>>; rest: Readonly<Record<string, string>> } {
  const lines = new Map<number, Record<string, string>>();
  const rest: Record<string, string> = {};
  const pattern = new RegExp(`^${before}\\.(\\d+)(?:\\.(?:line\\.)?(.+))?$`);
  for (const [path, message] of Object.entries(errors)) {
    const match = pattern.exec(path);
    if (!match) {
      rest[path] = message;
      continue;
    }
    const index = Number(match[1]);
    const found = lines.get(index) ?? {};
    found[match[2] === undefined || match[2] === 'line' ? '' : screenName(match[2])] ??= message;
    lines.set(index, found);
  }
  return { lines, rest };
}

/** The fields that the one-row form of a line shows; an error elsewhere opens the rest. */
export const rowFields: readonly string[] = ['productCode', 'kind', 'quantity', 'unitPrice', 'frequency', 'timing', ''];
