import { describe, expect, it } from 'vitest';
import { homeOf } from './home';

describe('homeOf', () => {
  it.each([
    [['MANAGER'], { to: '/ageing' }],
    [['AUDITOR'], { to: '/ageing' }],
    [['ADMIN'], { to: '/ageing' }],
    [['COLLECTOR', 'ADMIN'], { to: '/accounts' }],
    [['CASH_APPLIER', 'MANAGER'], { to: '/ageing' }],
    [['CASH_APPLIER'], { to: '/payments', search: { f: 'tab:unapplied' } }],
    [['BILLER'], { to: '/accounts' }],
    [['DEALER'], 'portal'],
    [[], { to: '/accounts' }],
  ])('%j', (roles, home) => expect(homeOf(roles)).toEqual(home));
});
