import { describe, expect, it } from 'vitest';
import type { Filter } from '~/lib/url';
import { ageingOrder, invoiceList, naturalSort, reportOf } from './filter';

const today = '2026-11-22';

describe('reportOf', () => {
  it('is today, by due date, of everybody, when the address says nothing', () => {
    expect(reportOf({}, 'me', today)).toEqual({ asOf: today, basis: 'DUE_DATE', filter: {}, whole: true });
  });
  it('reads the address and drops what it cannot read', () => {
    const report = reportOf({ asof: ['2026-02-30'], basis: ['issue'], kind: ['DEALER', 'GHOST'], book: ['mine'], unit: ['u1'] }, 'me', today);
    expect(report).toEqual({ asOf: today, basis: 'ISSUE_DATE', filter: { kind: ['DEALER'], businessUnitId: 'u1', bookOf: 'me' }, whole: false });
  });
});

describe('order', () => {
  it('is past due unless a column is chosen', () => {
    expect(ageingOrder(undefined)).toBe('PAST_DUE');
    expect(ageingOrder({ field: 'oldestDueOn', descending: true })).toBe('OLDEST');
    expect(ageingOrder({ field: 'constructor', descending: true })).toBe('PAST_DUE');
  });
  it('shows the direction that the server has', () => {
    expect(naturalSort({ field: 'total', descending: false })).toEqual({ field: 'total', descending: true });
    expect(naturalSort({ field: 'account', descending: true })).toEqual({ field: 'account', descending: false });
    expect(naturalSort(undefined)).toBeUndefined();
  });
});

describe('invoiceList', () => {
  it('leads to the invoices of a bucket', () => {
    expect(invoiceList(reportOf({ book: ['mine'] }, 'me', today), today, 'USD', { book: ['mine'] }, ['D1_30'])).toBe('book:mine,bucket:D1_30,currency:USD,status:OPEN|OVERDUE');
  });
  it('keeps the day, the kinds of account and the unit', () => {
    const filter: Filter = { asof: ['2026-10-31'], kind: ['DEALER'], unit: ['u1'] };
    expect(invoiceList(reportOf(filter, 'me', today), today, 'USD', filter, ['D1_30', 'D31_60'])).toBe('asof:2026-10-31,bucket:D1_30|D31_60,currency:USD,kind:DEALER,status:OPEN|OVERDUE,unit:u1');
    expect(invoiceList(reportOf(filter, 'me', today), today, 'USD', filter, [])).toBe('asof:2026-10-31,currency:USD,kind:DEALER,status:OPEN|OVERDUE,unit:u1');
  });
  it('leads to days of issue where these count', () => {
    const issued = (buckets: string[]) => {
      const filter: Filter = { basis: ['issue'] };
      return invoiceList(reportOf(filter, 'me', today), today, 'USD', filter, buckets);
    };
    expect(issued(['CURRENT'])).toBe('currency:USD,issued:2026-11-22..2026-11-22,status:OPEN|OVERDUE');
    expect(issued(['D31_60'])).toBe('currency:USD,issued:2026-09-23..2026-10-22,status:OPEN|OVERDUE');
    expect(issued(['D1_30', 'D31_60', 'D61_90', 'D91_120', 'D121_PLUS'])).toBe('currency:USD,issued:..2026-11-21,status:OPEN|OVERDUE');
    expect(issued([])).toBe('currency:USD,status:OPEN|OVERDUE');
  });
});
