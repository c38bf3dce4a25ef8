import { readFileSync } from 'node:fs';
import { enter, expect, settled, signIn, test, visit, type Book } from '../book';

interface Sum {
  amount: string;
}

interface Own {
  ageing: { currency: string; total: Sum; pastDue: Sum }[];
  accounts: { edges: { node: { id: string } }[] };
  invoices: { totalCount: number; edges: { node: { id: string; number: string; balance: Sum } }[] };
  payments: { totalCount: number; edges: { node: { id: string; number: string; amount: Sum } }[] };
}

const own = (book: Book, who: 'dealer' | 'dealer2') =>
  book.ask<Own>(
    who,
    `{
      ageing { currency total { amount } pastDue { amount } }
      accounts(first: 20) { edges { node { id } } }
      invoices(first: 3, filter: { status: [OVERDUE] }, orderBy: { field: DUE_ON, direction: ASC }) { totalCount edges { node { id number balance { amount } } } }
      payments(first: 20) { totalCount edges { node { id number amount { amount } } } }
    }`,
  );

const shown = (sum: Sum | undefined) => Number(sum?.amount).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

test('a dealer sees what is owed, an invoice and a payment, and takes a list along', async ({ page, book, heard }) => {
  const mine = await own(book, 'dealer');
  const usd = mine.ageing.find(({ currency }) => currency === 'USD');
  const invoice = mine.invoices.edges[0]?.node;
  const payment = mine.payments.edges[0]?.node;

  await test.step('sign in', async () => {
    await page.goto('/portal');
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in to your account' })).toBeVisible();
    await signIn(page, 'dealer');
    await expect(page.getByRole('heading', { level: 1, name: 'Hello, Dorian Galcott' })).toBeVisible();
    await settled(page, heard);
    await expect(page.getByRole('button', { name: /^Balance/ })).toContainText(shown(usd?.total));
    await expect(page.getByRole('button', { name: /^Past due/ })).toContainText(shown(usd?.pastDue));
  });

  await test.step('from what is past due to its oldest invoice', async () => {
    await page.getByRole('button', { name: /^Past due/ }).click();
    const list = page.getByRole('table', { name: 'Invoices' });
    await expect(list.getByRole('row')).toHaveCount(Math.min(mine.invoices.totalCount, 25) + 1);
    await page.getByRole('searchbox').fill(invoice?.number ?? '');
    await expect(list.getByRole('row')).toHaveCount(2);
    await list.getByRole('link', { name: invoice?.number ?? '' }).click();
    await expect(page.getByRole('heading', { level: 1, name: invoice?.number ?? '' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText(shown(invoice?.balance));
    await expect(page.getByRole('table', { name: 'Lines' })).toBeVisible();
  });

  await test.step('a payment', async () => {
    await page.getByRole('link', { name: 'Payments', exact: true }).click();
    await page.getByRole('table', { name: 'Payments' }).getByRole('link', { name: payment?.number ?? '' }).click();
    await expect(page.getByRole('heading', { level: 1, name: payment?.number ?? '' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText(shown(payment?.amount));
  });

  await test.step('take all payments along', async () => {
    await page.getByRole('link', { name: 'Payments', exact: true }).click();
    await page.getByRole('button', { name: 'Download' }).click();
    const dialog = page.getByRole('dialog', { name: 'Download all payments' });
    await dialog.getByRole('button', { name: 'CSV' }).click();
    await dialog.getByRole('button', { name: 'Make the file' }).click();
    const save = dialog.getByRole('button', { name: /^Save .*\.csv$/ });
    await expect(save).toBeFocused({ timeout: 15_000 });
    const download = page.waitForEvent('download');
    await save.click();
    const lines = readFileSync(await (await download).path(), 'utf8').trim().split('\n');
    expect(lines.length).toBe(mine.payments.totalCount + 1);
    for (const { node } of mine.payments.edges) expect(lines.some((line) => line.includes(node.number))).toBe(true);
  });
});

test('what is not the dealer’s is not there', async ({ page, book, heard }) => {
  const [mine, theirs] = await Promise.all([own(book, 'dealer'), own(book, 'dealer2')]);
  const foreign = theirs.invoices.edges[0]?.node.id ?? '';
  expect(foreign).not.toBe('');
  expect(mine.accounts.edges.map(({ node }) => node.id).filter((id) => theirs.accounts.edges.some(({ node }) => node.id === id))).toEqual([]);
  await enter(page, 'dealer', `/portal/invoices/${foreign}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Not found' })).toBeVisible();
  await visit(page, heard, `/portal/payments/${theirs.payments.edges[0]?.node.id}`, 'Not found');
  await visit(page, heard, `/portal/invoices/${mine.invoices.edges[0]?.node.id}`, mine.invoices.edges[0]?.node.number ?? '');
  // Pages of the staff lead to the portal or nowhere.
  for (const path of ['/', '/accounts', `/invoices/${foreign}`, '/cash', '/audit', '/users', '/imports']) {
    await page.goto(path);
    await expect(page).toHaveURL(`${book.address}/portal/`);
  }
  await expect(page.getByRole('heading', { level: 1, name: /^Hello/ })).toBeVisible();
});
