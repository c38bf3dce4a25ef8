import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { daysAgo, enter, expect, settled, signIn, test, visit, type Heard } from '../book';
import { recordsOf, type Records } from '../records';

/** How the app names whatever changes something. */
const changes = /^(New|Record|Request|Post|Apply|Assign|Move|Reverse|Approve|Reject|Undo|Write off|Edit|Add|Remove|Attach|Save|Give|Take|Reset|Disable|Revoke|Import|Upload|Close the)\b/;

const screens = (records: Records): [string, string | RegExp][] => [
  ['/ageing', 'Ageing'],
  ['/accounts', 'Accounts'],
  [`/accounts?peek=${records.account}`, 'Accounts'],
  [`/accounts/${records.account}`, records.accountName],
  [`/accounts/${records.account}?tab=contacts`, records.accountName],
  [`/accounts/${records.account}?tab=files`, records.accountName],
  ['/invoices', 'Invoices'],
  [`/invoices?peek=${records.invoice}`, 'Invoices'],
  [`/invoices/${records.invoice}?tab=files`, records.invoiceNumber],
  [`/invoices/${records.invoice}?tab=audit`, records.invoiceNumber],
  ['/payments', 'Payments'],
  [`/payments?peek=${records.payment}`, 'Payments'],
  [`/payments/${records.applied}`, /^PAY-/],
  [`/credits?peek=${records.requested}`, 'Credit memos'],
  [`/credits/${records.requested}`, 'Requested credit memo'],
  ['/audit', 'Audit trail'],
  [`/users?peek=${records.user}`, 'Users'],
  ['/roles', 'Roles'],
  ['/webhooks', 'Webhooks'],
  ['/webhooks/messages', 'Webhook messages'],
];

/** Buttons of these screens that change something, by screen. */
async function changing(page: Page, heard: Heard, wanted: [string, string | RegExp][]): Promise<string[]> {
  const found: string[] = [];
  for (const [path, heading] of wanted) {
    await visit(page, heard, path, heading);
    const names = await page.locator('main button, main textarea, main input[type=file]').evaluateAll((all) => all.map((element) => element.getAttribute('aria-label') ?? element.textContent ?? ''));
    found.push(...names.filter((name) => changes.test(name)).map((name) => `${path}: ${name}`));
  }
  return found;
}

test('an auditor sees every screen and can change nothing on any', async ({ page, book, heard }) => {
  const records = await recordsOf(book);
  await page.goto('/');
  await signIn(page, 'auditor');
  await expect(page.getByRole('heading', { level: 1, name: 'Ageing' })).toBeVisible();
  expect(await changing(page, heard, screens(records))).toEqual([]);
  // Addresses of pages that are nothing but an action.
  for (const path of ['/invoices/new', '/cash', '/clients', '/imports/new']) {
    await visit(page, heard, path, 'Hidden by your permissions');
    expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
  }
  await visit(page, heard, '/imports', 'Imports');
  await expect(page.getByRole('main')).toContainText('Hidden by your permissions');
  expect((await page.getByRole('main').getByRole('button').allTextContents()).filter((name) => changes.test(name))).toEqual([]);
  // Single letters and the palette offer nothing either.
  await page.goto('/payments');
  await expect(page.getByRole('grid', { name: 'Payments' })).toBeFocused();
  await page.keyboard.press('n');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search for records or commands' })).toBeFocused();
  await page.keyboard.type('>');
  const offers = page.getByRole('dialog', { name: 'Search and commands' }).getByRole('option');
  await expect(offers.first()).toBeVisible();
  expect((await offers.allTextContents()).filter((name) => changes.test(name))).toEqual([]);
  await expect(page.getByRole('dialog')).toHaveCount(1);
  // Nothing but reads went out.
  const operations = JSON.parse(readFileSync('persisted/operations.json', 'utf8')) as Record<string, string>;
  expect(heard.operations.length).toBeGreaterThan(20);
  expect(heard.operations.filter((id) => !operations[id]?.startsWith('query '))).toEqual([]);
});

test('the same screens have much to press for a manager', async ({ page, book, heard }) => {
  const records = await recordsOf(book);
  await enter(page, 'manager', '/ageing');
  const found = await changing(
    page,
    heard,
    screens(records).filter(([path]) => /contacts|tab=files|payments\?peek|credits\//.test(path)),
  );
  expect(found.map((entry) => entry.split(': ')[1])).toEqual(
    expect.arrayContaining(['New invoice', 'Edit', 'Add contact', 'Save note', 'Request credit memo', 'Write off small balance', 'Attach files', 'Record payment', 'Apply', 'Reverse', 'Approve', 'Reject']),
  );
});

test('an auditor follows an event to its record and takes evidence along', async ({ page, book, heard, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { event } = await recordsOf(book);
  const { node } = await book.ask<{ node: { hash: string; chain: number; sequence: number; entity: { id: string; number: string } } }>(
    'auditor',
    'query ($id: ID!) { node(id: $id) { ... on AuditEvent { hash chain sequence entity { ... on Payment { id number } } } } }',
    { id: event },
  );
  await enter(page, 'auditor', '/audit');
  const grid = page.getByRole('grid', { name: 'Audit events' });
  await expect(grid.getByRole('row').nth(3)).toBeVisible();

  await test.step('filter by what was done and when', async () => {
    await page.getByRole('button', { name: 'What', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Payments' }).click();
    await expect(page).toHaveURL(/f=action:payment/);
    await settled(page, heard);
    const { auditEvents } = await book.ask<{ auditEvents: { totalCount: number } }>('auditor', '{ auditEvents(first: 1, filter: { action: "payment" }) { totalCount } }');
    await expect(grid).toHaveAttribute('aria-rowcount', String(auditEvents.totalCount + 1));
    const actions = await grid.locator('[aria-colindex="3"][role=gridcell]').allTextContents();
    expect(actions.length).toBeGreaterThan(5);
    expect(actions.filter((action) => !action.startsWith('Payment'))).toEqual([]);
  });

  await test.step('look at one event and its place in the chain', async () => {
    await page.goto(`/audit?f=action:payment&peek=${event}`);
    const peek = page.getByRole('complementary', { name: 'Event' });
    await expect(peek.getByText(node.hash)).toBeVisible();
    await expect(peek.getByText(`event ${node.sequence.toLocaleString('en-US')}`)).toBeVisible();
    await peek.getByRole('button', { name: 'Copy evidence link' }).click();
    await expect(page.getByText('The link to this evidence is on the clipboard')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${book.address}/audit?peek=${event}`);
  });

  await test.step('take the trail along as a file', async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export audit events' });
    await dialog.getByLabel('Format').click();
    await page.getByRole('option', { name: 'JSON Lines' }).click();
    await dialog.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/\.jsonl$/);
    const lines = readFileSync(await file.path(), 'utf8').trim().split('\n');
    const { auditEvents } = await book.ask<{ auditEvents: { totalCount: number } }>('auditor', '{ auditEvents(first: 1, filter: { action: "payment" }) { totalCount } }');
    expect(lines.length).toBe(auditEvents.totalCount);
    expect(lines.some((line) => line.includes(node.hash))).toBe(true);
  });

  await test.step('follow it to the record', async () => {
    await page.getByRole('complementary', { name: 'Event' }).getByRole('link', { name: node.entity.number }).click();
    await expect(page).toHaveURL(`${book.address}/payments/${node.entity.id}`);
    await expect(page.getByRole('heading', { level: 1, name: node.entity.number })).toBeVisible();
  });

  await test.step('and read there what happened to it', async () => {
    await page.getByRole('tab', { name: 'Audit' }).click();
    await expect(page).toHaveURL(/tab=audit/);
    const { auditEvents } = await book.ask<{ auditEvents: { totalCount: number } }>('auditor', 'query ($id: ID!) { auditEvents(first: 1, filter: { entityId: $id }) { totalCount } }', { id: node.entity.id });
    await expect(grid).toHaveAttribute('aria-rowcount', String(auditEvents.totalCount + 1));
    await settled(page, heard);
    // One of records written together names the first of them.
    const records = await grid.locator('[aria-colindex="4"][role=gridcell]').allTextContents();
    expect(records).toContain(node.entity.number);
    await grid.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('complementary', { name: 'Event' }).getByRole('link', { name: node.entity.number })).toBeVisible();
    await expect(page).toHaveURL(/tab=audit/);
  });
});

test('the ageing of a past day is what it was on that day', async ({ page, book, heard }) => {
  const { day, shown: dayShown } = daysAgo(150);
  const ageing = (asOf?: string) =>
    book.ask<{ ageing: { currency: string; count: number; total: { amount: string }; ledgerTotal: { amount: string } }[] }>('auditor', 'query ($asOf: Date) { ageing(asOf: $asOf) { currency count total { amount } ledgerTotal { amount } } }', { asOf });
  const usd = (list: Awaited<ReturnType<typeof ageing>>) => list.ageing.find((entry) => entry.currency === 'USD');
  const then = usd(await ageing(day));
  const now = usd(await ageing());
  expect(then?.total.amount).not.toBe(now?.total.amount);
  expect(then?.total.amount).toBe(then?.ledgerTotal.amount);
  const shown = (amount: string | undefined) => `$${Number(amount).toLocaleString('en-US', { minimumFractionDigits: 2 })}`;
  await enter(page, 'auditor', '/ageing?f=currency:USD');
  await expect(page.getByRole('main')).toContainText(shown(now?.total.amount));
  await page.getByLabel('As of').fill(day);
  await page.getByLabel('As of').press('Enter');
  await expect(page).toHaveURL(new RegExp(`asof:${day}`));
  await settled(page, heard);
  await expect(page.getByRole('main')).toContainText(shown(then?.total.amount));
  await expect(page.getByRole('main')).not.toContainText(shown(now?.total.amount));
  await expect(page.getByText('Ties to the ledger')).toBeVisible();
  // Its invoices of that day, in a list that comes to the same.
  await page.getByRole('main').getByRole('button', { name: /^Open.*invoices$/ }).click();
  await expect(page).toHaveURL(new RegExp(`/invoices\\?.*asof:${day}`));
  await settled(page, heard);
  const invoices = page.getByRole('grid', { name: 'Invoices' });
  await expect(invoices).toHaveAttribute('aria-rowcount', String(2 + (then?.count ?? 0)));
  await expect(page.getByRole('main')).toContainText(shown(then?.total.amount).slice(1));
  // Largest first, then the invoice as it was: none of them shows as paid.
  await invoices.getByRole('columnheader', { name: 'Balance' }).click();
  await settled(page, heard);
  await invoices.focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('complementary').getByText(`Balance on ${new Date(day).toLocaleDateString('en-US', { month: 'short', day: '2-digit', year: 'numeric', timeZone: 'UTC' })}`)).toBeVisible();
  await expect(invoices.getByText('Paid', { exact: true })).toHaveCount(0);
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`/ageing\\?.*asof:${day}`));
  // The account of that day, from its row.
  await page.getByRole('grid', { name: 'Ageing by account' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/accounts/.*asof:${day}`));
  await expect(page.getByRole('main')).toContainText(dayShown);
});
