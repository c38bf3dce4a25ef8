import type { Page } from '@playwright/test';
import { enter, expect, password, tabTo, test, type Book } from '../book';

interface Money {
  amount: string;
  currency: string;
}

interface Open {
  id: string;
  number: string;
  balance: Money;
  account: { id: string; number: string; name: string };
}

interface State {
  account: { receivable: { currency: string; balance: Money; pastDue: Money; unappliedCash: Money; unappliedCredit: Money; openInvoices: number }[] };
  invoices: { id: string; status: string; balance: Money; applied: Money }[];
}

/** The two oldest open items of an account that has several and no money of its own. */
async function twoOpenItems(book: Book): Promise<[Open, Open]> {
  const { invoices } = await book.ask<{ invoices: { edges: { node: Open & { account: { receivable: { currency: string; unappliedCash: Money }[] } } }[] } }>(
    'cash',
    `{ invoices(first: 100, filter: { status: [OVERDUE], currency: "USD", minBalance: "400" }, orderBy: { field: DUE_ON, direction: ASC }) {
      edges { node { id number balance { amount currency } account { id number name receivable { currency unappliedCash { amount currency } } } } }
    } }`,
  );
  const open = invoices.edges.map((edge) => edge.node);
  for (const first of open) {
    const second = open.find((invoice) => invoice.account.id === first.account.id && invoice !== first);
    if (second && first.account.receivable.every(({ unappliedCash }) => Number(unappliedCash.amount) === 0)) return [first, second];
  }
  throw new Error('the demo book has no account with two items past due and no unapplied cash');
}

async function state(book: Book, account: string, ids: string[]): Promise<State> {
  const answer = await book.ask<{ account: State['account']; invoices: State['invoices'] }>(
    'cash',
    `query ($account: ID!, $ids: [ID!]!) {
      account: node(id: $account) { ... on Account { receivable {
        currency openInvoices balance { amount currency } pastDue { amount currency } unappliedCash { amount currency } unappliedCredit { amount currency }
      } } }
      invoices: nodes(ids: $ids) { ... on Invoice { id status balance { amount currency } applied { amount currency } } }
    }`,
    { account, ids },
  );
  return { account: answer.account, invoices: answer.invoices };
}

const shown = (amount: number) => amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const active = (page: Page, list: string) =>
  page.getByRole('listbox', { name: list }).evaluate((element) => document.getElementById(element.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '');

test('a cash applier records, applies, un-applies and reverses a payment without a mouse', async ({ page, book }) => {
  const [first, second] = await twoOpenItems(book);
  const ids = [first.id, second.id];
  const before = await state(book, first.account.id, ids);
  const keys = page.keyboard;

  await test.step('sign in', async () => {
    await page.goto('/');
    await expect(page.getByLabel('User name')).toBeFocused();
    await keys.type('cash');
    await keys.press('Tab');
    await keys.type(password);
    await keys.press('Enter');
    await expect(page.getByRole('grid', { name: 'Payments' })).toBeFocused();
  });

  // Enough for both, with 150 of the second left open and 25 that stay unapplied.
  const partly = Number(second.balance.amount) - 150;
  const received = Number(first.balance.amount) + partly + 25;
  let number = '';
  await test.step('record the payment', async () => {
    const sums = page.getByRole('grid', { name: 'Payments' }).getByRole('row').last();
    await expect(sums).toHaveText(/^Total.*\d/);
    const sumsBefore = (await sums.textContent()) ?? '';
    await keys.press('n');
    const dialog = page.getByRole('dialog', { name: 'Record a payment' });
    await expect(dialog.getByLabel('Account')).toBeFocused();
    await keys.type(first.account.number);
    await expect(page.getByRole('option', { name: first.account.number })).toBeVisible();
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await expect(dialog.getByLabel('Account')).toHaveValue(`${first.account.number} ${first.account.name}`);
    await tabTo(page, dialog.getByLabel('Amount'));
    await keys.type(received.toFixed(2));
    await tabTo(page, dialog.getByLabel('Reference'));
    await keys.type('by keyboard');
    await keys.press('Enter');
    await expect(dialog).toBeHidden();
    const said = page.getByText(/Payment \S+ recorded/);
    await expect(said).toBeVisible();
    number = /Payment (\S+) recorded/.exec((await said.textContent()) ?? '')?.[1] ?? '';
    expect(number).not.toBe('');
    await expect(sums).not.toHaveText(sumsBefore);
  });

  const receipt = page.getByRole('listbox', { name: 'Receipts' }).getByRole('option', { selected: true });
  const bench = page.getByRole('region', { name: 'Receipt and open items' });
  await test.step('open the workbench and find the receipt', async () => {
    await keys.press('Escape');
    await keys.press('g');
    await keys.press('c');
    await expect(page.getByRole('heading', { level: 1, name: 'Apply cash' })).toBeVisible();
    await keys.press('q');
    await expect(page.getByRole('listbox', { name: 'Receipts' })).toBeFocused();
    await keys.press('End');
    await expect(receipt).toContainText(number);
    await expect(receipt).toContainText(`${shown(received)}USD`);
    await expect(bench.getByRole('heading', { level: 2, name: number })).toBeVisible();
    await keys.press('Enter');
    await expect(bench.getByRole('listbox', { name: 'Open items' })).toBeFocused();
  });

  await test.step('single letters work inside the lists', async () => {
    await keys.press('o');
    await expect(bench.getByRole('listitem').filter({ hasText: first.number })).toBeVisible();
    await expect(bench.getByRole('status')).toContainText('Left 0.00 USD');
    await keys.press('q');
    await expect(page.getByRole('listbox', { name: 'Receipts' })).toBeFocused();
    await keys.press('f');
    await expect(bench.getByRole('listbox', { name: 'Open items' })).toBeFocused();
    while ((await bench.getByRole('button', { name: /^Take .* out$/ }).count()) > 0) await keys.press('Backspace');
  });

  await test.step('apply it to two invoices, one of them in part', async () => {
    for (const { number: wanted } of [first, second]) {
      await keys.press('Home');
      for (let i = 0; !(await active(page, 'Open items')).includes(wanted); i++) {
        expect(i).toBeLessThan(50);
        await keys.press('ArrowDown');
      }
      await keys.press('Space');
      await expect(bench.getByLabel(`Amount for ${wanted}`)).toBeVisible();
    }
    await tabTo(page, bench.getByLabel(`Amount for ${second.number}`), 'Shift+Tab');
    await keys.type(partly.toFixed(2));
    await keys.press('Enter');
    await expect(bench.getByRole('listbox', { name: 'Open items' })).toBeFocused();
    await expect(bench.getByRole('status')).toContainText('Left 25.00 USD');
    await keys.press('Enter');
    await expect(page.getByText(`USD ${shown(received - 25)} applied to 2 invoices`)).toBeVisible();
    await expect(receipt).toContainText('25.00USD');
    await expect(bench.getByRole('option', { name: second.number })).toContainText('150.00');
    await expect(bench.getByRole('option', { name: first.number })).toHaveCount(0);
    await expect(bench.getByRole('table', { name: 'Applications' }).getByRole('row')).toHaveCount(3);
    const after = await state(book, first.account.id, ids);
    expect(after).not.toEqual(before);
    expect(after.invoices.map(({ status, balance }) => [status, balance.amount])).toEqual([
      ['PAID', '0.00'],
      ['OVERDUE', '150.00'],
    ]);
  });
  await test.step('undo one application', async () => {
    const row = bench.getByRole('row', { name: second.number });
    await tabTo(page, row.getByRole('button', { name: 'Undo' }), 'Shift+Tab');
    await keys.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Undo the application' });
    await expect(dialog.getByLabel('Reason')).toBeFocused();
    await keys.type('Wrong invoice');
    await keys.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(bench.getByRole('row', { name: 'Undo: Wrong invoice' })).toBeVisible();
    await expect(receipt).toContainText(`${shown(partly + 25)}USD`);
    await expect(bench.getByRole('option', { name: second.number })).toContainText(shown(Number(second.balance.amount)));
  });
  await test.step('reverse the payment', async () => {
    await tabTo(page, bench.getByRole('button', { name: 'Reverse' }), 'Shift+Tab');
    await keys.press('Enter');
    const dialog = page.getByRole('dialog', { name: `Reverse ${number}` });
    await expect(dialog.getByLabel('Reason')).toBeFocused();
    await keys.press('ArrowDown');
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await tabTo(page, dialog.getByLabel(`Type ${number} to go on`));
    await keys.type(number);
    await keys.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByText(`Payment ${number} is reversed`)).toBeVisible();
  });
  expect(await state(book, first.account.id, ids)).toEqual(before);
});

test('what a page is for is begun from anywhere by the palette', async ({ page }) => {
  await enter(page, 'cash', '/settings');
  for (const [words, place, opened] of [
    ['record a pay', /\/payments$/, page.getByRole('dialog', { name: 'Record a payment' })],
    ['import a file', /\/imports\/new$/, page.getByRole('heading', { name: /import/i }).first()],
  ] as const) {
    await page.goto('/settings');
    await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Search for records or commands' })).toBeFocused();
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    await expect(opened).toBeVisible();
    await expect(page).toHaveURL(place);
  }
  // On the page itself it is the page's own command, once.
  await page.goto('/payments');
  await expect(page.getByRole('grid', { name: 'Payments' })).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search for records or commands' })).toBeFocused();
  await page.keyboard.type('record a pay');
  await expect(page.getByRole('option', { name: 'Record a payment' })).toHaveCount(1);
});
