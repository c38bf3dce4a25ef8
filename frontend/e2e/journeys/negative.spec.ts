import { enter, expect, settled, test } from '../book';
import { violations } from '../axe';

interface Contracts {
  contracts: {
    edges: {
      node: {
        id: string;
        currency: string;
        account: { id: string; name: string; currency: string };
        businessUnit: { id: string };
        lines: { kind: string; billedThrough: string | null }[];
      };
    }[];
  };
}

interface Runs {
  billDrafts: { edges: { node: { id: string; status: string; total: { amount: string } } }[] };
}

const monthOf = (day: string, last: boolean) => {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, last ? month : month - 1, last ? 0 : 1)).toISOString().slice(0, 10);
};

test('a negative invoice is given back by a credit memo, and the screens follow what others do', async ({ page, book, heard }) => {
  test.setTimeout(180_000);
  // A contract that ended in the middle of a month that is billed.
  const { contracts } = await book.ask<Contracts>('biller', '{ contracts(first: 40, filter: { status: [ACTIVE] }) { edges { node { id currency account { id name currency } businessUnit { id } lines { kind billedThrough } } } } }');
  const rows = contracts.edges.map((edge) => edge.node);
  const contract = rows.find(
    (row) => rows.filter((other) => other.account.id === row.account.id).length === 1 && row.currency === row.account.currency && row.lines.length < 5 && row.lines.every((line) => line.kind === 'RECURRING' && line.billedThrough !== null),
  );
  if (!contract) throw new Error('no contract of the demo book can end in a month that is billed');
  const billed = contract.lines[0]?.billedThrough ?? '';
  await book.change('biller', 'terminateContract', 'ContractActionInput', '', { id: contract.id, effectiveOn: `${billed.slice(0, 8)}05` });
  const { billRun } = await book.change<{ billRun: { id: string; number: string } }>('biller', 'startBillRun', 'StartBillRunInput', 'billRun { id number }', {
    businessUnitId: contract.businessUnit.id,
    selection: { accountIds: [contract.account.id] },
    periodFrom: monthOf(billed, false),
    periodTo: monthOf(billed, true),
  });
  const { id: run, number } = billRun;
  const drafts = async () => (await book.ask<Runs>('biller', 'query ($run: ID!) { billDrafts(first: 9, filter: { runId: $run }) { edges { node { id status total { amount } } } } }', { run })).billDrafts.edges.map((edge) => edge.node);
  await expect.poll(async () => (await drafts())[0]?.status, { timeout: 30_000 }).toBe('BLOCKED');
  const draft = (await drafts())[0]?.id ?? '';
  expect(Number((await drafts())[0]?.total.amount)).toBeLessThan(0);

  await enter(page, 'biller', `/bill-runs/${run}`);
  const grid = page.getByRole('grid', { name: 'Drafts' });
  await expect(grid.getByRole('row').nth(1)).toContainText('Blocked');
  await test.step('what somebody else holds is held on this screen', async () => {
    await book.change('manager', 'holdBillDrafts', 'HoldBillDraftsInput', '', { ids: [draft], reason: 'ask the client' });
    await expect(grid.getByRole('row').nth(1)).toContainText('Held');
    await book.change('manager', 'releaseBillDrafts', 'HoldBillDraftsInput', '', { ids: [draft] });
    await expect(grid.getByRole('row').nth(1)).toContainText('Blocked');
  });

  await test.step('waive what else is wrong, and propose the credit memo from the queue', async () => {
    const { billExceptions } = await book.ask<{ billExceptions: { edges: { node: { id: string; kind: string; severity: string } }[] } }>('biller', 'query ($run: ID!) { billExceptions(first: 50, filter: { runId: $run, status: [OPEN] }) { edges { node { id kind severity } } } }', { run });
    const others = billExceptions.edges.map((edge) => edge.node).filter((row) => row.severity === 'ERROR' && row.kind !== 'NEGATIVE_INVOICE');
    if (others.length > 0) await book.change('biller', 'waiveBillExceptions', 'ResolveBillExceptionsInput', '', { ids: others.map((row) => row.id), note: 'it is given back' });
    const negative = billExceptions.edges.find((edge) => edge.node.kind === 'NEGATIVE_INVOICE')?.node.id ?? '';
    await page.goto(`/billing-exceptions?peek=${negative}`);
    await settled(page, heard);
    await page.getByRole('button', { name: 'Propose a credit memo' }).click();
    const dialog = page.getByRole('dialog', { name: /^Propose a credit memo over/ });
    await expect(dialog).toContainText(contract.account.name);
    expect(await violations(page, 'all')).toEqual([]);
    await dialog.getByRole('button', { name: 'Propose it' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('The credit memo waits for somebody to approve it')).toBeVisible();
  });

  await test.step('the draft says that it waits, and that it is credited once somebody else approves', async () => {
    await page.goto(`/bill-drafts/${draft}`);
    await expect(page.getByText('A credit memo with these lines waits for somebody to approve it.')).toBeVisible();
    await settled(page, heard);
    const { node } = await book.ask<{ node: { creditMemo: { id: string } } }>('biller', 'query ($id: ID!) { node(id: $id) { ... on BillDraft { creditMemo { id } } } }', { id: draft });
    await book.change('manager', 'approveCreditMemo', 'DecideCreditMemoInput', '', { id: node.creditMemo.id, note: 'right' });
    await expect(page.getByRole('main').getByText('Credited').first()).toBeVisible();
    await page.getByRole('link', { name: /^CM/ }).click();
    await expect(page.getByRole('link', { name: number })).toBeVisible();
    await expect(page.getByRole('columnheader', { name: 'Service' })).toBeVisible();
    await settled(page, heard);
    expect(await violations(page, 'all')).toEqual([]);
    for (const format of ['pdf', 'xml']) {
      const answer = await fetch(`${book.address}/documents/credit-memos/${node.creditMemo.id}.${format}`, { headers: { Authorization: `Bearer ${await book.token('biller')}` } });
      expect(`${format} ${answer.status}`).toBe(`${format} 200`);
    }
    await page.goto(`/bill-runs/${run}`);
    await expect(page.getByRole('main').getByText('Posted').first()).toBeVisible();
  });
});
