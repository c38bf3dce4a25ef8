/** Every right the server knows. A string that is none of these does not compile; the wire carries plain strings. */
export const permissions = [
  'accounts:read',
  'accounts:write',
  'books:assign',
  'contracts:read',
  'contracts:write',
  'inventory:read',
  'inventory:write',
  'invoices:read',
  'invoices:post',
  'catalogue:write',
  'time:read',
  'time:write',
  'time:approve',
  'billing:read',
  'billing:run',
  'billing:approve',
  'templates:write',
  'deliveries:send',
  'payments:read',
  'payments:record',
  'payments:apply',
  'payments:reverse',
  'credits:read',
  'credits:request',
  'credits:approve',
  'adjustments:post',
  'ledger:read',
  'periods:close',
  'reports:read',
  'notes:read',
  'notes:write',
  'files:write',
  'imports:run',
  'exports:run',
  'audit:read',
  'users:read',
  'users:manage',
  'clients:manage',
  'webhooks:read',
  'webhooks:manage',
] as const;

export type Permission = (typeof permissions)[number];

export type Permissions = ReadonlySet<Permission>;

const known: ReadonlySet<string> = new Set(permissions);

/** Rights that this build does not know yet are left out. */
export function readPermissions(wire: readonly string[]): Permissions {
  return new Set(wire.filter((name): name is Permission => known.has(name)));
}

/** One permission, or a list of which any is enough; undefined asks for none. */
export function allows(held: Permissions, needed: Permission | readonly Permission[] | undefined): boolean {
  if (needed === undefined) return true;
  return typeof needed === 'string' ? held.has(needed) : needed.some((name) => held.has(name));
}
