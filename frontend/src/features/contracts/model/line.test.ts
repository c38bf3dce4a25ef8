import { expect, it } from 'vitest';
import { blankLine, draftOf, isBlank, lineInput, lineProblems, periodAmount, replacementOf, settle, sortErrors, tierProblems, type ContractLine, type LineDraft } from './line';

const line = (more: Partial<LineDraft> = {}): LineDraft => ({ ...blankLine('1'), productCode: 'DIA-100', ...more });
const known = () => true;

it('leaves out what is empty, so that a line without a price follows the catalogue', () => {
  expect(isBlank(blankLine('1'))).toBe(true);
  expect(lineInput(line())).toEqual({ productCode: 'DIA-100', kind: 'RECURRING', description: '', quantity: '1', frequency: 'MONTHLY', timing: 'ADVANCE' });
  expect(lineInput(line({ unitPrice: ' 19.99 ', site: 'Oslo', startsOn: '2026-01-01' }))).toMatchObject({ unitPrice: '19.99', site: 'Oslo', startsOn: '2026-01-01' });
  expect(lineInput(line({ kind: 'TIME', unitPrice: '5' }))).not.toHaveProperty('unitPrice');
});

it('sends tiers with an open end, and no unit price beside them', () => {
  const tiers = [
    { upTo: '1000', unitPrice: '0.05', flat: '' },
    { upTo: '', unitPrice: '0.04', flat: '10' },
  ];
  expect(lineInput(line({ pricing: 'TIERED', tiers, included: '100', unitPrice: '9' }))).toMatchObject({
    unitPrice: '0',
    pricing: { kind: 'TIERED', included: '100', tiers: [{ upTo: '1000', unitPrice: '0.05' }, { unitPrice: '0.04', flat: '10' }] },
  });
  expect(lineInput(line({ pricing: 'PACKAGE', packageSize: '500', unitPrice: '9' })).pricing).toEqual({ kind: 'PACKAGE', packageSize: '500' });
});

it('a promotion that was taken out takes its last day along', () => {
  expect(lineInput(line({ promotionEndsOn: '2026-06-30' }))).not.toHaveProperty('promotionEndsOn');
  expect(lineInput(line({ promotionCode: 'SPRING', promotionEndsOn: '2026-06-30' }))).toMatchObject({ promotionCode: 'SPRING', promotionEndsOn: '2026-06-30' });
});

it('an escalator is a percentage or an index', () => {
  expect(lineInput(line({ rises: 'PERCENT', percent: '3', index: 'CPI' })).escalator).toEqual({ percent: '3', months: 12 });
  expect(lineInput(line({ rises: 'INDEX', percent: '3', index: 'CPI', months: '24', first: '2027-01-01' })).escalator).toEqual({ index: 'CPI', months: 24, first: '2027-01-01' });
});

it('reads a line back as it was typed', () => {
  const stored: ContractLine = {
    kind: 'USAGE',
    product: { code: 'SMS' },
    description: 'Messages',
    quantity: '1',
    unitPrice: '0',
    listPriced: false,
    pricing: { kind: 'VOLUME', packageSize: '0', included: '50', tiers: [{ upTo: '100', unitPrice: '0.1', flat: '0' }, { upTo: null, unitPrice: '0.08', flat: '2' }] },
    escalator: { percent: '2.5', index: '', months: 12, first: null },
    promotion: null,
    minimum: '25',
    budgetHours: '0',
    dailyHours: '0',
    frequency: 'MONTHLY',
    timing: 'ARREARS',
    startsOn: '2026-01-01',
    site: '',
    costCentre: 'IT',
  };
  const draft = draftOf(stored, '1', 'USD');
  expect(draft).toMatchObject({ unitPrice: '', minimum: '25.00', budgetHours: '', rises: 'PERCENT', percent: '2.5', included: '50', tiers: [{ upTo: '100', unitPrice: '0.10', flat: '' }, { upTo: '', unitPrice: '0.08', flat: '2.00' }] });
  expect(lineProblems(draft, known)).toEqual({});
  expect(draftOf({ ...stored, kind: 'RECURRING', pricing: null, unitPrice: '12', listPriced: true }, '1', 'USD').unitPrice).toBe('');
  expect(draftOf({ ...stored, kind: 'RECURRING', pricing: null, unitPrice: '12.125' }, '1', 'USD').unitPrice).toBe('12.125');
  expect(draftOf({ ...stored, kind: 'RECURRING', pricing: null, unitPrice: '12' }, '1', 'JPY').unitPrice).toBe('12');
});

it('what the kind has no use for is neither sent nor wrong', () => {
  const left = line({ minimum: '10', budgetHours: 'many', rises: 'PERCENT', percent: '3' });
  expect(lineInput({ ...left, kind: 'ONE_TIME' })).not.toHaveProperty('minimum');
  expect(lineInput({ ...left, kind: 'ONE_TIME' })).not.toHaveProperty('escalator');
  expect(lineInput({ ...left, kind: 'TIME' })).toMatchObject({ minimum: '10', budgetHours: 'many' });
  expect(lineProblems({ ...left, kind: 'USAGE' }, known)).toEqual({});
  expect(lineProblems({ ...left, kind: 'TIME' }, known)).toHaveProperty('budgetHours');
  expect(lineInput(line({ kind: 'TIME', pricing: 'VOLUME' }))).not.toHaveProperty('pricing');
});

it('a line that takes the place of another has no days of its own', () => {
  const stored = { kind: 'RECURRING', product: { code: 'DIA-100' }, description: '', quantity: '1', unitPrice: '90', listPriced: false, minimum: '0', budgetHours: '0', dailyHours: '0', frequency: 'MONTHLY', timing: 'ADVANCE', startsOn: '2026-01-01', endsOn: '2026-12-31', functionalOn: '2026-01-05', site: '', costCentre: '' } as const;
  expect(replacementOf(stored, '1', { currency: 'USD', endsOn: '2026-12-31' })).toMatchObject({ unitPrice: '90.00', startsOn: null, endsOn: null, functionalOn: null });
  expect(replacementOf(stored, '1', { currency: 'USD' }).endsOn).toBe('2026-12-31');
});

it('says what is wrong at its field', () => {
  const wrong = lineProblems(line({ productCode: 'NONE', quantity: 'two', unitPrice: '1,5', rises: 'PERCENT', months: '0', startsOn: '2026-02-01', endsOn: '2026-01-01' }), (code) => code !== 'NONE');
  expect(Object.keys(wrong).toSorted()).toEqual(['endsOn', 'months', 'percent', 'productCode', 'quantity', 'unitPrice']);
  expect(lineProblems(line({ pricing: 'PACKAGE', packageSize: '0' }), known)).toHaveProperty('packageSize');
});

it('tiers rise and end openly', () => {
  expect(tierProblems([{ upTo: '', unitPrice: '1', flat: '' }])).toEqual({});
  expect(Object.keys(tierProblems([{ upTo: '10', unitPrice: '1', flat: '' }, { upTo: '10.0', unitPrice: '', flat: 'x' }, { upTo: '20', unitPrice: '1', flat: '' }]))).toEqual([
    'tiers.1.unitPrice',
    'tiers.1.flat',
    'tiers.1.upTo',
    'tiers.2.upTo',
  ]);
  expect(tierProblems([{ upTo: '9', unitPrice: '1', flat: '' }, { upTo: '10', unitPrice: '1', flat: '' }, { upTo: '', unitPrice: '1', flat: '' }])).toEqual({});
});

it('a one-time line has no period, and a period no once', () => {
  expect(settle(line({ kind: 'ONE_TIME' })).frequency).toBe('ONE_TIME');
  expect(settle(line({ kind: 'USAGE', frequency: 'ONE_TIME' }))).toMatchObject({ frequency: 'MONTHLY', timing: 'ARREARS' });
  expect(settle(line({ frequency: 'ANNUAL' })).frequency).toBe('ANNUAL');
  // A quantity that nobody sees can't be wrong, and stays where it can't be.
  expect(['0', '2.5', '', 'two', '-1'].map((quantity) => settle(line({ kind: 'TIME', quantity })).quantity)).toEqual(['0', '2.5', '1', '1', '1']);
  expect(settle(line({ quantity: 'two' })).quantity).toBe('two');
});

it('sums a period exactly where it can be told', () => {
  expect(periodAmount(line({ quantity: '3', unitPrice: '19.995' }), 'USD', undefined)).toEqual({ amount: '59.99', currency: 'USD' });
  expect(periodAmount(line({ quantity: '2' }), 'USD', '10')).toEqual({ amount: '20.00', currency: 'USD' });
  expect(periodAmount(line(), 'USD', undefined)).toBeNull();
  expect(periodAmount(line({ kind: 'USAGE', unitPrice: '1' }), 'USD', undefined)).toBeNull();
});

it('brings the errors of the server to the fields of the screen', () => {
  const { lines, rest } = sortErrors({ 'lines.2.unitPrice': 'a', 'lines.0.pricing.tiers.1.upTo': 'b', 'lines.0.escalator': 'c', 'lines.1': 'd', endsOn: 'e' }, 'lines');
  expect(Object.fromEntries(lines)).toEqual({ 2: { unitPrice: 'a' }, 0: { 'tiers.1.upTo': 'b', rises: 'c' }, 1: { '': 'd' } });
  expect(rest).toEqual({ endsOn: 'e' });
  expect(Object.fromEntries(sortErrors({ 'changes.0.line.unitPrice': 'a', 'changes.1.lineId': 'b' }, 'changes').lines)).toEqual({ 0: { unitPrice: 'a' }, 1: { lineId: 'b' } });
});
