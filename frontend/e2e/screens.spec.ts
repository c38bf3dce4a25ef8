import type { Page } from '@playwright/test';
import { violations } from './axe';
import { enter, expect, password, settled, test, visit, type Heard, type Person } from './book';
import { billingRecordsOf, recordsOf, type BillingRecords, type Records } from './records';

interface Screen {
  path: string;
  heading: string | RegExp;
  /** Opens what lies above the page: a dialog, a menu, a palette. */
  open?: (page: Page, press: (button: string | RegExp) => Promise<void>) => Promise<unknown>;
}

const dialog = (page: Page, name?: string | RegExp) => expect(page.getByRole('dialog', name ? { name } : {})).toBeVisible();

const screens: Partial<Record<Person, (records: Records) => Screen[]>> = {
  auditor: (r) => [
    { path: '/ageing', heading: 'Ageing' },
    { path: `/ageing?f=currency:USD&peek=${r.account}`, heading: 'Ageing', open: (page, press) => press('Show as table').then(() => page.getByRole('main').getByRole('table').first().waitFor()) },
    { path: '/audit', heading: 'Audit trail' },
    { path: `/audit?peek=${r.event}`, heading: 'Audit trail' },
    { path: `/accounts/${r.account}?tab=audit`, heading: r.accountName },
    { path: `/invoices/${r.invoice}?tab=audit`, heading: r.invoiceNumber },
    { path: '/audit', heading: 'Audit trail', open: (page, press) => press('Who').then(() => dialog(page, 'Who')) },
    { path: '/ageing', heading: 'Ageing', open: (page, press) => press('Open calendar').then(() => page.locator('table').getByRole('button').first().waitFor()) },
    { path: `/users?peek=${r.user}`, heading: 'Users' },
    { path: '/roles', heading: 'Roles' },
    { path: '/invoices/new', heading: 'Hidden by your permissions' },
    { path: '/nowhere', heading: 'Not found' },
    { path: `/invoices/${r.invoice}?tab=journal`, heading: r.invoiceNumber },
  ],
  manager: (r) => [
    { path: '/accounts', heading: 'Accounts' },
    { path: `/accounts?peek=${r.account}`, heading: 'Accounts' },
    { path: '/accounts', heading: 'Accounts', open: (page, press) => press('New account').then(() => dialog(page)) },
    { path: '/accounts', heading: 'Accounts', open: (page, press) => press('Status').then(() => page.getByRole('menu').waitFor()) },
    { path: '/accounts?q=nothing-has-this', heading: 'Accounts' },
    ...['open', 'invoices', 'payments', 'credits', 'contracts', 'inventory', 'contacts', 'files'].map((tab) => ({ path: `/accounts/${r.group}?tab=${tab}`, heading: r.groupName })),
    { path: `/accounts/${r.account}`, heading: r.accountName, open: (page, press) => press('Edit').then(() => dialog(page)) },
    { path: `/accounts/${r.account}?tab=contacts`, heading: r.accountName, open: (page, press) => press('Assign').then(() => dialog(page)) },
    { path: '/invoices', heading: 'Invoices' },
    { path: `/invoices?peek=${r.invoice}`, heading: 'Invoices' },
    { path: '/invoices', heading: 'Invoices', open: (page, press) => press('Export').then(() => dialog(page)) },
    { path: '/accounts?view=owing&sort=-balance', heading: 'Accounts', open: (page, press) => press(/^View:/).then(() => page.getByRole('menu').waitFor()) },
    { path: '/payments', heading: 'Payments', open: (page, press) => press(/^View:/).then(() => page.getByRole('menuitem', { name: 'Save as…' }).click()).then(() => dialog(page, 'Save as a view')) },
    { path: `/invoices/${r.invoice}`, heading: r.invoiceNumber },
    { path: `/invoices/${r.invoice}`, heading: r.invoiceNumber, open: (page, press) => press('Request credit memo').then(() => dialog(page)) },
    { path: `/invoices/${r.small}`, heading: r.smallNumber, open: (page, press) => press('Write off small balance').then(() => dialog(page)) },
    { path: `/invoices/new?account=${r.account}`, heading: 'New invoice' },
    { path: `/invoices/new?account=${r.account}`, heading: 'New invoice', open: (page, press) => press('Open calendar').then(() => page.locator('table').getByRole('button').first().waitFor()) },
    { path: '/settings', heading: 'Settings', open: (page) => page.getByRole('button', { name: /^Work in the background/ }).click().then(() => dialog(page)) },
    { path: '/credits', heading: 'Credit memos' },
    { path: `/credits?peek=${r.requested}`, heading: 'Credit memos' },
    { path: `/credits/${r.requested}`, heading: 'Requested credit memo', open: (page, press) => press('Approve').then(() => dialog(page)) },
    { path: `/credits/${r.unapplied}?tab=apply`, heading: /^CM-/ },
    { path: '/settings', heading: 'Settings' },
  ],
  cash: (r) => [
    { path: '/payments', heading: 'Payments' },
    { path: `/payments?peek=${r.payment}`, heading: 'Payments' },
    { path: '/payments', heading: 'Payments', open: (page, press) => press('Record payment').then(() => dialog(page)) },
    { path: '/payments', heading: 'Payments', open: (page, press) => press('Received').then(() => page.getByRole('menu').waitFor()) },
    { path: `/payments/${r.applied}`, heading: /^PAY-/ },
    { path: `/payments/${r.applied}`, heading: /^PAY-/, open: (page, press) => press('Undo').then(() => dialog(page)) },
    { path: `/payments/${r.applied}`, heading: /^PAY-/, open: (page, press) => press('Reverse').then(() => dialog(page)) },
    { path: `/payments/${r.unidentified}`, heading: /^PAY-/, open: (page, press) => press('Assign payer').then(() => dialog(page)) },
    { path: `/cash?peek=${r.payment}`, heading: 'Apply cash', open: (_, press) => press('Oldest first') },
    { path: '/cash?f=tab:unidentified', heading: 'Apply cash' },
    { path: '/payments', heading: 'Payments', open: (page) => page.keyboard.press('Control+k').then(() => dialog(page)) },
    { path: '/payments', heading: 'Payments', open: (page) => page.keyboard.press('?').then(() => dialog(page)) },
  ],
  admin: (r) => [
    { path: '/users', heading: 'Users' },
    { path: '/users', heading: 'Users', open: (page, press) => press('New user').then(() => dialog(page)) },
    ...['Give a role', 'Reset password', 'Disable', /^Take .* away$/].map((button): Screen => ({ path: `/users?peek=${r.user}`, heading: 'Users', open: (page, press) => press(button).then(() => dialog(page)) })),
    { path: '/clients', heading: 'API clients' },
    ...['New client', 'New secret', 'Revoke'].map((button): Screen => ({ path: '/clients', heading: 'API clients', open: (page, press) => press(button).then(() => dialog(page)) })),
    { path: '/settings', heading: 'Settings', open: (page, press) => press('Set up').then(() => dialog(page, 'Set up a second factor')) },
    {
      path: '/settings',
      heading: 'Settings',
      open: async (page, press) => {
        await press('Set up');
        await page.getByRole('dialog').getByRole('textbox', { name: 'Present password' }).fill(password);
        await page.getByRole('dialog').getByRole('button', { name: 'Next' }).click();
        await page.getByRole('dialog').getByLabel('Code of the app').waitFor();
      },
    },
  ],
  biller: (r) => [
    { path: '/imports', heading: 'Imports' },
    { path: '/imports/new', heading: 'Import a file' },
    { path: '/templates', heading: 'Templates' },
    ...['page', 'columns', 'texts', 'data'].map((tab) => ({ path: `/templates/new?tab=${tab}`, heading: 'New template' })),
    { path: '/settings/seller', heading: 'Seller' },
    { path: '/deliveries', heading: 'Deliveries' },
    { path: '/statements', heading: 'Statement of account' },
    { path: `/statements?f=account:${r.group},by:PRODUCT,group:all`, heading: 'Statement of account' },
    { path: `/statements?f=account:${r.group},kind:BALANCE_FORWARD`, heading: 'Statement of account' },
    { path: '/reconciliation', heading: 'Reconciliation' },
    { path: `/reconciliation?f=account:${r.account}`, heading: 'Reconciliation' },
    { path: `/accounts/${r.account}`, heading: r.accountName, open: (page, press) => press('Documents').then(() => page.getByRole('menu').waitFor()) },
    { path: `/invoices/${r.invoice}`, heading: r.invoiceNumber, open: (page, press) => press('Credit and rebill').then(() => dialog(page)) },
    { path: `/invoices/${r.invoice}`, heading: r.invoiceNumber, open: (page, press) => press('Send').then(() => dialog(page)) },
  ],
  dealer: (r) => [
    { path: '/portal/', heading: /^Hello/ },
    { path: '/portal/', heading: /^Hello/, open: (page, press) => press('Open items').then(() => dialog(page)) },
    { path: '/portal/invoices', heading: 'Invoices' },
    { path: '/portal/invoices?q=nothing-has-this', heading: 'Invoices' },
    { path: `/portal/invoices/${r.dealerInvoice}`, heading: /^INV-/ },
    { path: '/portal/payments', heading: 'Payments' },
    { path: `/portal/payments/${r.dealerPayment}`, heading: /^PAY-/ },
    { path: '/portal/credits', heading: 'Credits' },
    { path: '/portal/statement', heading: 'Statement of account' },
    { path: '/portal/statement?f=kind:BALANCE_FORWARD', heading: 'Statement of account' },
    { path: '/portal/settings', heading: 'Settings' },
    { path: `/portal/invoices/${r.invoice}`, heading: 'Not found' },
    { path: '/portal/payments', heading: 'Payments', open: (page) => page.keyboard.press('Control+k').then(() => dialog(page)) },
  ],
};

const choose = (page: Page, button: RegExp, item: string) =>
  page
    .getByRole('main')
    .getByRole('button', { name: button })
    .first()
    .click()
    .then(() => page.getByRole('menuitem', { name: item }).click())
    .then(() => dialog(page));
const inPeek = (page: Page, button: string) =>
  page
    .getByRole('complementary')
    .getByRole('button', { name: button, exact: true })
    .click()
    .then(() => dialog(page));

/** What is agreed, and what is billed of it: two tests beside those of each person, since there is much of both. */
const billing: Record<string, readonly [Person, (records: BillingRecords) => Screen[]]> = {
  'contracts, catalogue, time and taxes': [
    'biller',
    (r) => [
      { path: `/contracts?peek=${r.contract}`, heading: 'Contracts' },
      { path: '/contracts?q=nothing-has-this', heading: 'Contracts' },
      { path: `/contracts/${r.contract}?f=asof:all&peek=${r.line}`, heading: r.contractNumber },
      { path: `/contracts/${r.contract}?tab=timeline`, heading: r.contractNumber },
      { path: `/contracts/${r.contract}`, heading: r.contractNumber, open: (page, press) => press('Amend').then(() => dialog(page)) },
      ...['Upgrade', 'Transfer', 'Terminate'].map((item): Screen => ({ path: `/contracts/${r.contract}`, heading: r.contractNumber, open: (page) => choose(page, /^More/, item) })),
      { path: `/contracts/${r.contract}?peek=${r.line}`, heading: r.contractNumber, open: (page) => inPeek(page, 'Set milestones') },
      { path: `/contracts/${r.draftContract}`, heading: r.draftContractNumber },
      { path: `/contracts/${r.draftContract}/edit`, heading: `Draft ${r.draftContractNumber}`, open: (page) => page.locator('[data-cell="0.0"]').press('Alt+Enter') },
      { path: `/catalogue?peek=${r.product}`, heading: 'Catalogue' },
      { path: '/catalogue', heading: 'Catalogue', open: (page, press) => press('New product').then(() => dialog(page)) },
      { path: `/catalogue?f=tab:cards&peek=${r.card}`, heading: 'Catalogue' },
      ...['promotions', 'indices', 'exchange'].map((tab) => ({ path: `/catalogue?f=tab:${tab},past:too`, heading: 'Catalogue' })),
      { path: `/time?peek=${r.time}`, heading: 'Time sheets' },
      { path: '/time', heading: 'Time sheets', open: (page, press) => press('Enter time').then(() => dialog(page)) },
      { path: `/time?peek=${r.time}`, heading: 'Time sheets', open: (page) => inPeek(page, 'Reject') },
      { path: `/taxes?peek=${r.jurisdiction}`, heading: 'Taxes' },
      { path: '/taxes', heading: 'Taxes', open: (page, press) => press('Set rate').then(() => dialog(page)) },
      { path: `/taxes?f=tab:exemptions,past:too&peek=${r.exemption}`, heading: 'Taxes' },
    ],
  ],
  'bill runs, exceptions, templates and deliveries': [
    'manager',
    (r) => [
      { path: '/billing-calendar', heading: 'Billing readiness' },
      { path: `/bill-runs?peek=${r.run}`, heading: 'Bill runs' },
      { path: '/bill-runs', heading: 'Bill runs', open: (page, press) => press('Start a run').then(() => dialog(page)) },
      { path: `/bill-runs/${r.run}`, heading: r.runNumber },
      { path: `/bill-runs/${r.run}?f=status:BLOCKED&peek=${r.billDraft}`, heading: r.runNumber },
      { path: `/bill-runs/${r.run}?q=nothing-has-this`, heading: r.runNumber },
      { path: `/bill-runs/${r.run}`, heading: r.runNumber, open: (page, press) => press('Approve').then(() => dialog(page)) },
      ...['Recompute all', 'Give up the run'].map((item): Screen => ({ path: `/bill-runs/${r.run}`, heading: r.runNumber, open: (page) => choose(page, /^More/, item) })),
      { path: `/bill-drafts/${r.billDraft}`, heading: r.billDraftName },
      { path: `/bill-drafts/${r.billDraft}`, heading: r.billDraftName, open: (page, press) => press('Hold').then(() => dialog(page)) },
      { path: `/billing-exceptions?peek=${r.exception}`, heading: 'Billing exceptions' },
      { path: `/billing-exceptions?peek=${r.exception}`, heading: 'Billing exceptions', open: (page) => inPeek(page, 'Reassign') },
      { path: `/templates/${r.template}?tab=texts`, heading: r.templateName },
      { path: `/templates/${r.template}`, heading: r.templateName, open: (page, press) => press('Save as new').then(() => dialog(page)) },
      { path: `/deliveries?peek=${r.delivery}`, heading: 'Deliveries' },
      { path: '/deliveries?f=status:CANCELLED', heading: 'Deliveries' },
    ],
  ],
};

/** Closes what lies above the page: a list that drops down first, then the dialog below it. */
async function close(page: Page): Promise<void> {
  const above = page.getByRole('dialog').or(page.getByRole('menu'));
  for (let i = 0; i < 2 && (await above.count()) > 0; i++) await page.keyboard.press('Escape');
  await expect(above).toHaveCount(0);
}

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

/** What axe finds on the screen as it stands, wide and narrow, light and dark. */
async function look(page: Page, heard: Heard, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    await settled(page, heard);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      const here = await violations(page, colorScheme === 'light' ? 'all' : 'colours');
      found.push(...here.map((line) => `${name}, ${size.width}, ${colorScheme}: ${line}`));
    }
  }
  return found;
}

async function sweep(page: Page, heard: Heard, person: Person, all: readonly Screen[]): Promise<void> {
  const found: string[] = [];
  await enter(page, person, person === 'dealer' ? '/portal/settings' : '/settings');
  await settled(page, heard);
  const press = (button: string | RegExp) => page.getByRole('main').getByRole('button', { name: button, exact: true }).first().click();
  for (const { path, heading, open } of all) {
    await page.setViewportSize(sizes[0] ?? { width: 1440, height: 900 });
    await visit(page, heard, path, heading);
    if (open) await open(page, press);
    found.push(...(await look(page, heard, `${path}${open ? ` (${open.toString().match(/(?:press|choose|inPeek)\((?:page, )?('|")?(.+?)\1?\)/)?.[2] ?? 'keys'})` : ''}`)));
    if (open) await close(page);
  }
  expect(found).toEqual([]);
}

test.describe.configure({ mode: 'parallel' });
test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const person of Object.keys(screens) as Person[]) {
  test(`axe finds nothing on the screens of the ${person}`, async ({ page, heard, book }) => {
    test.setTimeout(360_000);
    await sweep(page, heard, person, screens[person]?.(await recordsOf(book)) ?? []);
  });
}

for (const [what, [person, of]] of Object.entries(billing)) {
  test(`axe finds nothing on ${what}`, async ({ page, heard, book }) => {
    test.setTimeout(240_000);
    await sweep(page, heard, person, of(await billingRecordsOf(book)));
  });
}

for (const [place, path] of [
  ['staff', '/'],
  ['portal', '/portal/'],
] as const) {
  test(`axe finds nothing on the sign-in of the ${place}`, async ({ page, heard }) => {
    await page.goto(path);
    await settled(page, heard);
    expect(await look(page, heard, path)).toEqual([]);
  });
}

test('axe finds nothing on a sign-in that is refused', async ({ page, heard }) => {
  await page.goto('/');
  await page.getByLabel('User name').fill('nobody');
  await page.getByRole('textbox', { name: 'Password' }).fill('not a password of anybody');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  expect(await look(page, heard, 'refused')).toEqual([]);
  // The browser itself tells of an answer that is not a success.
  expect(heard.troubles.splice(0)).toEqual([expect.stringContaining('/auth/token')]);
});
