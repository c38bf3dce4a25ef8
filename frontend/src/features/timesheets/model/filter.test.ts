import { expect, it } from 'vitest';
import { decodeFilter } from '~/lib/url';
import { ready, readyFilter, toTimeFilter } from './filter';

it('reads the filter of an address, and passes over what it does not know', () => {
  expect(toTimeFilter(decodeFilter('status:SUBMITTED|OTHER,worked:2026-01-01..2026-01-31,late:yes,billed:no,account:a1'), ' ann ')).toEqual({
    text: 'ann',
    status: ['SUBMITTED'],
    workedOn: { from: '2026-01-01', to: '2026-01-31' },
    accountId: 'a1',
    late: true,
    billed: false,
  });
  expect(toTimeFilter(decodeFilter('status:OTHER,billed:maybe,late:no'), '')).toEqual({});
});

it('only drafts are submitted, only what is submitted is decided', () => {
  const entries = [
    { id: '1', status: 'DRAFT' as const },
    { id: '2', status: 'SUBMITTED' as const },
    { id: '3', status: 'APPROVED' as const },
  ];
  expect(ready(entries, 'submit').map((entry) => entry.id)).toEqual(['1']);
  expect(ready(entries, 'reject').map((entry) => entry.id)).toEqual(['2']);
  expect(readyFilter({ text: 'ann' }, 'approve')).toEqual({ text: 'ann', status: ['SUBMITTED'] });
  expect(readyFilter({ status: ['APPROVED'] }, 'approve')).toBeNull();
  expect(readyFilter({ status: ['DRAFT', 'SUBMITTED'] }, 'submit')).toEqual({ status: ['DRAFT'] });
});
