import { expect, it } from 'vitest';
import { currentItem, type NavGroup } from './nav';

const groups: readonly NavGroup[] = [
  { items: [{ to: '/', label: 'Home', icon: 'home' }] },
  {
    items: [
      { to: '/bill-runs', label: 'Bill runs', icon: 'bill', also: ['/bill-drafts'] },
      { to: '/templates', label: 'Templates', icon: 'edit', also: ['/settings/seller'] },
      { to: '/settings', label: 'Settings', icon: 'settings' },
    ],
  },
];

it.each([
  ['/', 'Home'],
  ['/bill-runs', 'Bill runs'],
  ['/bill-runs/dw1', 'Bill runs'],
  ['/bill-drafts/dy1', 'Bill runs'],
  ['/settings', 'Settings'],
  ['/settings/seller', 'Templates'],
  ['/billing-calendar', undefined],
])('%s belongs to %s', (pathname, label) => {
  expect(currentItem(groups, pathname)?.label).toBe(label);
});
