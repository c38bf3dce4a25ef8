import { describe, expect, it } from 'vitest';
import { accountChoices } from './choices';

describe('accountChoices', () => {
  const account = (id: string, parent?: string) => ({ id, number: id, name: id, parent: parent ? { id: parent } : null });
  const list = (...accounts: ReturnType<typeof account>[]) => accountChoices(accounts).map(({ account: { id }, group, alone, depth }) => `${'-'.repeat(depth)}${id}${group ? '+' : alone ? '!' : ''}`);
  it('has no group for the only top: that is everything', () => expect(list(account('r1', 'G'), account('G'), account('r2', 'G'))).toEqual(['G!', '-r1', '-r2']));
  it('has groups where there are several tops', () => expect(list(account('G'), account('r', 'G'), account('S'))).toEqual(['G+', 'G!', '-r', 'S']));
  it('has groups further down', () => expect(list(account('G'), account('m', 'G'), account('r', 'm'))).toEqual(['G!', '-m+', '-m!', '--r']));
  it('takes for a top what stands below an account that is not shown', () => expect(list(account('r', 'hidden'), account('s', 'hidden'))).toEqual(['r', 's']));
});
