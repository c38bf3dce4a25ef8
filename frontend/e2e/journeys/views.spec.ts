import type { Page } from '@playwright/test';
import { enter, expect, settled, test, type Book } from '../book';
import { violations } from '../axe';

const button = (page: Page) => page.getByRole('button', { name: /^View:/ });
const item = (page: Page, name: string | RegExp) => page.getByRole('menuitem', { name });

async function choose(page: Page, name: string | RegExp): Promise<void> {
  await button(page).click();
  await item(page, name).click();
  await expect(page.getByRole('menu')).toHaveCount(0);
}

const address = (page: Page) => new URL(page.url()).searchParams;

/** The view as the server has it. */
async function saved(book: Book, name: string) {
  const { savedViews } = await book.ask<{ savedViews: { id: string; name: string; version: number; filter: string; sort: string; audience: string; columns: { id: string; hidden: boolean }[] }[] }>(
    'manager',
    '{ savedViews(list: "invoices") { id name version filter sort audience columns { id hidden } } }',
  );
  return savedViews.find((view) => view.name === name);
}

test('a list is arranged, kept as a view, changed, shared, and opened with', async ({ page, book, heard, browser }) => {
  await enter(page, 'manager', '/invoices');
  const grid = page.getByRole('grid', { name: 'Invoices' });
  await expect(grid).toBeFocused();
  await expect(button(page)).toHaveText('View: All');

  // By keyboard: a view that the app brings, from the grid.
  await page.keyboard.press('Shift+V');
  await expect(page.getByRole('menu')).toBeVisible();
  await expect(item(page, 'All')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(button(page)).toHaveText('View: Overdue, oldest first');
  await expect(page.getByRole('button', { name: 'Status: Overdue' })).toBeVisible();
  await expect(grid.getByRole('columnheader', { name: /^Due/ })).toHaveAttribute('aria-sort', 'ascending');
  expect(page.url()).toMatch(/\/invoices\?view=overdue$/);

  // What is changed is a draft in the address.
  await grid.getByRole('columnheader', { name: /^Balance/ }).click();
  await grid.getByRole('columnheader', { name: /^Balance/ }).click();
  await page.getByRole('button', { name: 'Currency' }).click();
  await item(page, 'USD').click();
  await expect(button(page)).toContainText('not saved');
  expect(address(page).get('sort')).toBe('-balance');
  expect(address(page).get('f')).toBe('currency:USD,status:OVERDUE');

  await choose(page, 'Save as…');
  const dialog = page.getByRole('dialog', { name: 'Save as a view' });
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.type('Late in dollars');
  await page.keyboard.press('Enter');
  await expect(button(page)).toHaveText('View: Late in dollars');
  await expect(dialog).toHaveCount(0);
  const first = await saved(book, 'Late in dollars');
  expect(first).toMatchObject({ version: 1, filter: 'currency:USD,status:OVERDUE', sort: '-balance', audience: 'PERSONAL', columns: [] });
  expect(page.url()).toMatch(new RegExp(`/invoices\\?view=${first?.id}$`));

  // Columns and density belong to it; the address alone brings them back.
  await grid.getByRole('columnheader', { name: /^PO/ }).getByRole('button').click({ force: true });
  await item(page, 'Hide column').click();
  await expect(grid.getByRole('columnheader', { name: /^PO/ })).toHaveCount(0);
  await choose(page, 'Comfortable');
  await expect.poll(() => address(page).get('cols')).toContain('-purchaseOrder');
  expect(address(page).get('rows')).toBe('comfortable');
  await page.reload();
  await settled(page, heard);
  await expect(button(page)).toContainText('not saved');
  await expect(grid.getByRole('columnheader', { name: /^PO/ })).toHaveCount(0);
  await choose(page, 'Save changes');
  await expect(button(page)).toHaveText('View: Late in dollars');
  const second = await saved(book, 'Late in dollars');
  expect(second).toMatchObject({ version: 2, columns: expect.arrayContaining([{ id: 'purchaseOrder', hidden: true }]) });

  // Shared; somebody else of staff uses it and cannot change it.
  await choose(page, 'Share with the team');
  await expect.poll(async () => (await saved(book, 'Late in dollars'))?.audience).toBe('TEAM');
  const other = await browser.newContext({ baseURL: book.address, viewport: { width: 390, height: 844 } });
  const theirs = await other.newPage();
  await enter(theirs, 'collector', `/invoices?view=${first?.id}`);
  await expect(button(theirs)).toHaveText('View: Late in dollars');
  await button(theirs).click();
  await expect(item(theirs, /^Rename/)).toBeDisabled();
  await expect(item(theirs, /^Delete/)).toContainText('Not yours');
  expect(await violations(theirs)).toEqual([]);
  await other.close();

  // Somebody who may changes it meanwhile: nothing is saved over unseen.
  await grid.getByRole('columnheader', { name: /^Due/ }).click();
  await expect(button(page)).toContainText('not saved');
  const third = await saved(book, 'Late in dollars');
  const { audience, columns: _, ...rest } = third as NonNullable<typeof third>;
  const response = await book.ask<{ saveView: { view: { version: number } } }>('admin', 'mutation ($input: SaveViewInput!) { saveView(input: $input) { view { version } } }', {
    input: { ...rest, audience, list: 'invoices', filter: 'status:OVERDUE' },
  });
  expect(response.saveView.view.version).toBe(4);
  await choose(page, 'Save changes');
  const conflict = page.getByRole('dialog', { name: 'Somebody else changed this view' });
  await expect(conflict).toContainText('Order');
  await conflict.getByRole('button', { name: 'Save mine over theirs' }).click();
  await expect(button(page)).toHaveText('View: Late in dollars');
  expect(await saved(book, 'Late in dollars')).toMatchObject({ version: 5, sort: 'dueOn' });

  // The list opens with it from now on; another address says otherwise.
  await choose(page, 'Open the list with this view');
  await expect(page.getByText('The list opens with the view Late in dollars from now on')).toBeVisible();
  await page.goto('/invoices');
  await expect(button(page)).toHaveText('View: Late in dollars');
  await expect.poll(() => address(page).get('view')).toBe(first?.id);
  await page.goto('/invoices?f=status:PAID');
  await expect(button(page)).toHaveText('View: All');
  await page.getByRole('button', { name: 'Clear filter' }).click();
  await expect.poll(() => page.url()).toMatch(/\/invoices\?view=all$/);

  await choose(page, /^Late in dollars/);
  await choose(page, 'Delete…');
  await page.getByRole('dialog', { name: 'Delete Late in dollars' }).getByRole('button', { name: 'Delete' }).click();
  await expect(button(page)).toHaveText('View: All');
  expect(await saved(book, 'Late in dollars')).toBeUndefined();
  await page.goto(`/invoices?view=${first?.id}`);
  await expect(page.getByText('This view is not there for you')).toBeVisible();
  await expect(button(page)).toHaveText('View: All');
});

test('a list opens with the default of the role, and says so in its address', async ({ page, book, heard }) => {
  await book.ask('admin', 'mutation { setRoleDefaultView(input: {role: COLLECTOR, list: "payments", builtIn: "unapplied"}) { userErrors { message } } }');
  await enter(page, 'collector', '/payments');
  await settled(page, heard);
  await expect(button(page)).toHaveText('View: Unapplied, oldest first');
  await expect.poll(() => address(page).get('view')).toBe('unapplied');
  // Nothing in place of what the view has is a change as well.
  await page.getByRole('tab', { name: 'All' }).click();
  await expect(button(page)).toContainText('not saved');
  expect(address(page).get('f')).toBe('-');
  await choose(page, 'Drop changes');
  await expect(page.getByRole('tab', { name: 'Unapplied' })).toHaveAttribute('aria-selected', 'true');
});
