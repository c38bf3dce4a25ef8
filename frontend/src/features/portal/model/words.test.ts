import { describe, expect, it } from 'vitest';
import { dueState, nameSome, ofSeveral, standing, termsText } from './words';

describe('dueState', () => {
  const on = (status: 'OPEN' | 'OVERDUE' | 'PAID', dueOn: string, daysLate = 0) => dueState({ status, dueOn, daysLate }, '2026-11-27');
  it('takes the number of days late from the server', () => expect(on('OVERDUE', '2026-11-20', 8)).toMatchObject({ tone: 'danger' }));
  it('tells today from tomorrow and from later', () => {
    const labels = [on('OPEN', '2026-11-27'), on('OPEN', '2026-11-28'), on('OPEN', '2026-12-01')].map((state) => state.label);
    expect(new Set(labels).size).toBe(3);
    expect(labels[0]).toBe('Due today');
  });
  it('is due today where the server is a day behind', () => expect(on('OPEN', '2026-11-26').label).toBe('Due today'));
  it('is paid whatever the day', () => expect(on('PAID', '2020-01-01', 0)).toEqual({ label: 'Paid', tone: 'ok' }));
});

describe('termsText', () => {
  it('leaves what it does not know', () => expect(termsText('by handshake')).toBe('by handshake'));
  it('knows every form that accounts have', () => {
    for (const terms of ['NET30', 'net-30', 'NET45EOM', 'EOM', '15TH', '31st', 'COD', 'IMMEDIATE', '2/10NET30', '1.5 % / 10 EOM']) expect(termsText(terms), terms).not.toBe(terms);
  });
  it('does not take one form for another', () => expect(new Set(['NET30', 'NET30EOM', 'EOM', '30TH', 'COD', '2/10NET30'].map(termsText)).size).toBe(6));
});

describe('standing', () => {
  it('leaves out what was taken back, and the taking back', () => {
    const piece = (id: string, amount: string, reversal: object | null = null) => ({ id, amount: { amount, currency: 'USD' }, reversal });
    const all = [piece('a', '5.00', { id: 'b' }), piece('b', '-5.00'), piece('c', '7.00')];
    expect(standing(all).map(({ id }) => id)).toEqual(['c']);
  });
});

describe('ofSeveral', () => {
  const of = (...ids: (string | null)[]) => ofSeveral(ids.map((id) => ({ account: id ? { id } : null })));
  it('is for records of two accounts', () => expect([of('a', 'a', 'b'), of('a', null)]).toEqual([true, true]));
  it('is not for one account, nor for none', () => expect([of('a', 'a'), of()]).toEqual([false, false]));
});

describe('nameSome', () => {
  it('names all when they are few', () => expect(nameSome(['A', 'B', 'C'])).toBe('A, B, C'));
  it('counts the rest', () => expect(nameSome(['A', 'B', 'C', 'D', 'E'])).not.toContain('D'));
});
