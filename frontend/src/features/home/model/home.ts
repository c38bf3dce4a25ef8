/** A page of the staff app, or the portal, which is an entry of its own. */
export type Home = 'portal' | { to: '/ageing' | '/accounts' | '/payments' | '/users'; search?: never };

const unapplied = { to: '/payments', search: { f: 'tab:unapplied' } as never } as const;

/** Where somebody with these roles starts: the first that applies. */
export function homeOf(roles: readonly string[]): Home {
  const has = (...names: string[]) => names.some((name) => roles.includes(name));
  if (has('MANAGER', 'AUDITOR')) return { to: '/ageing' };
  if (has('CASH_APPLIER')) return unapplied;
  if (has('COLLECTOR', 'BILLER', 'PROCESSOR', 'RESOLVER')) return { to: '/accounts' };
  if (has('ADMIN')) return { to: '/ageing' };
  if (has('DEALER')) return 'portal';
  return { to: '/accounts' };
}
