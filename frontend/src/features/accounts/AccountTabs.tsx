import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, type ReactNode } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { inChunks } from '~/app/chunks';
import { connectionSource } from '~/app/environment';
import { useList } from '~/app/list';
import { creditReason, creditState } from '~/app/records/credit';
import { useEvents } from '~/app/useEvents';
import { useCan } from '~/app/viewer';
import { invoiceState } from '~/features/invoices/model/states';
import { paymentMethod, paymentState } from '~/features/payments/model/states';
import { countColumn, dateColumn, Grid, moneyColumn, stateColumn, textColumn, type GridColumn, type GridHandle } from '~/grid';
import { t } from '~/i18n';
import { sortField, withField } from '~/lib/url';
import type { Tone } from '~/ui';
import type { AccountTabsContractsQuery } from '~/__generated__/AccountTabsContractsQuery.graphql';
import type { AccountTabsCreditsQuery } from '~/__generated__/AccountTabsCreditsQuery.graphql';
import type { AccountTabsInventoryQuery } from '~/__generated__/AccountTabsInventoryQuery.graphql';
import type { AccountTabsInvoicesQuery } from '~/__generated__/AccountTabsInvoicesQuery.graphql';
import type { AccountTabsPaymentsQuery } from '~/__generated__/AccountTabsPaymentsQuery.graphql';
import type { Scope } from './scope';

type Invoice = AccountTabsInvoicesQuery['response']['invoices']['edges'][number]['node'];
type Payment = AccountTabsPaymentsQuery['response']['payments']['edges'][number]['node'];
type Credit = AccountTabsCreditsQuery['response']['creditMemos']['edges'][number]['node'];
type Contract = AccountTabsContractsQuery['response']['contracts']['edges'][number]['node'];
type Item = AccountTabsInventoryQuery['response']['inventoryItems']['edges'][number]['node'];

const invoicesQuery = graphql`
  query AccountTabsInvoicesQuery($first: Int!, $offset: Int!, $count: Boolean!, $filter: InvoiceFilter, $orderBy: InvoiceOrder, $asOf: Date) {
    invoices(first: $first, offset: $offset, filter: $filter, orderBy: $orderBy) {
      edges {
        node {
          id
          number
          issueOn
          dueOn
          status(asOf: $asOf)
          account {
            id
            name
          }
          total {
            amount
            currency
          }
          balance(asOf: $asOf) {
            amount
            currency
          }
        }
      }
      totalCount @include(if: $count)
    }
  }
`;

const paymentsQuery = graphql`
  query AccountTabsPaymentsQuery($first: Int!, $offset: Int!, $count: Boolean!, $filter: PaymentFilter, $orderBy: PaymentOrder, $asOf: Date) {
    payments(first: $first, offset: $offset, filter: $filter, orderBy: $orderBy) {
      edges {
        node {
          id
          number
          receivedOn
          method
          reference
          status
          account {
            id
            name
          }
          amount {
            amount
            currency
          }
          unapplied(asOf: $asOf) {
            amount
            currency
          }
        }
      }
      totalCount @include(if: $count)
    }
  }
`;

const creditsQuery = graphql`
  query AccountTabsCreditsQuery($first: Int!, $offset: Int!, $count: Boolean!, $filter: CreditMemoFilter, $orderBy: CreditMemoOrder, $asOf: Date) {
    creditMemos(first: $first, offset: $offset, filter: $filter, orderBy: $orderBy) {
      edges {
        node {
          id
          number
          issueOn
          status
          reason
          account {
            id
            name
          }
          invoice {
            id
            number
          }
          amount {
            amount
            currency
          }
          unapplied(asOf: $asOf) {
            amount
            currency
          }
        }
      }
      totalCount @include(if: $count)
    }
  }
`;

/** Contracts with all their lines that one request may ask for. */
const linesEach = 80;

const contractsQuery = graphql`
  query AccountTabsContractsQuery($first: Int!, $offset: Int!, $count: Boolean!, $filter: ContractFilter) {
    contracts(first: $first, offset: $offset, filter: $filter) {
      edges {
        node {
          id
          number
          description
          startsOn
          endsOn
          account {
            id
            name
          }
          lines {
            id
            disconnectedOn
            functionalOn
            product {
              id
              name
            }
          }
        }
      }
      totalCount @include(if: $count)
    }
  }
`;

const inventoryQuery = graphql`
  query AccountTabsInventoryQuery($first: Int!, $offset: Int!, $count: Boolean!, $filter: InventoryFilter) {
    inventoryItems(first: $first, offset: $offset, filter: $filter) {
      edges {
        node {
          id
          number
          kind
          identifier
          site
          costCentre
          status
          installedOn
          disconnectedOn
          carrierAccount
          account {
            id
            name
          }
          carrier {
            id
            name
          }
        }
      }
      totalCount @include(if: $count)
    }
  }
`;

const direction = (descending: boolean) => (descending ? 'DESC' : 'ASC') as 'DESC' | 'ASC';
const accountColumn = <Row extends { readonly account?: { readonly name: string } | null | undefined }>(group: boolean): GridColumn<Row>[] =>
  group ? [textColumn<Row>('account', t('invoices.account', 'Account'), (row) => row.account?.name, { width: 160, grow: 1, sortable: false, card: 'secondary' })] : [];

export function InvoicesTab({ scope: { accountId, group, asOf } }: { scope: Scope }): ReactNode {
  const list = useList();
  const navigate = useNavigate();
  const environment = useRelayEnvironment();
  const grid = useRef<GridHandle<Invoice>>(null);
  const fields = { number: 'NUMBER', issueOn: 'ISSUE_ON', dueOn: 'DUE_ON', total: 'TOTAL' } as const;
  const field = sortField(fields, list.sort) ?? 'ISSUE_ON';
  const descending = list.sort?.descending ?? list.sort === undefined;
  const source = useMemo(
    () =>
      connectionSource<AccountTabsInvoicesQuery, Invoice>(environment, {
        query: invoicesQuery,
        variables: { filter: { accountId, includeChildren: group, asOf }, orderBy: { field, direction: direction(descending) }, asOf },
        connection: (response) => response.invoices,
      }),
    [environment, accountId, group, asOf, field, descending],
  );
  const columns = useMemo(
    (): readonly GridColumn<Invoice>[] => [
      textColumn('number', t('invoices.number', 'Invoice'), (row) => row.number, { width: 164, grow: 1, pinned: 'start', card: 'primary' }),
      ...accountColumn<Invoice>(group),
      dateColumn('issueOn', t('invoices.issued', 'Issued'), (row) => row.issueOn, { card: 'secondary' }),
      dateColumn('dueOn', t('invoices.due', 'Due'), (row) => row.dueOn),
      stateColumn('status', t('account.statusNow', 'Status now'), (row) => invoiceState(row.status), { width: 104, sortable: false, card: 'meta' }),
      moneyColumn('total', t('invoices.total', 'Total'), (row) => row.total, { width: 136, card: 'trailing' }),
      moneyColumn('balance', t('openItems.open', 'Open'), (row) => row.balance, { width: 136, sortable: false }),
    ],
    [group],
  );
  useEvents(['Invoice'], () => grid.current?.refresh());
  return (
    <Grid
      id="account.invoices"
      label={t('invoices.title', 'Invoices')}
      noun={(n) => t('invoices.counted', '{n, plural, one {invoice} other {invoices}}', { n })}
      columns={columns}
      source={source}
      sort={list.sort}
      onSort={list.setSort}
      onOpen={(row) => void navigate({ to: '/invoices/$id', params: { id: row.id } as never })}
      autoFocus
      handle={grid}
    />
  );
}

export function PaymentsTab({ scope: { accountId, group, asOf } }: { scope: Scope }): ReactNode {
  const list = useList();
  const navigate = useNavigate();
  const environment = useRelayEnvironment();
  const can = useCan();
  const grid = useRef<GridHandle<Payment>>(null);
  const open = list.filter['open']?.[0] === 'yes';
  const fields = { number: 'NUMBER', receivedOn: 'RECEIVED_ON', amount: 'AMOUNT', unapplied: 'UNAPPLIED' } as const;
  const field = sortField(fields, list.sort) ?? 'RECEIVED_ON';
  const descending = list.sort?.descending ?? list.sort === undefined;
  const source = useMemo(
    () =>
      connectionSource<AccountTabsPaymentsQuery, Payment>(environment, {
        query: paymentsQuery,
        variables: { filter: { accountId, includeChildren: group, receivedOn: { to: asOf }, ...(open ? { status: ['UNAPPLIED'] } : {}) }, orderBy: { field, direction: direction(descending) }, asOf },
        connection: (response) => response.payments,
      }),
    [environment, accountId, group, asOf, open, field, descending],
  );
  const columns = useMemo(
    (): readonly GridColumn<Payment>[] => [
      textColumn('number', t('payments.number', 'Payment'), (row) => row.number, { width: 148, grow: 1, pinned: 'start', card: 'primary' }),
      ...accountColumn<Payment>(group),
      dateColumn('receivedOn', t('payments.received', 'Received'), (row) => row.receivedOn, { card: 'secondary' }),
      textColumn('method', t('payments.method', 'Method'), (row) => paymentMethod(row.method), { width: 92, sortable: false }),
      textColumn('reference', t('payments.reference', 'Reference'), (row) => row.reference, { width: 140, sortable: false }),
      stateColumn('status', t('account.statusNow', 'Status now'), (row) => paymentState(row.status), { width: 112, sortable: false, card: 'meta' }),
      moneyColumn('amount', t('payments.amount', 'Amount'), (row) => row.amount, { width: 128, card: 'trailing' }),
      moneyColumn('unapplied', t('payments.unapplied', 'Unapplied'), (row) => row.unapplied, { width: 128 }),
    ],
    [group],
  );
  useEvents(['Payment'], () => grid.current?.refresh());
  return (
    <Grid
      id="account.payments"
      label={t('payments.title', 'Payments')}
      noun={(n) => t('payments.counted', '{n, plural, one {payment} other {payments}}', { n })}
      columns={columns}
      source={source}
      sort={list.sort}
      onSort={list.setSort}
      onOpen={(row) => void navigate({ to: '/payments/$id', params: { id: row.id } as never })}
      filtered={open}
      onClearFilter={() => list.setFilter(withField(list.filter, 'open', []))}
      forbidden={!can('payments:read')}
      autoFocus
      handle={grid}
    />
  );
}

export function CreditsTab({ scope: { accountId, group, asOf } }: { scope: Scope }): ReactNode {
  const list = useList();
  const navigate = useNavigate();
  const environment = useRelayEnvironment();
  const can = useCan();
  const grid = useRef<GridHandle<Credit>>(null);
  const open = list.filter['open']?.[0] === 'yes';
  const fields = { issueOn: 'ISSUE_ON', amount: 'AMOUNT' } as const;
  const field = sortField(fields, list.sort) ?? 'ISSUE_ON';
  const descending = list.sort?.descending ?? list.sort === undefined;
  const source = useMemo(
    () =>
      connectionSource<AccountTabsCreditsQuery, Credit>(environment, {
        query: creditsQuery,
        variables: { filter: { accountId, includeChildren: group, issueOn: { to: asOf }, ...(open ? { hasUnapplied: true } : {}) }, orderBy: { field, direction: direction(descending) }, asOf },
        connection: (response) => response.creditMemos,
      }),
    [environment, accountId, group, asOf, open, field, descending],
  );
  const columns = useMemo(
    (): readonly GridColumn<Credit>[] => [
      textColumn('number', t('credits.number', 'Credit memo'), (row) => row.number ?? t('credits.noNumber', 'No number yet'), { width: 148, grow: 1, pinned: 'start', sortable: false, card: 'primary' }),
      ...accountColumn<Credit>(group),
      dateColumn('issueOn', t('credits.issued', 'Issued'), (row) => row.issueOn, { card: 'secondary' }),
      textColumn('reason', t('credits.reason', 'Reason'), (row) => creditReason(row.reason), { width: 116, sortable: false }),
      textColumn('invoice', t('credits.invoice', 'Corrects'), (row) => row.invoice?.number, { width: 148, sortable: false }),
      stateColumn('status', t('credits.status', 'Status'), (row) => creditState(row.status), { width: 112, sortable: false, card: 'meta' }),
      moneyColumn('amount', t('credits.amount', 'Amount'), (row) => row.amount, { width: 116, card: 'trailing' }),
      moneyColumn('unapplied', t('payments.unapplied', 'Unapplied'), (row) => row.unapplied, { width: 116, sortable: false }),
    ],
    [group],
  );
  useEvents(['CreditMemo'], () => grid.current?.refresh());
  return (
    <Grid
      id="account.credits"
      label={t('credits.title', 'Credits')}
      noun={(n) => t('credits.counted', '{n, plural, one {credit memo} other {credit memos}}', { n })}
      columns={columns}
      source={source}
      sort={list.sort}
      onSort={list.setSort}
      onOpen={(row) => void navigate({ to: '/credits/$id', params: { id: row.id } as never })}
      filtered={open}
      onClearFilter={() => list.setFilter(withField(list.filter, 'open', []))}
      forbidden={!can('credits:read')}
      autoFocus
      handle={grid}
    />
  );
}

export function ContractsTab({ scope: { accountId, group } }: { scope: Scope }): ReactNode {
  const navigate = useNavigate();
  const environment = useRelayEnvironment();
  const can = useCan();
  const source = useMemo(
    () =>
      inChunks(connectionSource<AccountTabsContractsQuery, Contract>(environment, {
        query: contractsQuery,
        variables: { filter: { accountId, includeChildren: group } },
        connection: (response) => response.contracts,
      }), linesEach),
    [environment, accountId, group],
  );
  const columns = useMemo(
    (): readonly GridColumn<Contract>[] => [
      textColumn('number', t('contracts.number', 'Contract'), (row) => row.number, { width: 140, pinned: 'start', sortable: false, card: 'primary' }),
      ...accountColumn<Contract>(group),
      textColumn('description', t('contracts.description', 'Description'), (row) => row.description, { width: 160, grow: 2, sortable: false, card: 'secondary' }),
      textColumn('products', t('contracts.products', 'Products'), (row) => [...new Set(row.lines.map((line) => line.product.name))].join(', '), { width: 152, grow: 2, sortable: false }),
      countColumn('lines', t('contracts.lines', 'Lines'), (row) => row.lines.length, { width: 72, sortable: false }),
      countColumn('waiting', t('contracts.waiting', 'Not working yet'), (row) => row.lines.filter((line) => !line.functionalOn && !line.disconnectedOn).length || null, { width: 120, sortable: false }),
      dateColumn('startsOn', t('contracts.from', 'From'), (row) => row.startsOn, { sortable: false }),
      dateColumn('endsOn', t('contracts.to', 'To'), (row) => row.endsOn, { sortable: false, card: 'trailing' }),
    ],
    [group],
  );
  return <Grid id="account.contracts" label={t('contracts.title', 'Contracts')} noun={(n) => t('contracts.counted', '{n, plural, one {contract} other {contracts}}', { n })} columns={columns} source={source} onOpen={(row) => void navigate({ to: '/contracts/$id', params: { id: row.id } as never })} forbidden={!can('contracts:read')} autoFocus />;
}

const itemState = (status: Item['status']): { label: string; tone: Tone } =>
  ({
    PLANNED: { label: t('inventory.planned', 'Planned'), tone: 'neutral' as const },
    INSTALLED: { label: t('inventory.installed', 'Installed'), tone: 'info' as const },
    FUNCTIONAL: { label: t('inventory.functional', 'Working'), tone: 'ok' as const },
    SUSPENDED: { label: t('inventory.suspended', 'Suspended'), tone: 'warn' as const },
    DISCONNECTED: { label: t('inventory.disconnected', 'Disconnected'), tone: 'neutral' as const },
  })[status];

const itemKind = (kind: Item['kind']): string =>
  ({
    CIRCUIT: t('inventory.circuit', 'Circuit'),
    LINE: t('inventory.line', 'Line'),
    DEVICE: t('inventory.device', 'Device'),
    LICENCE: t('inventory.licence', 'Licence'),
    SITE_SERVICE: t('inventory.site', 'Site service'),
  })[kind];

export function InventoryTab({ scope: { accountId, group } }: { scope: Scope }): ReactNode {
  const environment = useRelayEnvironment();
  const can = useCan();
  const source = useMemo(
    () =>
      connectionSource<AccountTabsInventoryQuery, Item>(environment, {
        query: inventoryQuery,
        variables: { filter: { accountId, includeChildren: group } },
        connection: (response) => response.inventoryItems,
      }),
    [environment, accountId, group],
  );
  const columns = useMemo(
    (): readonly GridColumn<Item>[] => [
      textColumn('number', t('inventory.number', 'Item'), (row) => row.number, { width: 120, pinned: 'start', sortable: false, card: 'secondary' }),
      ...accountColumn<Item>(group),
      textColumn('kind', t('inventory.kind', 'Kind'), (row) => itemKind(row.kind), { width: 92, sortable: false, card: 'secondary' }),
      textColumn('identifier', t('inventory.identifier', 'Identifier'), (row) => row.identifier, { width: 160, grow: 1, sortable: false, card: 'primary' }),
      textColumn('site', t('inventory.siteName', 'Site'), (row) => row.site, { width: 140, grow: 1, sortable: false }),
      textColumn('carrier', t('inventory.carrier', 'Carrier'), (row) => row.carrier?.name, { width: 128, sortable: false }),
      textColumn('carrierAccount', t('inventory.carrierAccount', 'Carrier account'), (row) => row.carrierAccount, { width: 124, sortable: false, hidden: true }),
      textColumn('costCentre', t('inventory.costCentre', 'Cost centre'), (row) => row.costCentre, { width: 104, sortable: false }),
      stateColumn('status', t('inventory.status', 'Status'), (row) => itemState(row.status), { width: 116, sortable: false, card: 'meta' }),
      dateColumn('installedOn', t('inventory.since', 'Installed'), (row) => row.installedOn, { sortable: false }),
      dateColumn('disconnectedOn', t('inventory.until', 'Disconnected'), (row) => row.disconnectedOn, { sortable: false, hidden: true }),
    ],
    [group],
  );
  return <Grid id="account.inventory" label={t('inventory.title', 'Inventory')} noun={(n) => t('inventory.counted', '{n, plural, one {inventory item} other {inventory items}}', { n })} columns={columns} source={source} forbidden={!can('inventory:read')} autoFocus />;
}
