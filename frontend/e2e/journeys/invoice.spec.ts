import type { Locator, Page } from '@playwright/test';
import { violations } from '../axe';
import { enter, expect, serve, settled, signIn, test as base, visit, type Book, type Heard } from '../book';
import { attachments, header, startSink, type Sink } from '../sink';

/** A book that sends its e-mail to a server of the test. */
const test = base.extend<object, { sink: Sink }>({
  sink: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads the names of what is needed from this pattern
    async ({}, give) => {
      const sink = await startSink();
      await give(sink);
      await sink.stop();
    },
    { scope: 'worker' },
  ],
  book: [
    async ({ sink }, give) => {
      const { book, stop } = await serve(['--smtp', sink.address, '--mail-from', 'Tallowfinch Billing <billing@tallowfinch.example>']);
      await give(book);
      await stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

interface Account {
  id: string;
  number: string;
  name: string;
  email: string;
}

/** Two rooftops that nobody billed yet: one that the dealer's login reaches and one that it does not. */
async function rooftops(book: Book): Promise<[Account, Account]> {
  const { accounts } = await book.ask<{ accounts: { edges: { node: { id: string; parent: object | null; businessUnit: { id: string }; addresses: Record<string, string>[] } }[] } }>('dealer', '{ accounts(first: 20) { edges { node { id parent { id } businessUnit { id } addresses { use street city region postalCode country } } } } }');
  const group = accounts.edges.map(({ node }) => node).find(({ parent }) => !parent);
  if (!group) throw new Error('the dealer has no group');
  const open = async (name: string, parentId: string | undefined) => {
    const { account } = await book.change<{ account: Account }>('manager', 'openAccount', 'OpenAccountInput', 'account { id number name email }', {
      name,
      kind: 'DEALER',
      businessUnitId: group.businessUnit.id,
      ...(parentId ? { parentId } : {}),
      email: `payables@${name.split(' ')[0]?.toLowerCase()}.example`,
      addresses: group.addresses,
      idempotencyKey: crypto.randomUUID(),
    });
    return account;
  };
  return [await open('Ferrybank Motors', group.id), await open('Quayside Motors', undefined)];
}

const now = new Date();
const first = (months: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1));
const day = (months: number) => first(months).toISOString().slice(0, 10);
const month = (months: number) => first(months).toLocaleDateString('en-US', { timeZone: 'UTC', month: 'long', year: 'numeric' });

test('an invoice goes from the contract to the e-mail, is opened in the portal, and the next owner’s first one is looked at', async ({ page, book, heard, sink }) => {
  test.setTimeout(180_000);
  const [account, next] = await rooftops(book);
  const clean = async () => {
    await settled(page, heard);
    expect(await violations(page)).toEqual([]);
  };
  let contract = '';
  let invoice = '';
  let invoiceId = '';

  await test.step('the biller writes a contract: one line works, one does not yet', async () => {
    await page.goto('/');
    await signIn(page, 'biller');
    await page.getByRole('link', { name: 'Contracts' }).click();
    await page.getByRole('button', { name: 'New contract' }).click();
    await page.getByRole('combobox', { name: 'Account' }).fill(account.number);
    await page.getByRole('option', { name: account.number }).click();
    await page.getByLabel('First day').fill(day(-1));
    await page.getByLabel('First day').press('Tab');
    const line = (n: number) => page.getByRole('group', { name: `Line ${n}`, exact: true });
    for (const [n, site, price, steps] of [[1, 'Showroom', '350', ['Contracted', 'Installed', 'Functional']], [2, 'Workshop', '120', ['Contracted', 'Installed']]] as const) {
      await line(n).getByLabel('Product').fill('CLOUD-PBX');
      await line(n).getByLabel('Price').fill(price);
      await line(n).getByLabel('Product').press('Alt+Enter');
      await line(n).getByLabel('Description').fill(`Telephony, ${site.toLowerCase()}`);
      await line(n).getByLabel('Site').fill(site);
      for (const step of steps) {
        await line(n).getByLabel(step).fill(day(-1));
        await line(n).getByLabel(step).press('Tab');
      }
      await line(n).getByLabel('Product').press('Alt+Enter');
      if (n === 1) await line(n).getByLabel('Product').press('Enter');
    }
    await page.keyboard.press('Control+Enter');
    const said = page.getByText(/^Draft \S+ is saved$/);
    await expect(said).toBeVisible();
    contract = /Draft (\S+) is saved/.exec((await said.textContent()) ?? '')?.[1] ?? '';
    await expect(page.getByRole('heading', { level: 1, name: contract })).toBeVisible();
    await settled(page, heard);
    await page.getByRole('button', { name: 'Activate', exact: true }).first().click();
    await page.getByRole('dialog', { name: `Activate ${contract}` }).getByRole('button', { name: 'Activate' }).click();
    await expect(page.getByText(`${contract} is active`)).toBeVisible();
    const lines = page.getByRole('grid', { name: 'Lines' }).getByRole('row');
    await expect(lines.filter({ hasText: 'showroom' })).toContainText('Live');
    await expect(lines.filter({ hasText: 'workshop' })).toContainText('Waiting');
  });

  const run = await test.step('a run of this account alone has the line that works', async () => {
    const started = await start(page, heard, account, month(-1));
    const peek = await peekDraft(page, heard, account);
    const lines = peek.getByRole('table', { name: 'Lines beside the invoice before' });
    await expect(lines.getByRole('row')).toHaveCount(2);
    await expect(lines.getByRole('row').nth(1)).toContainText('Telephony, showroom');
    await expect(lines.getByRole('row').nth(1)).toContainText('350.00');
    await expect(peek).toContainText('Not functional');
    await expect(peek).not.toContainText('120.00');
    await expect(peek.getByText('Ready', { exact: true })).toBeVisible();
    await peek.getByRole('button', { name: 'Close' }).click();
    await clean();
    return started;
  });

  await test.step('a manager approves, the biller posts and delivers', async () => {
    await approve(page, heard, run);
    await post(page, heard, run);
    await page.getByRole('button', { name: 'Deliver' }).click();
    await page.getByRole('dialog', { name: `Deliver ${run.number}` }).getByRole('button', { name: 'Deliver 1 invoice' }).click();
    await expect(page.getByText('1 invoice on the way to clients')).toBeVisible();
    const { invoices } = await book.ask<{ invoices: { edges: { node: { id: string; number: string; lines: { description: string }[] } }[] } }>('biller', 'query ($account: ID!) { invoices(first: 5, filter: { accountId: $account }) { edges { node { id number lines { description } } } } }', { account: account.id });
    expect(invoices.edges).toHaveLength(1);
    expect(invoices.edges[0]?.node.lines).toHaveLength(1);
    ({ number: invoice = '', id: invoiceId = '' } = invoices.edges[0]?.node ?? {});
  });

  const delivery = page.getByRole('grid', { name: 'Deliveries' }).getByRole('row').filter({ hasText: account.name });
  await test.step('the message arrives with the document', async () => {
    await expect.poll(() => sink.letters.filter(({ to }) => to.includes(account.email)).length, { timeout: 30_000 }).toBe(1);
    const letter = sink.letters.find(({ to }) => to.includes(account.email));
    if (!letter) throw new Error('no message');
    expect(letter.from).toBe('billing@tallowfinch.example');
    expect(header(letter, 'Subject')).toContain(invoice);
    const files = [...attachments(letter)].filter(([name]) => name.endsWith('.pdf'));
    expect(files.map(([name]) => name)).toEqual([expect.stringContaining(invoice)]);
    expect(files[0]?.[1].subarray(0, 4).toString()).toBe('%PDF');
    await page.getByRole('link', { name: 'Deliveries' }).click();
    await expect(delivery).toContainText(invoice);
    await expect(delivery).toContainText('Sent');
    await expect(delivery).toContainText(account.email);
    await clean();
  });

  await test.step('the dealer opens it in the portal', async () => {
    await enter(page, 'dealer', '/portal/invoices');
    await settled(page, heard);
    await page.getByRole('searchbox').fill(invoice);
    await page.getByRole('table', { name: 'Invoices' }).getByRole('link', { name: invoice }).click();
    await expect(page.getByRole('heading', { level: 1, name: invoice })).toBeVisible();
    const lines = page.getByRole('table', { name: 'Lines' });
    await expect(lines).toContainText('Telephony, showroom');
    await expect(lines).not.toContainText('Telephony, workshop');
    await clean();
    await page.setViewportSize({ width: 390, height: 844 });
    await clean();
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  await test.step('and the biller sees that it was', async () => {
    await enter(page, 'biller', '/deliveries');
    await expect(delivery).toContainText('Opened');
    await visit(page, heard, `/invoices/${invoiceId}?tab=deliveries`, invoice);
    await expect(page.getByRole('table', { name: 'Deliveries' })).toContainText('Opened');
  });

  await test.step('the contract goes to another dealer with the next month', async () => {
    await visit(page, heard, '/contracts', 'Contracts');
    await page.getByRole('grid', { name: 'Contracts' }).getByRole('row').filter({ hasText: contract }).getByRole('gridcell').first().dblclick();
    await expect(page.getByRole('heading', { level: 1, name: contract })).toBeVisible();
    await settled(page, heard);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Transfer' }).click();
    const dialog = page.getByRole('dialog', { name: `Transfer ${contract}` });
    await dialog.getByRole('combobox', { name: 'New owner' }).fill(next.number);
    await page.getByRole('option', { name: next.number }).click();
    await dialog.getByLabel('First day of the new owner').fill(day(0));
    await dialog.getByLabel('First day of the new owner').press('Tab');
    await dialog.getByLabel('Note').fill('The showroom was sold');
    await dialog.getByRole('button', { name: 'Transfer' }).click();
    await expect(page.getByText(`goes on for ${next.name}`)).toBeVisible();
  });

  await test.step('the first invoice of the new owner waits until somebody compared it', async () => {
    const { id } = await start(page, heard, next, month(0));
    const peek = await peekDraft(page, heard, next);
    const lines = peek.getByRole('table', { name: 'Lines beside the invoice before' });
    await expect(lines.getByRole('row')).toHaveCount(2);
    await expect(lines.getByRole('row').nth(1).getByRole('cell').nth(-3)).toContainText('350.00');
    await expect(lines.getByRole('row').nth(1).getByRole('cell').nth(-2)).toContainText('350.00'); // what the old owner paid
    await expect(peek.getByText('Blocked')).toBeVisible();
    await clean();
    await page.setViewportSize({ width: 390, height: 844 });
    await clean();
    await page.setViewportSize({ width: 1440, height: 900 });
    await review(page, peek);
    await expect(peek.getByText('Ready', { exact: true })).toBeVisible();
    const { billDrafts } = await book.ask<{ billDrafts: { edges: { node: { status: string; firstBill: boolean; exceptions: { kind: string; status: string; note: string }[] } }[] } }>(
      'biller',
      'query ($run: ID!) { billDrafts(first: 5, filter: { runId: $run }) { edges { node { status firstBill exceptions { kind status note } } } } }',
      { run: id },
    );
    expect(billDrafts.edges).toHaveLength(1);
    expect(billDrafts.edges[0]?.node).toMatchObject({ status: 'READY', firstBill: true });
    expect(billDrafts.edges[0]?.node.exceptions).toContainEqual({ kind: 'FIRST_BILL', status: 'WAIVED', note: 'reviewed' });
  });
});

interface Run {
  id: string;
  number: string;
}

/** Starts a run for a month of one account, and waits until it is in review. */
async function start(page: Page, heard: Heard, account: Account, of: string): Promise<Run> {
  await page.getByRole('link', { name: 'Bill runs' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bill runs' })).toBeVisible();
  await settled(page, heard);
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'Start a bill run' });
  await dialog.getByRole('combobox', { name: 'Business unit' }).click();
  await page.getByRole('option').filter({ hasText: 'USD' }).first().click();
  await dialog.getByRole('combobox', { name: 'Month' }).click();
  await page.getByRole('option', { name: of }).click();
  await dialog.getByRole('combobox', { name: 'Only these accounts' }).fill(account.number);
  await page.getByRole('option', { name: account.number }).click();
  await expect(dialog.getByRole('listitem')).toHaveText([`${account.number} ${account.name}`]);
  await dialog.getByRole('button', { name: 'Compute drafts' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^BR-/ })).toBeVisible(); // the list has runs in review, too
  await expect(page.getByRole('main').getByText('In review')).toBeVisible({ timeout: 60_000 });
  await settled(page, heard);
  return { id: new URL(page.url()).pathname.split('/')[2] ?? '', number: (await page.getByRole('heading', { level: 1 }).textContent()) ?? '' };
}

/** The only draft of the run on screen, at the side. */
async function peekDraft(page: Page, heard: Heard, account: Account): Promise<Locator> {
  const drafts = page.getByRole('grid', { name: 'Drafts' });
  await expect(drafts.getByRole('row').filter({ hasText: account.name })).toHaveCount(1);
  await drafts.focus();
  await page.keyboard.press('Space');
  const peek = page.getByRole('complementary', { name: `Draft of ${account.name}` });
  await expect(peek.getByRole('table', { name: 'Lines beside the invoice before' })).toBeVisible();
  await settled(page, heard);
  return peek;
}

/** Says that the first bill was looked at. */
async function review(page: Page, peek: Locator): Promise<void> {
  await expect(peek.getByText('First bill', { exact: true }).first()).toBeVisible();
  await peek.getByRole('button', { name: 'Reviewed' }).click();
  const dialog = page.getByRole('dialog', { name: 'Waive the exception' });
  await dialog.getByLabel('Why').fill('reviewed');
  await dialog.getByRole('button', { name: 'Waive' }).click();
  await expect(page.getByText('1 exception waived')).toBeVisible();
  await expect(peek.getByRole('button', { name: 'Reviewed' })).toHaveCount(0);
}

async function approve(page: Page, heard: Heard, run: Run): Promise<void> {
  await enter(page, 'manager', `/bill-runs/${run.id}`);
  await settled(page, heard);
  await page.getByRole('button', { name: 'Approve' }).click();
  const dialog = page.getByRole('dialog', { name: `Approve ${run.number}` });
  await dialog.getByLabel(/^Type APPROVE/).fill('APPROVE');
  await dialog.getByRole('button', { name: 'Approve 1 invoice' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('main').getByText('Approved').first()).toBeVisible();
}

async function post(page: Page, heard: Heard, run: Run): Promise<void> {
  await enter(page, 'biller', `/bill-runs/${run.id}`);
  await settled(page, heard);
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await page.getByRole('dialog', { name: `Post ${run.number}` }).getByRole('button', { name: 'Post 1 invoice' }).click();
  await expect(page.getByRole('button', { name: 'Deliver' })).toBeVisible({ timeout: 30_000 });
}
