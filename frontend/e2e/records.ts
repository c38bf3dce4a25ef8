import { daysAgo, type Book } from './book';

/** One record of each kind in the demo book, chosen so that every action on it can be tried. */
export interface Records {
  account: string;
  accountName: string;
  /** With accounts below it. */
  group: string;
  groupName: string;
  invoice: string;
  invoiceNumber: string;
  /** With a balance that may be written off. */
  small: string;
  smallNumber: string;
  payment: string;
  applied: string;
  unidentified: string;
  requested: string;
  posted: string;
  /** A credit memo of which something is left. */
  unapplied: string;
  dealerInvoice: string;
  dealerPayment: string;
  user: string;
  event: string;
}

interface Nodes {
  edges: { node: { id: string } }[];
}

export async function recordsOf(book: Book): Promise<Records> {
  const found = await book.ask<Record<'open' | 'payments' | 'applied' | 'unidentified' | 'requested' | 'posted' | 'unapplied' | 'users' | 'events', Nodes> & { open: { edges: { node: { number: string; account: { id: string; name: string } } }[] }; dealers: { edges: { node: { id: string; name: string; children: { totalCount: number } } }[] } }>(
    'auditor',
    `{
      open: invoices(first: 1, filter: { status: [OVERDUE], currency: "USD" }) { edges { node { id number account { id name } } } }
      payments(first: 1, filter: { status: [UNAPPLIED] }) { edges { node { id } } }
      applied: payments(first: 1, filter: { status: [APPLIED] }) { edges { node { id } } }
      unidentified: payments(first: 1, filter: { status: [UNIDENTIFIED] }) { edges { node { id } } }
      requested: creditMemos(first: 1, filter: { status: [REQUESTED] }) { edges { node { id } } }
      posted: creditMemos(first: 1, filter: { status: [POSTED] }) { edges { node { id } } }
      unapplied: creditMemos(first: 1, filter: { hasUnapplied: true }) { edges { node { id } } }
      users(first: 1, filter: { text: "dealer" }) { edges { node { id } } }
      events: auditEvents(first: 1, filter: { action: "payment.apply" }) { edges { node { id } } }
      dealers: accounts(first: 50, filter: { kind: [DEALER] }) { edges { node { id name children(first: 1) { totalCount } } } }
    }`,
  );
  const portal = await book.ask<Record<'invoices' | 'payments', Nodes>>('dealer', '{ invoices(first: 1) { edges { node { id } } } payments(first: 1) { edges { node { id } } } }');
  const first = ({ edges }: Nodes) => {
    if (!edges[0]) throw new Error('the demo book lacks a record that the tests need');
    return edges[0].node.id;
  };
  const account = found.open.edges[0]?.node.account;
  const lines = [{ description: 'Adapter', unitPrice: '3.00' }];
  const { postInvoice } = await book.ask<{ postInvoice: { invoice: { id: string; number: string } | null; userErrors: { message: string }[] } }>('biller', 'mutation ($input: PostInvoiceInput!) { postInvoice(input: $input) { invoice { id number } userErrors { message } } }', {
    input: { accountId: account?.id, issueOn: daysAgo(1).day, purchaseOrder: 'PO-3', lines, idempotencyKey: crypto.randomUUID() },
  });
  if (!postInvoice.invoice) throw new Error(postInvoice.userErrors.map(({ message }) => message).join());
  await book.ask('manager', 'mutation ($input: ExportRecordsInput!) { exportRecords(input: $input) { job { id } } }', { input: { kind: 'PAYMENTS', idempotencyKey: crypto.randomUUID() } });
  const group = found.dealers.edges.find(({ node }) => node.children.totalCount > 0)?.node;
  return {
    account: account?.id ?? '',
    accountName: account?.name ?? '',
    group: group?.id ?? '',
    groupName: group?.name ?? '',
    invoice: first(found.open),
    invoiceNumber: found.open.edges[0]?.node.number ?? '',
    small: postInvoice.invoice.id,
    smallNumber: postInvoice.invoice.number,
    payment: first(found.payments),
    applied: first(found.applied),
    unidentified: first(found.unidentified),
    requested: first(found.requested),
    posted: first(found.posted),
    unapplied: first(found.unapplied),
    dealerInvoice: first(portal.invoices),
    dealerPayment: first(portal.payments),
    user: first(found.users),
    event: first(found.events),
  };
}

/** The same for what is agreed and billed. */
export interface BillingRecords {
  contract: string;
  contractNumber: string;
  line: string;
  draftContract: string;
  draftContractNumber: string;
  product: string;
  card: string;
  jurisdiction: string;
  exemption: string;
  /** Waits for approval. */
  time: string;
  run: string;
  runNumber: string;
  billDraft: string;
  billDraftName: string;
  exception: string;
  template: string;
  templateName: string;
  delivery: string;
}

type Named = { edges: { node: { id: string; number: string } }[] };

export async function billingRecordsOf(book: Book): Promise<BillingRecords> {
  const found = await book.ask<Record<'contracts' | 'drafts' | 'runs', Named> & Record<'time' | 'exceptions' | 'deliveries', Nodes> & Record<'products' | 'rateCards' | 'taxJurisdictions' | 'taxExemptions', { id: string }[]> & { templates: { id: string; name: string }[] }>(
    'biller',
    `{
      contracts(first: 1, filter: { status: [ACTIVE] }) { edges { node { id number } } }
      drafts: contracts(first: 1, filter: { status: [DRAFT] }) { edges { node { id number } } }
      products(text: "CLOUD") { id }
      rateCards { id }
      taxJurisdictions { id }
      taxExemptions { id }
      time: timeEntries(first: 1, filter: { status: [SUBMITTED] }) { edges { node { id } } }
      runs: billRuns(first: 1, status: [REVIEW]) { edges { node { id number } } }
      exceptions: billExceptions(first: 1, filter: { status: [OPEN], severity: ERROR }) { edges { node { id } } }
      templates { id name }
      deliveries(first: 1, filter: { status: [FAILED, BOUNCED] }) { edges { node { id } } }
    }`,
  );
  const one = <T>(records: readonly T[]): T => {
    if (records[0] === undefined) throw new Error('the demo book lacks a record that the tests need');
    return records[0];
  };
  const node = <T>({ edges }: { edges: readonly { node: T }[] }): T => one(edges).node;
  const [contract, draft, run] = [node(found.contracts), node(found.drafts), node(found.runs)];
  const below = await book.ask<{ contract: { lines: { id: string }[] }; billDrafts: { edges: { node: { id: string; account: { name: string } } }[] } }>(
    'biller',
    'query ($contract: ID!, $run: ID!) { contract: node(id: $contract) { ... on Contract { lines { id } } } billDrafts(first: 1, filter: { runId: $run, status: [BLOCKED] }) { edges { node { id account { name } } } } }',
    { contract: contract.id, run: run.id },
  );
  const billDraft = node(below.billDrafts);
  const template = one(found.templates);
  return {
    contract: contract.id,
    contractNumber: contract.number,
    line: one(below.contract.lines).id,
    draftContract: draft.id,
    draftContractNumber: draft.number,
    product: one(found.products).id,
    card: one(found.rateCards).id,
    jurisdiction: one(found.taxJurisdictions).id,
    exemption: one(found.taxExemptions).id,
    time: node(found.time).id,
    run: run.id,
    runNumber: run.number,
    billDraft: billDraft.id,
    billDraftName: billDraft.account.name,
    exception: node(found.exceptions).id,
    template: template.id,
    templateName: template.name,
    delivery: node(found.deliveries).id,
  };
}
