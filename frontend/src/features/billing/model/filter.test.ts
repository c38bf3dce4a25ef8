import { expect, it } from 'vitest';
import { decodeFilter } from '~/lib/url';
import { toDraftFilter, toDraftOrder, toExceptionFilter, toRunStatus } from './filter';

it('reads the drafts that an address asks for', () => {
  expect(toDraftFilter('r1', decodeFilter('status:READY|HELD,variance:20,min:5,max:12.50,first:yes,currency:EUR'), ' acme ')).toEqual({
    runId: 'r1',
    text: 'acme',
    status: ['READY', 'HELD'],
    variance: '20',
    minTotal: '5',
    maxTotal: '12.50',
    firstBill: true,
    currency: 'EUR',
  });
});

it('leaves out what the server would not know', () => {
  expect(toDraftFilter('r1', decodeFilter('status:BROKEN,variance:lots,min:1e9,currency:euro,first:no'), '')).toEqual({ runId: 'r1' });
  expect(toRunStatus(decodeFilter('status:NOPE'))).toBeUndefined();
  expect(toRunStatus(decodeFilter('status:POSTED'))).toEqual(['POSTED']);
});

it('sorts drafts by what the server sorts them by', () => {
  expect(toDraftOrder({ field: 'total', descending: true })).toEqual({ field: 'TOTAL', direction: 'DESC' });
  expect(toDraftOrder({ field: 'account', descending: true })).toBeUndefined();
});

it('shows open exceptions unless told otherwise', () => {
  expect(toExceptionFilter({}, 'me')).toEqual({ status: ['OPEN'] });
  expect(toExceptionFilter(decodeFilter('status:WAIVED,kind:VARIANCE,severity:ERROR,owner:mine,run:r1'), 'me')).toEqual({ status: ['WAIVED'], kind: ['VARIANCE'], severity: 'ERROR', ownerId: 'me', runId: 'r1' });
  expect(toExceptionFilter(decodeFilter('kind:VARIANCE,owner:nobody'), 'me', false)).toEqual({ status: ['OPEN'], unowned: true });
});
