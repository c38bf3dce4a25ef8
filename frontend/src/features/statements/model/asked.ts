import { isPlainDate, resolveRange, type PlainDate } from '~/lib/plaindate';
import type { Filter } from '~/lib/url';

export const statementKinds = ['OPEN_ITEM', 'BALANCE_FORWARD'] as const;
export type StatementKind = (typeof statementKinds)[number];

export const breakdowns = ['PRODUCT', 'SITE', 'COST_CENTRE', 'CONTRACT', 'SERVICE'] as const;
export type Breakdown = (typeof breakdowns)[number];

/** What a statement is asked for, as the address says it. */
export interface AskedStatement {
  account: string | null;
  kind: StatementKind;
  asOf: PlainDate;
  /** Of a balance forward: the first day of the movements. */
  from: PlainDate;
  group: boolean;
  breakdown: Breakdown | null;
}

const dayOf = (filter: Filter, field: string): PlainDate | null => {
  const day = filter[field]?.[0] ?? '';
  return isPlainDate(day) ? day : null;
};

const startOfMonth = (day: PlainDate): PlainDate => `${day.slice(0, 8)}01`;

/** Values that nobody could mean fall back to the default: an address may come from anywhere. */
export function askedStatement(filter: Filter, today: PlainDate): AskedStatement {
  const asOf = dayOf(filter, 'asof') ?? today;
  const from = dayOf(filter, 'from');
  return {
    account: filter['account']?.[0] ?? null,
    kind: statementKinds.find((kind) => filter['kind']?.[0] === kind) ?? 'OPEN_ITEM',
    asOf: asOf > today ? today : asOf,
    from: from !== null && from <= asOf ? from : startOfMonth(asOf),
    group: filter['group']?.[0] === 'all',
    breakdown: breakdowns.find((breakdown) => filter['by']?.[0] === breakdown) ?? null,
  };
}

/** The same for the file that the server renders. */
export function statementQuery(asked: AskedStatement, currency: string | undefined): Record<string, string> {
  return {
    kind: asked.kind,
    asOf: asked.asOf,
    ...(asked.kind === 'BALANCE_FORWARD' ? { from: asked.from } : {}),
    ...(asked.group ? { children: 'true' } : {}),
    ...(asked.breakdown ? { breakdown: asked.breakdown } : {}),
    ...(currency ? { currency } : {}),
  };
}

/** The period of a reconciliation: last month unless the address says another. */
export function askedPeriod(filter: Filter, today: PlainDate): { account: string | null; from: PlainDate; to: PlainDate } {
  const [first, last] = resolveRange('last-month', today);
  const [from, to] = [dayOf(filter, 'from') ?? first, dayOf(filter, 'to') ?? last];
  return { account: filter['account']?.[0] ?? null, ...(from <= to ? { from, to } : { from: to, to: from }) };
}
