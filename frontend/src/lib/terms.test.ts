import { expect, test } from 'vitest';
import { dueDate } from './terms';

test.each([
  ['NET30', '2026-11-22', '2026-12-22'],
  ['net 30', '2026-01-31', '2026-03-02'],
  ['NET45EOM', '2026-11-03', '2027-01-14'],
  ['EOM', '2028-02-03', '2028-02-29'],
  ['15TH', '2026-12-20', '2027-01-15'],
  ['31ST', '2027-01-31', '2027-02-28'],
  ['2/10NET30', '2026-11-22', '2026-12-22'],
  ['COD', '2026-11-22', '2026-11-22'],
])('%s from %s is due %s', (terms, issued, due) => expect(dueDate(terms, issued)).toBe(due));

test.each(['', 'SOON', 'NET', '40TH', 'NET3000'])('%j says nothing', (terms) => expect(dueDate(terms, '2026-11-22')).toBeNull());
