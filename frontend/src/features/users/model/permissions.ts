/** Permissions by resource, both in the order of first appearance: "invoices:post" is verb post of resource invoices. */
export function byResource(permissions: Iterable<string>): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const permission of new Set(permissions)) {
    const [resource = permission] = permission.split(':');
    const group = groups.get(resource);
    if (group) group.push(permission);
    else groups.set(resource, [permission]);
  }
  return [...groups];
}
