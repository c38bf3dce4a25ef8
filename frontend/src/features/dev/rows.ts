import type { RowSource } from '~/grid';
import { addDays, daysBetween, type PlainDate } from '~/lib/plaindate';
import { fromMinor, type Money } from '~/lib/money';
import type { Filter, Sort } from '~/lib/url';

/** Computed rows: the same index is the same invoice on every machine. */
export interface DemoInvoice {
  id: string;
  number: string;
  account: string;
  accountNumber: string;
  segment: string;
  issuedOn: PlainDate;
  dueOn: PlainDate;
  daysLate: number;
  total: Money;
  open: Money;
  disputed: Money;
  status: 'OPEN' | 'PARTLY_PAID' | 'DISPUTED' | 'PAID';
  owner: string;
  purchaseOrder: string;
  promisedOn: PlainDate | null;
}

export const demoCount = 100_000;
const asOf = '2026-11-22';
const first = ['Northline', 'Fibrex', 'Harbour', 'Cedar', 'Summit', 'Juniper', 'Atlas', 'Meridian', 'Copper', 'Lakeside', 'Prairie', 'Granite', 'Willow', 'Beacon', 'Orchard', 'Tidewater'];
const second = ['Mobile', 'Telecom', 'Wireless', 'Health', 'Logistics', 'Schools', 'Networks', 'Foods', 'Hotels', 'Energy', 'Transit', 'Clinics'];
const segments = ['Carrier', 'Dealer', 'Enterprise', 'Public'];
const owners = ['Ana Ruiz', 'Ben Okafor', 'Chloe Martin', 'Dev Patel', 'Elin Berg'];

/** A well-spread 32-bit number for (index, salt). */
function mix(index: number, salt: number): number {
  let h = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt + 7, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
}

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

export function demoInvoice(index: number): DemoInvoice {
  const account = mix(index, 1) % 1900;
  const issuedOn = addDays(asOf, -(mix(index, 2) % 190));
  const dueOn = addDays(issuedOn, pick([15, 30, 30, 30, 45, 60], mix(index, 3)));
  const total = BigInt(2_500 + (mix(index, 4) % 4_800_000));
  const status = pick(['OPEN', 'OPEN', 'OPEN', 'PARTLY_PAID', 'PARTLY_PAID', 'DISPUTED', 'PAID'] as const, mix(index, 5));
  const open = status === 'PAID' ? 0n : status === 'PARTLY_PAID' ? total / 3n : mix(index, 11) % 97 === 0 ? -total / 10n : total;
  return {
    id: `invoice-${index}`,
    number: `INV-${100_000 + index}`,
    account: `${pick(first, account)} ${pick(second, Math.floor(account / 16))}`,
    accountNumber: `AC-${20_000 + account}`,
    segment: pick(segments, mix(account, 6)),
    issuedOn,
    dueOn,
    daysLate: status === 'PAID' ? 0 : Math.max(0, daysBetween(dueOn, asOf)),
    total: fromMinor(total, 'USD'),
    open: fromMinor(open, 'USD'),
    disputed: fromMinor(status === 'DISPUTED' ? open / 2n : 0n, 'USD'),
    status,
    owner: pick(owners, mix(account, 7)),
    purchaseOrder: mix(index, 8) % 3 === 0 ? `PO-${mix(index, 9) % 90_000}` : '',
    promisedOn: mix(index, 10) % 9 === 0 ? addDays(asOf, mix(index, 12) % 20) : null,
  };
}

export const buckets = ['0', '1-30', '31-60', '61-90', '91+'] as const;

export function bucketOf(row: DemoInvoice): (typeof buckets)[number] {
  return row.daysLate === 0 ? '0' : row.daysLate <= 30 ? '1-30' : row.daysLate <= 60 ? '31-60' : row.daysLate <= 90 ? '61-90' : '91+';
}

const sortKeys: Record<string, (row: DemoInvoice) => string | number> = {
  number: (row) => row.number,
  account: (row) => row.account,
  segment: (row) => row.segment,
  issuedOn: (row) => row.issuedOn,
  dueOn: (row) => row.dueOn,
  daysLate: (row) => row.daysLate,
  total: (row) => Number(row.total.amount),
  open: (row) => Number(row.open.amount),
  status: (row) => row.status,
  owner: (row) => row.owner,
};

function order(filter: Filter, text: string, sort: Sort | undefined): number[] | null {
  const key = sort ? sortKeys[sort.field] : undefined;
  const wantedBuckets = filter['bucket'];
  const wantedSegments = filter['segment'];
  if (!key && !wantedBuckets && !wantedSegments && text === '') return null;
  const needle = text.toLowerCase();
  const kept: { index: number; key: string | number }[] = [];
  for (let index = 0; index < demoCount; index++) {
    const row = demoInvoice(index);
    if (wantedBuckets && !wantedBuckets.includes(bucketOf(row))) continue;
    if (wantedSegments && !wantedSegments.includes(row.segment)) continue;
    if (needle && !`${row.number} ${row.account} ${row.accountNumber}`.toLowerCase().includes(needle)) continue;
    kept.push({ index, key: key ? key(row) : index });
  }
  const sign = sort?.descending ? -1 : 1;
  if (key) kept.sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : a.index - b.index));
  return kept.map((entry) => entry.index);
}

/** Answers like a server: later, by offset, with a total. */
export function demoSource(filter: Filter, text: string, sort: Sort | undefined, delay: number): RowSource<DemoInvoice> {
  let indexes: number[] | null | undefined;
  return {
    key: JSON.stringify([filter, text, sort]),
    id: (row) => row.id,
    rows: async (offset, limit) => {
      await new Promise((done) => setTimeout(done, delay));
      indexes = indexes === undefined ? order(filter, text, sort) : indexes;
      const total = indexes?.length ?? demoCount;
      const rows = Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, i) => demoInvoice(indexes ? (indexes[offset + i] as number) : offset + i));
      return { rows, total };
    },
  };
}
