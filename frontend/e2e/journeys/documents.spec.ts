import { readFileSync } from 'node:fs';
import { violations } from '../axe';
import { enter, expect, settled, signIn, test, type Book } from '../book';

interface Sum {
  amount: string;
}

interface Billed {
  invoices: { edges: { node: { id: string; number: string; total: Sum; lines: { quantity: string; unitPrice: string }[]; account: { id: string; number: string; name: string }; businessUnit: { code: string; name: string } } }[] };
}

/** An open invoice of the dealer, small enough to be put right by hand, of which nothing is paid or credited yet. */
async function invoiceOf(book: Book) {
  const { accounts } = await book.ask<{ accounts: { edges: { node: { id: string } }[] } }>('dealer', '{ accounts(first: 20) { edges { node { id } } } }');
  const line = { description: 'Handsets, wrong price', quantity: '4', unitPrice: '250.00', tax: '0' };
  const { postInvoice } = await book.ask<{ postInvoice: { invoice: { id: string } | null; userErrors: { message: string }[] } }>('biller', 'mutation ($input: PostInvoiceInput!) { postInvoice(input: $input) { invoice { id } userErrors { message } } }', {
    input: { accountId: accounts.edges[0]?.node.id, issueOn: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10), purchaseOrder: 'PO-11', lines: [line], idempotencyKey: crypto.randomUUID() },
  });
  if (!postInvoice.invoice) throw new Error(postInvoice.userErrors.map(({ message }) => message).join());
  const { node } = await book.ask<{ node: Billed['invoices']['edges'][number]['node'] }>('biller', 'query ($id: ID!) { node(id: $id) { ... on Invoice { id number total { amount } lines { quantity unitPrice } account { id number name } businessUnit { code name } } } }', { id: postInvoice.invoice.id });
  return node;
}

test('a biller makes a template, sends an invoice as a file and puts it right; a manager approves; the dealer reads both', async ({ page, book, heard }) => {
  test.setTimeout(180_000);
  const invoice = await invoiceOf(book);
  const clean = async () => expect(await violations(page)).toEqual([]);

  await test.step('what invoices say of the seller is put down', async () => {
    await page.goto('/settings/seller');
    await signIn(page, 'biller');
    await page.getByRole('button', { name: invoice.businessUnit.code }).click();
    const fields = { 'Legal name': invoice.businessUnit.name, 'VAT number': 'US123456789', Street: '1 Main Street', City: 'Austin', 'Postal code': '73301', 'State or region': 'TX', Bank: 'First Bank' };
    for (const [label, text] of Object.entries(fields)) await page.getByRole('textbox', { name: label, exact: true }).fill(text);
    await page.getByRole('textbox', { name: 'Country' }).fill('u1');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('textbox', { name: 'Country' })).toHaveAttribute('aria-invalid', 'true');
    await page.getByRole('textbox', { name: 'Country' }).fill('us');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText(/^What invoices say of .* is changed$/)).toBeVisible();
    await settled(page, heard);
    await clean();
  });

  await test.step('a template is made from the standard one, and its preview is a document', async () => {
    await page.getByRole('link', { name: 'Templates' }).last().click();
    await page.getByRole('button', { name: 'New template' }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'New template' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-description', 'Give the template a name first');
    await page.getByRole('textbox', { name: 'Name' }).fill('Dealers');
    const drawn = page.waitForResponse((response) => new URL(response.url()).pathname === '/documents/preview' && response.ok());
    await page.getByRole('combobox', { name: 'Shown with' }).fill(invoice.number);
    await page.getByRole('option', { name: invoice.number }).click();
    expect((await drawn).headers()['content-type']).toBe('application/pdf');
    await expect(page.getByTitle('Preview of the document')).toBeVisible();
    await page.getByRole('tab', { name: 'Columns' }).click();
    await page.getByRole('button', { name: 'Remove: Service period' }).click();
    await expect(page.getByRole('textbox', { name: 'Service period' })).toHaveCount(0);
    await settled(page, heard);
    await clean();
  });

  await test.step('a broken expression is shown where it stands', async () => {
    await page.getByRole('tab', { name: 'Texts' }).click();
    const foot = page.getByRole('textbox', { name: 'Foot of each page' });
    const right = await foot.inputValue();
    await foot.fill('{{ nobody }}');
    await expect(foot).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByText('there is no "nobody"').first()).toBeVisible();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('tab', { name: /Texts/ })).toContainText('1 wrong');
    await foot.fill(right);
    await expect(foot).not.toHaveAttribute('aria-invalid', 'true');
    await settled(page, heard);
    // The browser itself tells of an answer that is not a success.
    expect(heard.troubles.splice(0).every((line) => line.includes('/documents/preview'))).toBe(true);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Dealers is saved')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: 'Dealers' })).toBeVisible();
  });

  await test.step('the account of the invoice gets it', async () => {
    await page.goto(`/accounts/${invoice.account.id}`);
    await page.getByRole('button', { name: 'Documents' }).click();
    await page.getByRole('menuitem', { name: 'How invoices look' }).click();
    const dialog = page.getByRole('dialog', { name: /^How invoices of/ });
    await dialog.getByRole('combobox', { name: 'Template' }).click();
    await page.getByRole('option', { name: 'Dealers (en)' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('the invoice is taken along as a PDF', async () => {
    await page.goto(`/invoices/${invoice.id}`);
    await page.getByRole('button', { name: 'Download' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'PDF' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toContain(invoice.number);
    expect(readFileSync(await file.path()).subarray(0, 5).toString()).toBe('%PDF-');
  });

  await test.step('it is credited and billed again at the right price', async () => {
    await page.getByRole('button', { name: 'Credit and rebill' }).click();
    const dialog = page.getByRole('dialog', { name: `Credit ${invoice.number} and bill it again` });
    const ask = dialog.getByRole('button', { name: 'Request', exact: true });
    await expect(ask).toHaveAttribute('aria-description', 'Choose a reason first');
    await dialog.getByRole('combobox', { name: 'Reason' }).click();
    await page.getByRole('option', { name: 'Wrong price' }).click();
    await dialog.getByRole('group', { name: 'Line 1' }).getByLabel('Price').fill('200');
    await expect(dialog.getByRole('status').last()).toContainText('1,000.00USD');
    await expect(dialog.getByRole('status').last()).toContainText('800.00USD');
    await expect(dialog.getByRole('status').last()).toContainText('The client owes less');
    await clean();
    await ask.click();
    await expect(page.getByRole('heading', { level: 1, name: 'Requested credit memo' })).toBeVisible();
    await page.getByRole('tab', { name: /^Bills again/ }).click();
    await expect(page.getByRole('table', { name: 'Lines of the new invoice' })).toContainText('800.00USD');
    await expect(page.getByRole('button', { name: 'Approve' })).toHaveAttribute('aria-disabled', 'true');
  });

  const memo = new URL(page.url()).pathname;
  await test.step('a manager sees both and approves them together', async () => {
    await enter(page, 'manager', memo);
    await page.getByRole('button', { name: 'Approve' }).click();
    const dialog = page.getByRole('dialog', { name: 'Approve the credit' });
    await expect(dialog).toContainText('Billed again');
    await expect(dialog).toContainText('800.00USD');
    await dialog.getByRole('button', { name: 'Approve and post' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('heading', { level: 1, name: /^CM-/ })).toBeVisible();
  });

  let right = '';
  let id = '';
  await test.step('the invoice and its successor name each other', async () => {
    await page.goto(`/invoices/${invoice.id}`);
    const facts = page.getByRole('complementary', { name: 'Facts' });
    await expect(facts.getByRole('link', { name: /^CM-/ })).toBeVisible();
    const next = facts.getByText('Billed again by').locator('xpath=following-sibling::dd').getByRole('link');
    right = (await next.textContent()) ?? '';
    await settled(page, heard);
    await clean();
    await next.click();
    await expect(page.getByRole('heading', { level: 1, name: right })).toBeVisible();
    await expect(facts.getByRole('link', { name: invoice.number })).toBeVisible();
    await expect(page.getByRole('main')).toContainText('800.00USD');
    id = new URL(page.url()).pathname.split('/')[2] ?? '';
  });

  const delivery = async () => {
    const { node } = await book.ask<{ node: { deliveries: { channel: string; status: string }[] } }>('biller', 'query ($id: ID!) { node(id: $id) { ... on Invoice { deliveries { channel status } } } }', { id });
    return node.deliveries.map(({ channel, status }) => `${channel} ${status}`);
  };
  await test.step('the new invoice goes to the portal', async () => {
    await page.getByRole('button', { name: 'Send' }).click();
    const dialog = page.getByRole('dialog', { name: `Send ${right}` });
    await dialog.getByRole('combobox', { name: 'How' }).click();
    await page.getByRole('option', { name: 'Portal' }).click();
    await clean();
    await dialog.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByText('1 delivery on the way')).toBeVisible();
    await page.getByRole('tab', { name: /^Deliveries/ }).click();
    await expect(page.getByRole('table', { name: 'Deliveries' })).toContainText('Portal');
    await expect.poll(delivery).toEqual(['PORTAL SENT']);
    await page.goto('/deliveries');
    await expect(page.getByRole('grid', { name: 'Deliveries' }).getByRole('row').filter({ hasText: right })).toContainText('Sent');
    await settled(page, heard);
    await clean();
  });

  await test.step('the reconciliation and the statement of the account are there', async () => {
    await page.goto(`/reconciliation?f=account:${invoice.account.id}`);
    await page.getByRole('button', { name: 'This month' }).click();
    await expect(page.getByText('Agrees with the ledger')).toBeVisible();
    await settled(page, heard);
    await clean();
    await page.goto(`/statements?f=account:${invoice.account.id},kind:BALANCE_FORWARD`);
    await expect(page.getByRole('table', { name: /^Activity of/ }).first()).toContainText('Balance before');
    await settled(page, heard);
    await clean();
  });

  await test.step('the dealer opens the new invoice, and that is known', async () => {
    await enter(page, 'dealer', '/portal/invoices');
    await page.getByRole('searchbox').fill(right);
    await page.getByRole('table', { name: 'Invoices' }).getByRole('link', { name: right }).click();
    await expect(page.getByRole('heading', { level: 1, name: right })).toBeVisible();
    await expect(page.getByRole('link', { name: invoice.number })).toBeVisible();
    await page.getByRole('button', { name: 'Download' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'UBL' }).click();
    expect(readFileSync(await (await download).path(), 'utf8')).toContain('<cbc:InvoiceTypeCode>');
    await settled(page, heard);
    await clean();
    await expect.poll(delivery).toEqual(['PORTAL OPENED']);
  });

  await test.step('and takes the statement along', async () => {
    await page.getByRole('link', { name: 'Statement', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Statement of account' })).toBeVisible();
    await expect(page.getByRole('table', { name: /^Open items of/ }).first()).toContainText(right);
    await settled(page, heard);
    await clean();
    await page.getByRole('button', { name: 'Download' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'PDF' }).click();
    expect(readFileSync(await (await download).path()).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
