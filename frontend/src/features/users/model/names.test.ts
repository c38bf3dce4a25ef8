import { describe, expect, it } from 'vitest';
import { needsAccount, passwordProblem } from './names';
import { byResource } from './permissions';

describe('users', () => {
  it('bind dealers to an account, staff to none', () => {
    expect(needsAccount('DEALER')).toBe(true);
    expect(needsAccount('BILLER')).toBe(false);
    expect(needsAccount(null)).toBe(false);
  });
  it('count what a password lacks', () => {
    expect(passwordProblem('elevenchars')).toBe('1 more character needed');
    expect(passwordProblem('twelve chars')).toBeUndefined();
  });
});

describe('byResource', () => {
  it('groups and drops repetitions', () => expect(byResource(['a:read', 'b:read', 'a:write', 'a:read'])).toEqual([['a', ['a:read', 'a:write']], ['b', ['b:read']]]));
});
