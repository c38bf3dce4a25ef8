import { enter, expect, signIn, settled, test } from '../book';

interface Found {
  accounts: { edges: { node: { id: string; number: string; name: string; paymentTerms: string; purchaseOrderRequired: boolean; receivable: { currency: string; unappliedCredit: { amount: string } }[] } }[] };
}

test('a biller bills by hand and asks for credit; a manager grants and applies it', async ({ page, book, heard }) => {
  const { accounts } = await book.ask<Found>(
    'biller',
    '{ accounts(first: 50, filter: { kind: [CLIENT], status: [ACTIVE], hasBalance: true }) { edges { node { id number name paymentTerms purchaseOrderRequired receivable { currency unappliedCredit { amount } } } } } }',
  );
  const account = accounts.edges.map(({ node }) => node).find(({ paymentTerms, receivable }) => /^NET\d+$/.test(paymentTerms) && receivable.every((sum) => sum.currency === 'USD' && Number(sum.unappliedCredit.amount) === 0));
  if (!account) throw new Error('the demo book has no account in dollars without credit');
  let invoice = '';
  let id = '';
  const balance = async () => {
    const { node } = await book.ask<{ node: { status: string; balance: { amount: string }; journal: { lines: { debit: { amount: string }; credit: { amount: string } }[] }[] } }>(
      'biller',
      'query ($id: ID!) { node(id: $id) { ... on Invoice { status balance { amount } journal { lines { debit { amount } credit { amount } } } } } }',
      { id },
    );
    return node.balance.amount;
  };

  await test.step('post an invoice', async () => {
    await page.goto('/');
    await signIn(page, 'biller');
    await page.getByRole('link', { name: 'Invoices' }).click();
    await page.getByRole('button', { name: 'New invoice' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'New invoice' })).toBeVisible();
    const post = page.getByRole('button', { name: 'Post' });
    await expect(post).toHaveAttribute('aria-description', 'Choose the account first');
    await page.getByRole('combobox', { name: 'Account' }).fill(account.number);
    await page.getByRole('option', { name: account.number }).click();
    await expect(page.getByText(`By the terms ${account.paymentTerms}`)).toBeVisible();
    if (account.purchaseOrderRequired) await expect(post).toHaveAttribute('aria-description', 'This account requires a purchase order');
    await page.getByLabel('Purchase order').fill('PO-7781');
    const line = (n: number) => page.getByRole('group', { name: `Line ${n}` });
    await line(1).getByLabel('Description').fill('Rewiring of the north wing');
    await line(1).getByLabel('Quantity').fill('12.5');
    await line(1).getByLabel('Price').fill('86.40');
    await line(1).getByLabel('Tax').fill('89.10');
    await line(1).getByLabel('Tax').press('Enter');
    await line(2).getByLabel('Description').fill('Site visit');
    await line(2).getByLabel('Price').fill('abc');
    await expect(line(2).getByText('Price: a number with at most 8 decimals, such as 19.99.')).toBeVisible();
    await expect(post).toHaveAttribute('aria-description', 'Some lines cannot be read');
    await line(2).getByLabel('Price').fill('120');
    await expect(page.getByRole('main').getByRole('status').last()).toHaveText('1,289.10USD');
    await post.click();
    const said = page.getByText(/^Invoice \S+ posted$/);
    await expect(said).toBeVisible();
    invoice = /Invoice (\S+) posted/.exec((await said.textContent()) ?? '')?.[1] ?? '';
    await expect(page.getByRole('heading', { level: 1, name: invoice })).toBeVisible();
    id = new URL(page.url()).pathname.split('/')[2] ?? '';
    await expect(page.getByRole('table', { name: 'Lines' }).getByRole('row')).toHaveCount(4);
    expect(await balance()).toBe('1289.10');
  });

  await test.step('ask for a credit memo that corrects it', async () => {
    await page.getByRole('button', { name: 'Request credit memo' }).click();
    const dialog = page.getByRole('dialog', { name: `Request a credit memo for ${invoice}` });
    const ask = dialog.getByRole('button', { name: 'Request', exact: true });
    await expect(ask).toHaveAttribute('aria-description', 'Choose a reason first');
    await dialog.getByRole('combobox', { name: 'Reason' }).click();
    await page.getByRole('option').first().click();
    const line = dialog.getByRole('group', { name: 'Line 1' });
    await line.getByLabel('Description').fill('Two and a half hours too many');
    await line.getByLabel('Without tax').fill('216.00');
    await line.getByLabel('Tax, Line 1', { exact: true }).fill('17.82');
    await expect(dialog.getByRole('status').last()).toHaveText('233.82USD');
    await ask.click();
    await expect(page.getByText('Requested. A second person approves it.')).toBeVisible();
    expect(await balance()).toBe('1289.10');
  });

  await test.step('and for one that corrects nothing in particular', async () => {
    await page.getByRole('link', { name: 'Credit memos' }).click();
    await page.getByRole('button', { name: 'Request credit' }).click();
    const dialog = page.getByRole('dialog', { name: 'Request a credit memo' });
    await dialog.getByRole('combobox', { name: 'Account' }).fill(account.number);
    await page.getByRole('option', { name: account.number }).click();
    await dialog.getByRole('combobox', { name: 'Reason' }).click();
    await page.getByRole('option').last().click();
    const line = dialog.getByRole('group', { name: 'Line 1' });
    await line.getByLabel('Description').fill('Goodwill');
    await line.getByLabel('Without tax').fill('100');
    await dialog.getByRole('button', { name: 'Request', exact: true }).click();
    await expect(dialog).toBeHidden();
  });

  const row = (text: string) => page.getByRole('grid', { name: 'Credit memos' }).getByRole('row').filter({ hasText: account.name }).filter({ hasText: text });
  await test.step('who asked cannot grant it', async () => {
    await row('233.82').getByRole('gridcell').nth(3).dblclick();
    await expect(page.getByRole('heading', { level: 1, name: 'Requested credit memo' })).toBeVisible();
    const approve = page.getByRole('button', { name: 'Approve' });
    await expect(approve).toHaveAttribute('aria-disabled', 'true');
    await expect(approve).toHaveAttribute('aria-description', /./);
    const { errors, data } = await book.send<{ approveCreditMemo: { creditMemo: object | null } | null }>('biller', 'mutation ($id: ID!) { approveCreditMemo(input: { id: $id, idempotencyKey: "01JBILLERSOWNREQUEST000000" }) { creditMemo { id } userErrors { code } } }', {
      id: new URL(page.url()).pathname.split('/')[2],
    });
    expect(data?.approveCreditMemo?.creditMemo ?? null).toBeNull();
    expect(errors ?? data?.approveCreditMemo).toBeTruthy();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Search for records or commands' })).toBeFocused();
    await page.keyboard.type('Sign out');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  });

  await test.step('a manager grants both', async () => {
    await page.goto('/credits');
    await signIn(page, 'manager');
    for (const amount of ['233.82', '100.00']) {
      await row(amount).getByRole('gridcell').nth(3).dblclick();
      await page.getByRole('button', { name: 'Approve' }).click();
      const dialog = page.getByRole('dialog', { name: 'Approve the credit' });
      await expect(dialog).toContainText(`${amount}USD`);
      await dialog.getByLabel('Note').fill('Agreed on the telephone');
      await dialog.getByRole('button', { name: 'Approve and post' }).click();
      await expect(dialog).toBeHidden();
      await expect(page.getByRole('heading', { level: 1, name: /^CM-/ })).toBeVisible();
      if (amount === '233.82') {
        // What corrects an invoice settles it at once.
        await expect(page.getByRole('tab', { name: 'Apply' })).toHaveCount(0);
        expect(await balance()).toBe('1055.28');
        await page.goBack();
      }
    }
  });

  await test.step('and applies what is left to the invoice', async () => {
    await page.getByRole('tab', { name: 'Apply', exact: true }).click();
    await settled(page, heard);
    await page.getByRole('searchbox', { name: /numbers/ }).fill(invoice);
    const items = page.getByRole('listbox', { name: 'Open items' });
    await expect(items.getByRole('option')).toHaveCount(1);
    await items.getByRole('option', { name: invoice }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Left' })).toContainText('Left 0.00 USD');
    await page.getByRole('button', { name: 'Post' }).click();
    await expect(page.getByText('Applied to 1 invoice')).toBeVisible();
    await expect(page.getByRole('table', { name: 'Applications' }).getByRole('row', { name: invoice })).toContainText('100.00USD');
    expect(await balance()).toBe('955.28');
  });

  await test.step('the biller sees it on the invoice', async () => {
    await enter(page, 'biller', `/invoices/${id}?tab=applications`);
    await expect(page.getByRole('table', { name: 'Applications' }).getByRole('row')).toHaveCount(3);
    await expect(page.getByRole('main')).toContainText('955.28USD');
  });
});
