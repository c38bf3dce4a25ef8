import type { Page } from '@playwright/test';
import { violations } from '../axe';
import { enter, expect, settled, signIn, test, visit, type Heard } from '../book';

interface Found {
  billDrafts: { edges: { node: { id: string; status: string; account: { name: string; number: string }; total: { amount: string; currency: string } } }[] };
  billExceptions: { edges: { node: { id: string; kind: string; account: { name: string } | null; draft: { id: string } | null; allowedActions: { action: string; allowed: boolean }[] } }[] };
}

const found = `query ($run: ID!) {
  billDrafts(first: 200, filter: { runId: $run }) { edges { node { id status account { name number } total { amount currency } } } }
  billExceptions(first: 200, filter: { runId: $run, status: [OPEN] }) { edges { node { id kind account { name } draft { id } allowedActions { action allowed } } } }
}`;

const monthAgo = (months: number) => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1)).toLocaleDateString('en-US', { timeZone: 'UTC', month: 'long', year: 'numeric' });
};

/** What axe finds on the page as it stands, wide and narrow, in both schemes. */
async function troubles(page: Page, heard: Heard): Promise<string[]> {
  const found: string[] = [];
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    await settled(page, heard);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      found.push(...(await violations(page, colorScheme === 'light' ? 'all' : 'colours')).map((line) => `${width}, ${colorScheme}: ${line}`));
    }
  }
  return found;
}

test('a biller runs a month, holds and waives; a manager approves; the biller posts', async ({ page, book, heard }) => {
  test.setTimeout(240_000);
  let run = '';
  let number = '';
  let held = '';
  const look = () => book.ask<Found>('biller', found, { run });
  const drafts = page.getByRole('grid', { name: 'Drafts' });
  const status = async () => (await book.ask<{ node: { status: string } }>('biller', 'query ($id: ID!) { node(id: $id) { ... on BillRun { status } } }', { id: run })).node.status;

  await test.step('start a run by keyboard', async () => {
    await page.goto('/');
    await signIn(page, 'biller');
    await expect(page.getByRole('link', { name: 'Bill runs' })).toBeVisible();
    await settled(page, heard);
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await expect(page.getByRole('heading', { level: 1, name: 'Bill runs' })).toBeVisible();
    await settled(page, heard);
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: 'Start a bill run' });
    await expect(dialog.getByRole('combobox', { name: 'Month' })).toHaveValue(monthAgo(1));
    await dialog.getByRole('combobox', { name: 'Month' }).click();
    await page.getByRole('option', { name: monthAgo(0) }).click(); // the month before is billed in the demo book
    await dialog.getByRole('combobox', { name: 'Business unit' }).click();
    await page.getByRole('option').filter({ hasText: 'USD' }).first().click();
    expect(await troubles(page, heard)).toEqual([]);
    await dialog.getByRole('button', { name: 'Compute drafts' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('heading', { level: 1, name: /^BR-/ })).toBeVisible();
    await expect(page.getByRole('main').getByText('In review')).toBeVisible({ timeout: 60_000 });
    run = new URL(page.url()).pathname.split('/')[2] ?? '';
    number = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    await settled(page, heard);
    expect((await look()).billDrafts.edges.length).toBeGreaterThan(2);
  });

  await test.step('look at a draft beside the invoice before', async () => {
    await expect(drafts.getByRole('row').nth(1)).toBeVisible();
    await drafts.focus();
    await page.keyboard.press('Space');
    const peek = page.getByRole('complementary', { name: /^Draft of/ });
    await expect(peek.getByRole('table', { name: 'Lines beside the invoice before' })).toBeVisible();
    await expect(peek.getByRole('heading', { name: 'Taxes' })).toBeVisible();
    const title = await peek.getByRole('heading', { level: 2 }).textContent();
    await page.keyboard.press('j');
    await expect(peek.getByRole('heading', { level: 2 })).not.toHaveText(title ?? '');
    await page.keyboard.press('k');
    expect(await troubles(page, heard)).toEqual([]);
    await drafts.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: title ?? '' })).toBeVisible();
    await expect(page.getByRole('columnheader', { name: 'Quantity' })).toBeVisible();
    expect(await troubles(page, heard)).toEqual([]);
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
  });

  await test.step('hold one, and say why', async () => {
    const ready = (await look()).billDrafts.edges.map(({ node }) => node).filter((node) => node.status === 'READY');
    const chosen = ready.at(-1);
    if (!chosen) throw new Error('no draft is ready');
    held = chosen.id;
    await page.getByRole('searchbox', { name: 'Account number or name' }).fill(chosen.account.number);
    // The list of before is on screen until the search has its answer, and its row is the one that would be held.
    await expect(drafts.locator('[data-row]')).toHaveCount(1);
    await settled(page, heard);
    // What is typed is searched for a moment later; until then the rows are those of before, and a key acts on them.
    await expect(drafts.getByRole('row').nth(1)).toContainText(chosen.account.number);
    await drafts.focus();
    await page.keyboard.press('h');
    const dialog = page.getByRole('dialog', { name: `Hold back the invoice of ${chosen.account.name}` });
    await expect(dialog.getByRole('button', { name: 'Hold', exact: true })).toHaveAttribute('aria-disabled', 'true');
    await dialog.getByLabel('Why').fill('The client wants one invoice for each site');
    await dialog.getByRole('button', { name: 'Hold', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(drafts.getByRole('row').filter({ hasText: chosen.account.number })).toContainText('Held');
    expect((await look()).billDrafts.edges.find(({ node }) => node.id === held)?.node.status).toBe('HELD');
  });

  await test.step('waive an exception', async () => {
    const open = (await look()).billExceptions.edges.map(({ node }) => node);
    const chosen = open.find(({ draft, allowedActions }) => draft?.id !== held && allowedActions.some(({ action, allowed }) => action === 'waiveBillExceptions' && allowed));
    if (!chosen) throw new Error('no exception can be waived');
    await visit(page, heard, `/billing-exceptions?f=run:${encodeURIComponent(run)},kind:${chosen.kind}`, 'Billing exceptions');
    const queue = page.getByRole('grid', { name: 'Billing exceptions' });
    await expect(queue.getByRole('row').nth(1)).toBeVisible();
    await queue.focus();
    await page.keyboard.press('Space');
    const peek = page.getByRole('complementary', { name: 'Exception' });
    await expect(peek.getByRole('button', { name: /^(Assign|Reassign)$/ })).toBeVisible();
    expect(await troubles(page, heard)).toEqual([]);
    const before = open.filter(({ kind }) => kind === chosen.kind).length;
    await queue.focus();
    await page.keyboard.press('w');
    const dialog = page.getByRole('dialog', { name: 'Waive the exception' });
    await dialog.getByLabel('Why').fill('Agreed with the client on the telephone');
    await dialog.getByRole('button', { name: 'Waive' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('1 exception waived')).toBeVisible();
    expect((await look()).billExceptions.edges.filter(({ node }) => node.kind === chosen.kind)).toHaveLength(before - 1);
  });

  await test.step('who started the run cannot approve it', async () => {
    await visit(page, heard, `/bill-runs/${encodeURIComponent(run)}`, number);
    const approve = page.getByRole('button', { name: 'Approve' });
    await expect(approve).toHaveAttribute('aria-disabled', 'true');
    await expect(approve).toHaveAttribute('aria-description', /./);
    const { errors, data } = await book.send<{ approveBillRun: { billRun: object | null } | null }>('biller', 'mutation ($id: ID!) { approveBillRun(input: { id: $id, idempotencyKey: "01JBILLERSOWNRUN0000000000" }) { billRun { id } userErrors { code } } }', { id: run });
    expect(data?.approveBillRun?.billRun ?? null).toBeNull();
    expect(errors ?? data?.approveBillRun).toBeTruthy();
    expect(await status()).toBe('REVIEW');
  });

  await test.step('a manager approves', async () => {
    await enter(page, 'manager', `/bill-runs/${encodeURIComponent(run)}`);
    await settled(page, heard);
    await page.getByRole('button', { name: 'Approve' }).click();
    const dialog = page.getByRole('dialog', { name: `Approve ${number}` });
    await expect(dialog.getByRole('table', { name: 'Totals by status and currency' })).toBeVisible();
    const confirm = dialog.getByRole('button', { name: /^Approve \d/ });
    await expect(confirm).toHaveAttribute('aria-disabled', 'true');
    expect(await troubles(page, heard)).toEqual([]);
    await dialog.getByLabel(/^Type APPROVE/).fill('APPROVE');
    await confirm.click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('main').getByText('Approved').first()).toBeVisible();
    expect(await status()).toBe('APPROVED');
  });

  await test.step('the biller posts; what is held stays', async () => {
    await enter(page, 'biller', `/bill-runs/${encodeURIComponent(run)}`);
    await settled(page, heard);
    const before = (await look()).billDrafts.edges.map(({ node }) => node);
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: `Post ${number}` });
    await dialog.getByRole('button', { name: /^Post \d/ }).click();
    await expect(dialog).toBeHidden();
    await expect.poll(async () => (await look()).billDrafts.edges.filter(({ node }) => node.status === 'POSTED').length, { timeout: 60_000 }).toBe(before.filter((node) => node.status === 'READY').length);
    expect((await look()).billDrafts.edges.find(({ node }) => node.id === held)?.node.status).toBe('HELD');
    await expect(page.getByRole('table', { name: 'Totals by status and currency' }).getByRole('columnheader', { name: 'Posted' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Deliver' })).toBeVisible();
  });
});

test('a cycle waits for what it needs, and its run starts from the board', async ({ page, heard }) => {
  test.setTimeout(180_000);
  await enter(page, 'biller', '/billing-calendar');
  await settled(page, heard);
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'Plan a billing cycle' });
  await dialog.getByLabel('Name').fill('Dealers of the month');
  await dialog.getByRole('combobox', { name: 'Month' }).click();
  await page.getByRole('option', { name: monthAgo(1) }).click();
  await dialog.getByRole('combobox', { name: 'Business unit' }).click();
  await page.getByRole('option').filter({ hasText: 'USD' }).first().click();
  await dialog.getByRole('button', { name: 'Dealer' }).click();
  await dialog.getByRole('button', { name: 'Usage' }).click();
  await dialog.getByRole('button', { name: 'Time' }).click();
  await dialog.getByRole('group', { name: 'Usage' }).getByRole('combobox', { name: 'Who owes it' }).click();
  await page.getByRole('option').first().click();
  expect(await troubles(page, heard)).toEqual([]);
  await dialog.getByRole('button', { name: 'Plan', exact: true }).click();
  await expect(dialog).toBeHidden();

  const cycle = page.getByRole('article', { name: 'Dealers of the month' });
  const inputs = cycle.getByRole('list', { name: 'What it waits for' });
  await expect(inputs.getByRole('listitem')).toHaveCount(2);
  await expect(inputs.getByRole('listitem').filter({ hasText: 'Usage' })).toContainText('owes it');
  await cycle.getByRole('button', { name: /^Mark received.*Usage$/ }).click();
  await expect(inputs.getByRole('listitem').filter({ hasText: 'Usage' })).toContainText('received');
  await expect(cycle.getByRole('button', { name: /^Take back.*Usage$/ })).toBeVisible();
  expect(await troubles(page, heard)).toEqual([]);

  await cycle.getByRole('button', { name: 'Start the run' }).click();
  const start = page.getByRole('dialog', { name: 'Start a bill run' });
  await expect(start.getByText('Still missing: Time')).toBeVisible();
  await start.getByRole('button', { name: 'Compute drafts' }).click();
  await expect(start).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: /^BR-/ })).toBeVisible();
  await expect(page.getByRole('main').getByText('In review')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('main')).toContainText('Dealers of the month');
  await visit(page, heard, '/billing-calendar', 'Billing readiness');
  await expect(cycle.getByRole('link', { name: /^BR-/ })).toBeVisible();
});
