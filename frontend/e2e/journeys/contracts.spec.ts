import type { Page } from '@playwright/test';
import { violations } from '../axe';
import { enter, expect, settled, signIn, tabTo, test, visit, type Book, type Heard } from '../book';

async function anAccount(book: Book): Promise<{ id: string; number: string; name: string }> {
  const { accounts } = await book.ask<{ accounts: { edges: { node: { id: string; number: string; name: string; currency: string } }[] } }>('biller', '{ accounts(first: 50, filter: { kind: [CLIENT], status: [ACTIVE] }) { edges { node { id number name currency } } } }');
  const account = accounts.edges.map(({ node }) => node).find(({ currency }) => currency === 'USD');
  if (!account) throw new Error('the demo book has no client in dollars');
  return account;
}

/** A product that the catalogue has no price for, and one that it has a price for. */
async function products(book: Book, name: string): Promise<{ bare: string; listed: string }> {
  const [bare, listed] = [`${name}-BARE`, `${name}-LISTED`];
  await book.change('biller', 'describeProduct', 'DescribeProductInput', 'product { id }', { code: bare, name: 'Fibre access, quoted' });
  const { product } = await book.change<{ product: { id: string } }>('biller', 'describeProduct', 'DescribeProductInput', 'product { id }', { code: listed, name: 'Managed router' });
  await book.change('biller', 'priceProduct', 'PriceProductInput', 'product { id }', { productId: product.id, currency: 'USD', unitPrice: '45.5', startsOn: '2020-01-01' });
  return { bare, listed };
}

const iso = (at: Date) => at.toISOString().slice(0, 10);
const now = new Date();
const monthFrom = (months: number) => iso(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)));

async function clean(page: Page, heard: Heard): Promise<void> {
  await settled(page, heard);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations(page, colorScheme === 'light' ? 'all' : 'colours'), `${page.url()}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

test('a biller writes a contract, is told what it lacks, mends and activates it, and amends its price', async ({ page, book, heard }) => {
  test.slow();
  const account = await anAccount(book);
  const { bare, listed } = await products(book, 'JOURNEY');
  let number = '';
  const line = (n: number) => page.getByRole('group', { name: `Line ${n}`, exact: true });
  const row = (text: string) => page.getByRole('grid', { name: 'Lines' }).getByRole('row').filter({ hasText: text });
  const day = async (label: string, value: string) => {
    await page.getByLabel(label, { exact: true }).fill(value);
    await page.getByLabel(label, { exact: true }).press('Enter');
  };

  await test.step('write a draft with two lines', async () => {
    await page.goto('/');
    await signIn(page, 'biller');
    await page.getByRole('link', { name: 'Contracts' }).click();
    await page.getByRole('button', { name: 'New contract' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'New contract' })).toBeVisible();
    const save = page.getByRole('button', { name: 'Save draft' });
    await expect(save).toHaveAttribute('aria-description', 'Choose the account first');
    await page.getByRole('combobox', { name: 'Account' }).fill(account.number);
    await page.getByRole('option', { name: account.number }).click();
    await page.getByLabel('First day').fill(monthFrom(-1));
    await page.getByLabel('First day').press('Tab');
    await line(1).getByLabel('Product').fill(listed);
    await expect(line(1).getByLabel('Price')).toHaveAttribute('placeholder', 'list 45.50');
    await line(1).getByLabel('Quantity').fill('2');
    await expect(line(1).getByRole('status')).toHaveText('91.00');
    await line(1).getByLabel('Quantity').press('Enter');
    await line(2).getByLabel('Product').fill(bare);
    await expect(line(2).getByLabel('Price')).toHaveAttribute('placeholder', 'no list price');
    await line(2).getByLabel('Product').press('Alt+Enter');
    await line(2).getByLabel('Site').fill('Utica, NY');
    await clean(page, heard);
    await page.keyboard.press('Control+Enter');
    const said = page.getByText(/^Draft \S+ is saved$/);
    await expect(said).toBeVisible();
    number = /Draft (\S+) is saved/.exec((await said.textContent()) ?? '')?.[1] ?? '';
    await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
  });

  const activate = page.getByRole('button', { name: 'Activate', exact: true }).first();
  await test.step('activation is refused with the reason', async () => {
    await settled(page, heard);
    await expect(page.getByText('Before it can be activated:')).toBeVisible();
    await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: bare })).toContainText(/price/i);
    await expect(activate).toHaveAttribute('aria-disabled', 'true');
    await expect(activate).toHaveAttribute('aria-description', /price/i);
    await activate.click({ force: true });
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await clean(page, heard);
  });

  await test.step('mend the draft', async () => {
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: `Draft ${number}` })).toBeVisible();
    await line(2).getByLabel('Price').fill('12,x');
    await expect(line(2).getByText('Price: a number with at most 8 decimals, such as 19.99.')).toBeVisible();
    await line(2).getByLabel('Price').fill('120');
    await page.getByRole('button', { name: 'Save draft' }).click();
    await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
    await expect(page.getByText('Before it can be activated:')).toHaveCount(0);
  });

  await test.step('activate it', async () => {
    await settled(page, heard);
    await activate.click();
    const dialog = page.getByRole('dialog', { name: `Activate ${number}` });
    await dialog.getByLabel('Note').fill('Signed by both');
    await clean(page, heard);
    await dialog.getByRole('button', { name: 'Activate' }).click();
    await expect(page.getByText(`${number} is active`)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Amend' })).toBeVisible();
    await expect(row('Fibre access')).toContainText('Waiting');
  });

  await test.step('set the milestones of a line', async () => {
    await row('Fibre access').getByRole('gridcell').nth(1).dblclick();
    const peek = page.getByRole('complementary', { name: 'Line' });
    await peek.getByRole('button', { name: 'Set milestones' }).click();
    const dialog = page.getByRole('dialog', { name: /^Milestones of/ });
    for (const name of ['Contracted', 'Installed', 'Functional']) {
      await dialog.getByLabel(name).fill(monthFrom(-1));
      await dialog.getByLabel(name).press('Tab');
    }
    await clean(page, heard);
    await dialog.getByRole('button', { name: 'Set', exact: true }).click();
    await expect(page.getByText('Milestones are set')).toBeVisible();
    await expect(row('Fibre access')).toContainText('Live');
    await clean(page, heard);
  });

  await test.step('amend its price from a day on', async () => {
    const peek = page.getByRole('complementary', { name: 'Line' });
    await peek.getByRole('button', { name: 'Change from a day' }).click();
    const dialog = page.getByRole('dialog', { name: `Amend ${number}` });
    await expect(dialog.getByRole('button', { name: 'Amend' })).toHaveAttribute('aria-description', 'Choose the day from which it holds');
    await dialog.getByLabel('Holds from').fill(monthFrom(2));
    await dialog.getByLabel('Holds from').press('Tab');
    await dialog.getByLabel('Price, USD').fill('135');
    await clean(page, heard);
    await dialog.getByRole('button', { name: 'Amend' }).click();
    await expect(page.getByText(`${number} is amended from`)).toBeVisible();
    await peek.getByRole('button', { name: 'Close' }).click();
  });

  await test.step('see both prices by the day', async () => {
    await expect(row('Fibre access')).toHaveCount(1);
    await expect(row('Fibre access')).toContainText('120.00');
    await day('In force on', monthFrom(2));
    await expect(page).toHaveURL(new RegExp(`asof:${monthFrom(2)}`));
    await expect(row('Fibre access')).toContainText('135.00');
    await expect(row('Fibre access')).toHaveCount(1);
    await page.getByRole('button', { name: 'All lines' }).click();
    await expect(row('Fibre access')).toHaveCount(2);
    const { contractByNumber: contract } = await book.ask<{ contractByNumber: Record<'before' | 'after', { unitPrice: string; product: { code: string } }[]> }>(
      'biller',
      `query ($number: String!, $before: Date, $after: Date) { contractByNumber(number: $number) { before: lines(asOf: $before) { unitPrice product { code } } after: lines(asOf: $after) { unitPrice product { code } } } }`,
      { number, before: monthFrom(1), after: monthFrom(2) },
    );
    const of = (when: 'before' | 'after') => contract[when].find((entry) => entry.product.code === bare)?.unitPrice;
    expect([of('before'), of('after')]).toEqual(['120', '135']);
  });

  await test.step('read what happened', async () => {
    await page.getByRole('tab', { name: /^Timeline/ }).click();
    const timeline = page.getByRole('group', { name: 'Timeline' });
    await expect(timeline.getByText('Activated')).toBeVisible();
    await expect(timeline.getByText('Signed by both')).toBeVisible();
    await expect(timeline.getByText('Amended')).toBeVisible();
    await expect(timeline.getByText('Milestone', { exact: true })).toBeVisible();
    await clean(page, heard);
  });

  await test.step('and find it from the account', async () => {
    await page.goto(`/accounts/${account.id}?tab=contracts`);
    await page.getByRole('grid', { name: 'Contracts' }).getByRole('row').filter({ hasText: number }).getByRole('gridcell').first().dblclick();
    await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
  });
});

test('prices, hours and taxes are set from a day on, and hours are approved by a second person', async ({ page, book, heard }) => {
  test.slow();
  const account = await anAccount(book);
  const { listed } = await products(book, 'RATES');
  await book.change('biller', 'setCardRate', 'SetCardRateInput', '', { cardCode: 'E2E-FIELD', cardName: 'Field work', currency: 'USD', role: 'Splicer', hourly: '85', startsOn: '2020-01-01' });
  const { contract } = await book.change<{ contract: { id: string; number: string } }>('biller', 'writeContract', 'WriteContractInput', 'contract { id number }', {
    accountId: account.id,
    currency: 'USD',
    startsOn: monthFrom(-1),
    rateCardCode: 'E2E-FIELD',
    lines: [{ productCode: listed, kind: 'TIME', description: 'Splicing', timing: 'ARREARS', contractedOn: monthFrom(-1), installedOn: monthFrom(-1), functionalOn: monthFrom(-1) }],
  });
  await book.change('biller', 'activateContract', 'ContractActionInput', 'contract { id }', { id: contract.id, effectiveOn: monthFrom(-1) });
  await book.change('biller', 'announcePromotion', 'AnnouncePromotionInput', 'promotion { id }', { code: 'E2E-SPRING', name: 'Spring', percent: '10', startsOn: monthFrom(0) });
  await book.change('biller', 'publishIndexValue', 'PublishIndexValueInput', 'indexValue { id }', { code: 'E2E-CPI', startsOn: monthFrom(-1), value: '104.2' });
  await book.change('biller', 'publishExchangeRate', 'PublishExchangeRateInput', 'exchangeRate { id }', { source: 'CHF', target: 'USD', startsOn: monthFrom(-1), rate: '1.0825' });

  await test.step('a price from a day on', async () => {
    await enter(page, 'biller', '/catalogue');
    await page.getByRole('searchbox', { name: 'Code or name' }).fill(listed);
    await expect(page).toHaveURL(/q=/);
    await settled(page, heard);
    const row = page.getByRole('grid', { name: 'Products' }).getByRole('row').filter({ hasText: listed });
    await expect(row).toContainText('45.50 USD');
    await row.getByRole('gridcell').first().dblclick();
    const peek = page.getByRole('complementary', { name: 'Product' });
    await peek.getByRole('button', { name: 'Add price' }).click();
    const dialog = page.getByRole('dialog', { name: `Add a price for ${listed}` });
    await expect(dialog.getByRole('button', { name: 'Add price' })).toHaveAttribute('aria-description', 'Price first');
    await dialog.getByLabel('Price').fill('49.9');
    await clean(page, heard);
    await dialog.getByRole('button', { name: 'Add price' }).click();
    await expect(dialog).toBeHidden();
    const prices = peek.getByRole('table', { name: 'Prices' });
    await expect(prices.getByRole('row').filter({ hasText: '49.90' })).toContainText('To come');
    await expect(prices.getByRole('row').filter({ hasText: '45.50' })).toContainText('In force');
    await clean(page, heard);
    for (const tab of ['Promotions', 'Rate cards', 'Price indices', 'Exchange rates']) {
      await page.getByRole('tab', { name: tab }).click();
      await expect(page.getByRole('grid', { name: tab })).toBeVisible();
      await clean(page, heard);
    }
  });

  await test.step('hours are entered and submitted without a mouse', async () => {
    await visit(page, heard, '/time', 'Time sheets');
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: 'Enter time' });
    await expect(dialog.getByRole('combobox', { name: 'Account' })).toBeFocused();
    await page.keyboard.type(account.number);
    await expect(page.getByRole('option')).toHaveText([`${account.number} ${account.name}`]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const lineField = dialog.getByRole('combobox', { name: 'Contract line' });
    await expect(lineField).toBeEnabled();
    if (!(await lineField.inputValue())) {
      await lineField.fill(contract.number);
      await page.getByRole('option', { name: contract.number }).click();
    }
    await tabTo(page, dialog.getByLabel('Person'));
    await page.keyboard.type('Rae Okafor');
    await dialog.getByRole('combobox', { name: 'Role' }).click();
    await page.getByRole('option', { name: 'Splicer' }).click();
    await expect(dialog.getByText('85.00 USD an hour')).toBeVisible();
    await dialog.getByLabel('Worked').fill(monthFrom(0));
    await dialog.getByLabel('Worked').press('Tab');
    await dialog.getByLabel('Hours').fill('7.5');
    await dialog.getByLabel('Submit it at once').check();
    await clean(page, heard);
    await dialog.getByRole('button', { name: 'Enter', exact: true }).click();
    await expect(page.getByText('The hours of Rae Okafor wait for approval')).toBeVisible();
    const row = page.getByRole('grid', { name: 'Time sheets' }).getByRole('row').filter({ hasText: 'Rae Okafor' });
    await expect(row).toContainText('Submitted');
    await clean(page, heard);
  });

  await test.step('who entered them cannot approve them', async () => {
    const row = page.getByRole('grid', { name: 'Time sheets' }).getByRole('row').filter({ hasText: 'Rae Okafor' });
    await row.getByRole('gridcell').nth(3).dblclick();
    const approve = page.getByRole('complementary', { name: 'Time entry' }).getByRole('button', { name: 'Approve' });
    await expect(approve).toHaveAttribute('aria-description', 'You submitted these hours. Somebody else must decide on them.');
    await clean(page, heard);
  });

  await test.step('a manager approves by selection', async () => {
    await enter(page, 'manager', '/time?f=status:SUBMITTED&q=Rae');
    const grid = page.getByRole('grid', { name: 'Time sheets' });
    await expect(grid.getByRole('row').filter({ hasText: 'Rae Okafor' })).toHaveCount(1);
    await grid.focus();
    await page.keyboard.press('x');
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: 'Approve time' });
    await expect(dialog.getByRole('status')).toHaveText('1 entry');
    await clean(page, heard);
    await dialog.getByRole('button', { name: 'Approve' }).click();
    await expect(page.getByText('1 entry approved')).toBeVisible();
    await expect(page.getByText('Nothing matches')).toBeVisible();
  });

  await test.step('taxes', async () => {
    await enter(page, 'biller', '/taxes');
    await page.getByRole('button', { name: 'Set rate' }).click();
    const dialog = page.getByRole('dialog', { name: 'Set a tax rate' });
    await dialog.getByLabel('Jurisdiction').fill('IS-E2E');
    await dialog.getByLabel('Country').fill('is'); // where nobody of the demo book is taxed
    await dialog.getByLabel('Percent').fill('8.875');
    await clean(page, heard);
    await dialog.getByRole('button', { name: 'Set rate' }).click();
    await expect(dialog).toBeHidden();
    await page.getByRole('grid', { name: 'Jurisdictions' }).getByRole('row').filter({ hasText: 'IS-E2E' }).getByRole('gridcell').first().dblclick();
    await expect(page.getByRole('complementary', { name: 'Jurisdiction' }).getByRole('table', { name: 'Rates' })).toContainText('8.875%');
    await clean(page, heard);
    await page.getByRole('tab', { name: 'Exemptions' }).click();
    await page.getByRole('button', { name: 'Grant exemption' }).click();
    const grant = page.getByRole('dialog', { name: 'Grant a tax exemption' });
    await grant.getByRole('combobox', { name: 'Account' }).fill(account.number);
    await page.getByRole('option', { name: account.number }).click();
    await grant.getByLabel('Certificate').fill('ST-120');
    await grant.getByLabel('Reason').fill('Resale');
    await grant.getByLabel('Expires').fill('+30');
    await grant.getByLabel('Expires').press('Tab');
    await clean(page, heard);
    await grant.getByRole('button', { name: 'Grant' }).click();
    await expect(page.getByRole('grid', { name: 'Exemptions' }).getByRole('row').filter({ hasText: 'ST-120' })).toContainText('30 days left');
    await clean(page, heard);
  });
});

test('an auditor reads contracts, catalogue, time and taxes, and can change nothing', async ({ page, book, heard }) => {
  const { contracts } = await book.ask<{ contracts: { edges: { node: { id: string; number: string } }[] } }>('auditor', '{ contracts(first: 1) { edges { node { id number } } } }');
  const contract = contracts.edges[0]?.node;
  if (!contract) throw new Error('the demo book has no contract');
  await enter(page, 'auditor', '/contracts');
  await settled(page, heard);
  const screens: [string, string][] = [
    [`/contracts?peek=${contract.id}`, 'Contracts'],
    [`/contracts/${contract.id}`, contract.number],
    ['/catalogue', 'Catalogue'],
    ['/time', 'Time sheets'],
    ['/taxes', 'Taxes'],
    ['/taxes?f=tab:exemptions', 'Taxes'],
  ];
  for (const [path, heading] of screens) {
    await visit(page, heard, path, heading);
    const names = await page.getByRole('main').getByRole('button').allTextContents();
    expect(names.filter((name) => /^(New|Edit|Activate|Amend|Renew|Enter|Set|Grant|Approve|Reject|Submit|Add)\b/.test(name))).toEqual([]);
  }
  for (const path of ['/contracts/new', `/contracts/${contract.id}/edit`]) await visit(page, heard, path, 'Hidden by your permissions');
});
