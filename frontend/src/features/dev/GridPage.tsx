import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { useList } from '~/app/list';
import { countColumn, dateColumn, Grid, moneyColumn, nothing, stateColumn, textColumn, type GridColumn, type GridHandle, type Selection } from '~/grid';
import { t } from '~/i18n';
import { toggleValue } from '~/lib/url';
import { AgeingBar, Badge, Button, Chip, DateText, Facts, Figure, Figures, Money, Page, PageHeader, Peek, SearchField, Section, Spring, Toolbar, toast, type Tone } from '~/ui';
import { bucketOf, buckets, demoInvoice, demoSource, type DemoInvoice } from './rows';

const states: Record<DemoInvoice['status'], { label: string; tone: Tone }> = {
  OPEN: { label: 'Open', tone: 'info' },
  PARTLY_PAID: { label: 'Partly paid', tone: 'warn' },
  DISPUTED: { label: 'Disputed', tone: 'danger' },
  PAID: { label: 'Paid', tone: 'ok' },
};

const columns: readonly GridColumn<DemoInvoice>[] = [
  textColumn('number', 'Invoice', (row) => row.number, { width: 116, pinned: 'start', card: 'secondary' }),
  textColumn('account', 'Account', (row) => row.account, { width: 190, grow: 2, card: 'primary' }),
  textColumn('accountNumber', 'Number', (row) => row.accountNumber, { width: 96, sortable: false }),
  textColumn('segment', 'Segment', (row) => row.segment, { width: 100 }),
  dateColumn('issuedOn', 'Issued', (row) => row.issuedOn),
  dateColumn('dueOn', 'Due', (row) => row.dueOn, { card: 'secondary' }),
  countColumn('daysLate', 'Late', (row) => (row.daysLate === 0 ? null : row.daysLate), { width: 68 }),
  stateColumn('status', 'State', (row) => states[row.status], { card: 'meta' }),
  moneyColumn('total', 'Total', (row) => row.total, { currency: 'USD', width: 148 }),
  moneyColumn('open', 'Open', (row) => row.open, { currency: 'USD', card: 'trailing', width: 148 }),
  moneyColumn('disputed', 'Disputed', (row) => row.disputed, { currency: 'USD', width: 116, sortable: false }),
  textColumn('owner', 'Owner', (row) => row.owner, { width: 116 }),
  textColumn('purchaseOrder', 'Order', (row) => row.purchaseOrder, { width: 92, sortable: false }),
  dateColumn('promisedOn', 'Promised', (row) => row.promisedOn, { sortable: false }),
];

const labels: Record<(typeof buckets)[number], string> = { '0': 'Not due', '1-30': '1–30 days', '31-60': '31–60 days', '61-90': '61–90 days', '91+': 'Over 90' };
const ageing = [
  ['0', '1204330.20', 512],
  ['1-30', '802114.75', 391],
  ['31-60', '311020.00', 120],
  ['61-90', '148833.10', 64],
  ['91+', '96410.55', 41],
] as const;
const pastDue = { amount: '2562708.60', currency: 'USD' };

/**
 * The pattern of a list page: the address holds filter, sort and peek; the grid reads a source made from them; the peek
 * shows the row by its id over the living list; commands act on the selection or on the row of the cursor.
 */
export default function GridPage(): ReactNode {
  const list = useList();
  const grid = useRef<GridHandle<DemoInvoice>>(null);
  const [selection, setSelection] = useState<Selection>(nothing);
  const delay = Number(new URLSearchParams(location.search).get('delay') ?? 30);
  const source = useMemo(() => demoSource(list.filter, list.text, list.sort, delay), [list.filter, list.text, list.sort, delay]);
  const peeked = list.peek === undefined ? undefined : demoInvoice(Number(list.peek.replace('invoice-', '')));

  useCommands(
    useMemo(
      (): Command[] => [
        {
          id: 'invoice.promise',
          label: 'Record a promise',
          group: 'Invoice',
          icon: 'promise',
          keys: 'p',
          when: () => grid.current?.cursorRow() !== undefined,
          run: () => {
            const row = grid.current?.cursorRow();
            if (row) toast({ tone: 'ok', message: `Promise recorded for ${row.number}`, undo: () => void toast({ message: 'Promise withdrawn' }) });
          },
        },
        { id: 'list.refresh', label: 'Read the list again', group: 'List', icon: 'refresh', run: () => grid.current?.refresh() },
      ],
      [],
    ),
  );

  return (
    <Page title="Invoices" peek={peeked ? <InvoicePeek key={peeked.id} invoice={peeked} onClose={() => (list.closePeek(), grid.current?.focus())} /> : null}>
      <PageHeader
        title="Invoices"
        meta="as of 22 Nov 2026"
        actions={
          <>
            <Button icon="download">Export</Button>
            <Button kind="primary" icon="plus">
              New invoice
            </Button>
          </>
        }
      />
      <Toolbar label="Filter">
        <SearchField placeholder="Number or account" value={list.text} onChange={list.setText} />
        {buckets.map((bucket) => (
          <Chip key={bucket} pressed={list.filter['bucket']?.includes(bucket) ?? false} onToggle={() => list.setFilter(toggleValue(list.filter, 'bucket', bucket))}>
            {labels[bucket]}
          </Chip>
        ))}
        <Spring />
        {list.filtered ? (
          <Button kind="quiet" onClick={list.clearFilter}>
            {t('list.clear', 'Clear filter')}
          </Button>
        ) : null}
      </Toolbar>
      <Grid
        id="dev.invoices"
        label="Invoices"
        noun={(n) => (n === 1 ? 'invoice' : 'invoices')}
        columns={columns}
        source={source}
        sort={list.sort}
        onSort={list.setSort}
        selectable
        selection={selection}
        onSelect={setSelection}
        peeked={list.peek}
        onPeek={(row) => (list.peek === row.id ? list.closePeek() : list.openPeek(row.id))}
        onCursor={(row) => list.followPeek(row.id)}
        onOpen={(row) => list.openPeek(row.id)}
        filtered={list.filtered}
        onClearFilter={list.clearFilter}
        totals={list.filtered ? undefined : { open: <Money value={{ amount: '1894220117.40', currency: 'USD' }} />, total: <Money value={{ amount: '2404118330.05', currency: 'USD' }} /> }}
        autoFocus
        handle={grid}
      />
    </Page>
  );
}

function InvoicePeek({ invoice, onClose }: { invoice: DemoInvoice; onClose: () => void }) {
  const state = states[invoice.status];
  return (
    <Peek
      title={invoice.number}
      label={`Invoice ${invoice.number}`}
      onClose={onClose}
      footer={
        <>
          <Button kind="primary" icon="promise" keys="p">
            Promise
          </Button>
          <Button icon="mail">E-mail</Button>
          <Button icon="dispute" reason={invoice.status === 'PAID' ? 'Paid invoices cannot be disputed' : undefined}>
            Dispute
          </Button>
        </>
      }
    >
      <Section>
        <Figures>
          <Figure label="Open" value={<Money value={invoice.open} unit="symbol" zero="digits" />} hint={`of ${invoice.total.amount}`} />
          <Figure label="Late" value={invoice.daysLate === 0 ? '–' : `${invoice.daysLate} d`} />
        </Figures>
      </Section>
      <Section title="Account">
        <Facts
          facts={[
            ['Name', invoice.account],
            ['Number', invoice.accountNumber],
            ['Segment', invoice.segment],
            ['Owner', invoice.owner],
          ]}
        />
      </Section>
      <Section title="Invoice">
        <Facts
          facts={[
            ['State', <Badge key="state" tone={state.tone}>{state.label}</Badge>],
            ['Issued', <DateText key="issued" date={invoice.issuedOn} />],
            ['Due', <DateText key="due" date={invoice.dueOn} />],
            ['Bucket', labels[bucketOf(invoice)]],
            ['Order', invoice.purchaseOrder],
          ]}
        />
      </Section>
      <Section title="The account, by age">
        <AgeingBar buckets={ageing.map(([key, amount, count]) => ({ key, label: labels[key], amount: { amount, currency: 'USD' }, count }))} total={pastDue} selected={[bucketOf(invoice)]} />
      </Section>
    </Peek>
  );
}
