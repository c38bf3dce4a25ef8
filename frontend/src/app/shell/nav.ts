import type { Permission } from '~/lib/permissions';
import type { IconName } from '~/ui';

export interface NavItem {
  to: string;
  label: string;
  icon: IconName;
  /** Shown to people who have any of these. */
  permission?: Permission | readonly Permission[];
  /** The letter after g. */
  go?: string;
  /** What people come to the page to begin: the palette offers it everywhere, and the page has a command of this id. */
  begins?: { id: string; label: string; group: string; permission: Permission; icon?: IconName };
  /** Pages with an address of their own that are reached from this one. */
  also?: readonly string[];
}

export interface NavGroup {
  label?: string;
  items: readonly NavItem[];
}

const within = (pathname: string, place: string): boolean => pathname === place || (place !== '/' && pathname.startsWith(`${place}/`));

/** The entry of the rail that a page belongs to: of those that lead to it, the one with the longest address. */
export function currentItem(groups: readonly NavGroup[], pathname: string): NavItem | undefined {
  const depth = (item: NavItem): number => Math.max(0, ...[item.to, ...(item.also ?? [])].filter((place) => within(pathname, place)).map((place) => place.length));
  return groups
    .flatMap((group) => group.items)
    .filter((item) => depth(item) > 0)
    .toSorted((left, right) => depth(right) - depth(left))[0];
}
