import { daysAgo, expect, settled, signIn, test } from '../book';

const file = (name: string, rows: string[][]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(rows.map((row) => row.join(',')).join('\r\n')) });

test('a manager opens an account and brings its invoices in from a file', async ({ page, book, heard }) => {
  const name = 'Halvenport Masonry';
  let number = '';
  await test.step('open the account', async () => {
    await page.goto('/accounts');
    await signIn(page, 'manager');
    await page.getByRole('button', { name: 'New account' }).click();
    const dialog = page.getByRole('dialog', { name: 'New account' });
    await dialog.getByRole('button', { name: 'Open account' }).click();
    await expect(dialog.getByText('Give the name')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('combobox', { name: 'Business unit' }).click();
    await page.getByRole('option', { name: /^TFN/ }).click();
    await dialog.getByRole('textbox', { name: 'Credit limit' }).fill('250,000');
    await dialog.getByRole('textbox', { name: 'Region' }).fill('Northwest');
    await dialog.getByRole('button', { name: 'Open account' }).click();
    const said = page.getByText(/^Account \S+ is open$/);
    await expect(said).toBeVisible();
    number = /Account (\S+) is open/.exec((await said.textContent()) ?? '')?.[1] ?? '';
    await expect(page.getByRole('complementary', { name: 'Account' })).toContainText(name);
  });

  const header = ['number', 'account_number', 'issue_date', 'due_date', 'total', 'tax', 'description'];
  const old = ['HM-1001', number, daysAgo(5).day, daysAgo(3).day, '98765.43', '8155.12', 'Facade'];
  const start = async (rows: string[][], fileName: string) => {
    await page.getByRole('link', { name: 'Imports' }).click();
    await page.getByRole('button', { name: 'Import a file' }).click();
    await page.getByRole('combobox', { name: 'What the file holds' }).click();
    await page.getByRole('option', { name: 'Invoices' }).click();
    await page.locator('main input[type=file]').first().setInputFiles(file(fileName, rows));
    await settled(page, heard);
    await page.getByRole('combobox', { name: 'Business unit' }).click();
    await page.getByRole('option', { name: /^TFN/ }).click();
    await settled(page, heard);
  };
  const totals = async () => {
    const { invoices } = await book.ask<{ invoices: { edges: { node: { number: string; balance: { amount: string } } }[] } }>('manager', 'query ($text: String!) { invoices(first: 10, filter: { text: $text }) { edges { node { number balance { amount } } } } }', { text: 'HM-' });
    return invoices.edges.map(({ node }) => `${node.number} ${node.balance.amount}`).toSorted();
  };

  await test.step('a file with a bad cell changes nothing and says why', async () => {
    await start([header, old, ['HM-1002', number, daysAgo(5).day, '', '12x.50', '0', 'Steps']], 'faulty.csv');
    await expect(page.getByRole('main')).toContainText('1 cell of the first rows can’t be taken.');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    const peek = page.getByRole('complementary', { name: 'Import' });
    await expect(peek).toContainText('Nothing was written');
    await expect(peek.getByRole('listitem').first()).toContainText('Line 3, total');
    await expect(peek.getByRole('listitem').first()).toContainText('12x.50');
    expect(await totals()).toEqual([]);
  });

  await test.step('the corrected file is taken whole', async () => {
    await start([header, old, ['HM-1002', number, daysAgo(5).day, '', '1200.50', '0', 'Steps']], 'corrected.csv');
    await expect(page.getByRole('main')).toContainText('The first rows read well.');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    const peek = page.getByRole('complementary', { name: 'Import' });
    await expect(peek).toContainText('corrected.csv');
    await expect(peek).toContainText('Done');
    await expect(peek).toContainText('99,965.93USD');
    expect(await totals()).toEqual(['HM-1001 98765.43', 'HM-1002 1200.50']);
  });

  await test.step('the ageing has it', async () => {
    await page.getByRole('link', { name: 'Ageing' }).click();
    await page.getByRole('button', { name: 'USD', exact: true }).click();
    await settled(page, heard);
    // The most past due come first.
    const row = page.getByRole('grid', { name: 'Ageing by account' }).getByRole('row', { name });
    await expect(row).toContainText('98,765.43');
    await expect(row).toHaveAttribute('aria-rowindex', '2');
    await expect(page.getByText('Ties to the ledger')).toBeVisible();
    await row.getByRole('gridcell').first().dblclick();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(page.getByRole('button', { name: /^1–30: \$98,765\.43/ })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Not due: \$1,200\.50/ })).toBeVisible();
  });
});
