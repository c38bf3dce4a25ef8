import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setLocale } from '~/i18n';
import { runsOf, sentence } from './timeline';

describe('runsOf', () => {
  it('gathers system events that follow each other', () => {
    const kinds = ['SYSTEM', 'SYSTEM', 'NOTE', 'NOTE', 'SYSTEM'].map((kind) => ({ kind }));
    expect(runsOf(kinds).map((run) => run.length)).toEqual([2, 1, 1, 1]);
  });
  it('keeps every entry in its order', () => {
    fc.assert(fc.property(fc.array(fc.record({ kind: fc.constantFrom('SYSTEM', 'NOTE', 'INVOICE'), n: fc.nat() })), (entries) => {
        expect(runsOf(entries).flat()).toEqual(entries);
      }));
  });
});

describe('sentence', () => {
  const invoice = { text: 'Invoice INV-7, due 2026-12-01', subject: { number: 'INV-7', dueOn: '2026-12-01' } };
  const payment = { text: 'Payment PAY-3 received', subject: { number: 'PAY-3', reversedOn: null, reversalReason: '' } };
  const reversed = { text: '', subject: { number: 'PAY-3', reversedOn: '2026-11-02', reversalReason: 'Returned on 2026-11-01' } };
  it.each([
    ['en-US', 'Invoice INV-7, due Dec 01, 2026', 'reversed on Nov 02, 2026: Returned on 2026-11-01'],
    ['en-GB', 'Invoice INV-7, due 01 Dec 2026', 'reversed on 02 Nov 2026: Returned on 2026-11-01'],
    ['de-DE', 'Invoice INV-7, due 01. Dez. 2026', 'reversed on 02. Nov. 2026: Returned on 2026-11-01'],
  ])('has days as in %s', (tag, due, back) => {
    setLocale(tag);
    expect(sentence(invoice).replaceAll('\u00a0', ' ')).toBe(due);
    expect(sentence(reversed).replaceAll('\u00a0', ' ')).toBe(`Payment PAY-3 received, ${back}`);
  });
  it('is the text where no day is in it', () => {
    expect(sentence(payment)).toBe('Payment PAY-3 received');
    expect(sentence({ text: 'Promised to pay', subject: null })).toBe('Promised to pay');
  });
});
