import { useState, type ReactNode } from 'react';
import type { Money as Amount } from '~/lib/money';
import { AgeingBar, Badge, Banner, Button, Card, CheckField, Chip, Confirm, DateField, Empty, ErrorBanner, Figure, Figures, IconButton, Instant, Keys, Menu, Money, MoneyField, Page, PageHeader, PasswordField, Scroll, Section, SelectField, Skeleton, SwitchField, TabPanel, Tabs, TextAreaField, TextField, toast } from '~/ui';

const usd = (amount: string): Amount => ({ amount, currency: 'USD' });
const buckets = [
  { key: '0', label: 'Not due', amount: usd('22100.00'), count: 12 },
  { key: '1-30', label: '1–30', amount: usd('9300.00'), count: 4 },
  { key: '31-60', label: '31–60', amount: usd('12000.00'), count: 3 },
  { key: '61-90', label: '61–90', amount: usd('3100.00'), count: 1 },
  { key: '91+', label: 'Over 90', amount: usd('2400.00'), count: 2 },
];

/** Every part of src/ui in its states, for looking and for the accessibility test. */
export default function PartsPage(): ReactNode {
  const [selected, setSelected] = useState<string[]>(['31-60']);
  const [tab, setTab] = useState('open');
  const [text, setText] = useState('Northline Mobile');
  const [date, setDate] = useState<string | null>('2026-11-24');
  const [amount, setAmount] = useState<Amount | null>(usd('12000.00'));
  const [reason, setReason] = useState<'RATE' | 'SERVICE' | null>('RATE');
  const [checked, setChecked] = useState(true);
  const [confirming, setConfirming] = useState(false);
  return (
    <Page title="Parts">
      <PageHeader title="Parts" meta="every state" actions={<Button onClick={() => setConfirming(true)}>Confirm…</Button>} />
      <Scroll>
        <div style={{ display: 'grid', gap: 16, gridTemplateColumns: 'repeat(auto-fit, minmax(min(420px, 100%), 1fr))', alignItems: 'start' }}>
          <Card>
            <Section title="Figures">
              <Figures>
                <Figure label="Balance" value={<Money value={usd('48920.00')} unit="symbol" />} hint="as of today" />
                <Figure label="Past due" value={<Money value={usd('26800.00')} unit="symbol" />} />
                <Figure label="Credit" value={<Money value={usd('-250.00')} unit="symbol" negative="brackets" />} />
              </Figures>
            </Section>
            <Section title="Ageing">
              <AgeingBar buckets={buckets} total={usd('48900.00')} selected={selected} onToggle={(key) => setSelected(selected.includes(key) ? selected.filter((other) => other !== key) : [...selected, key])} />
            </Section>
          </Card>
          <Card>
            <Section title="Buttons">
              <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' }}>
                <Button kind="primary" keys="mod+enter" onClick={() => toast({ tone: 'ok', message: 'Payment applied to 3 invoices', undo: () => undefined })}>
                  Apply payment
                </Button>
                <Button icon="mail">E-mail</Button>
                <Button kind="quiet">Cancel</Button>
                <Button kind="danger" onClick={() => toast({ tone: 'danger', message: 'The period is closed. Reopen October first.' })}>
                  Reverse
                </Button>
                <Button reason="Needs credits:approve">Approve</Button>
                <Button busy>Saving</Button>
                <IconButton icon="refresh" label="Refresh" />
                <IconButton icon="pin" label="Pin" pressed />
                <Menu target={<button type="button" aria-label="More actions">⋯</button>} label="More" groups={[{ items: [{ id: 'a', label: 'Assign', icon: 'users', keys: 'a', onSelect: () => undefined }, { id: 'b', label: 'Write off', icon: 'trash', danger: true, onSelect: () => undefined }, { id: 'c', label: 'Approve', icon: 'check', reason: 'Same person', onSelect: () => undefined }] }]} />
              </div>
            </Section>
            <Section title="States">
              <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
                <Badge>Draft</Badge>
                <Badge tone="info">Open</Badge>
                <Badge tone="warn">Partly paid</Badge>
                <Badge tone="danger">Disputed</Badge>
                <Badge tone="ok">Paid</Badge>
                <Badge tone="accent" dot>
                  Promised
                </Badge>
                <Badge plain tone="danger">
                  Broken
                </Badge>
                <Keys keys="g w" />
                <Instant at="2026-11-20T10:12:03.221Z" style="relative" />
              </div>
            </Section>
            <Section title="Tabs">
              <Tabs label="Items" value={tab} onChange={setTab} items={[{ id: 'open', label: 'Open items', count: 12 }, { id: 'promises', label: 'Promises', count: 1 }, { id: 'disputes', label: 'Disputes', count: 0 }]} />
              <TabPanel id={tab}>
                <p style={{ padding: '8px 10px', color: 'var(--c-ink-2)' }}>The panel of {tab}.</p>
              </TabPanel>
              <Chip pressed={checked} onToggle={() => setChecked(!checked)}>
                Mine only
              </Chip>
            </Section>
          </Card>
          <Card>
            <Section title="Fields">
              <div style={{ display: 'grid', gap: 14, gridTemplateColumns: '1fr 1fr' }}>
                <TextField label="Account" value={text} onChange={setText} icon="accounts" required />
                <SelectField label="Reason" value={reason} onChange={setReason} options={[{ value: 'RATE', label: 'Rate differs' }, { value: 'SERVICE', label: 'Service not received' }]} />
                <DateField label="Promised on" value={date} onChange={setDate} hint="fri, +7 or eom work" />
                <MoneyField label="Amount" value={amount} currency="USD" onChange={setAmount} />
                <PasswordField label="Password" value="secret-word" onChange={() => undefined} />
                <TextField label="Purchase order" value="PO-" onChange={() => undefined} error="Give the whole number, such as PO-4711" />
              </div>
              <div style={{ display: 'grid', gap: 14, marginTop: 14 }}>
                <TextAreaField label="Note" value="Asked for copies of the October summary." onChange={() => undefined} />
                <CheckField label="Remind one day before" value={checked} onChange={setChecked} />
                <SwitchField label="Share with the team" value={checked} onChange={setChecked} />
              </div>
            </Section>
          </Card>
          <Card>
            <Section title="Messages">
              <div style={{ display: 'grid', gap: 8 }}>
                <ErrorBanner problem={{ message: 'The list could not be read.', requestId: '01J9ZK3M' }} onRetry={() => undefined} />
                <Banner tone="warn">Two invoices have changed since you opened this.</Banner>
                <Banner tone="info">Amounts are shown as of 22 November.</Banner>
                <Skeleton />
                <Skeleton width="70%" />
              </div>
            </Section>
          </Card>
          <Card>
            <Empty kind="filtered" noun="invoices" onClear={() => undefined} />
          </Card>
          <Card>
            <Empty kind="new" noun="promises" icon="promise" action={<Button kind="primary">Record a promise</Button>} />
          </Card>
        </div>
      </Scroll>
      <Confirm opened={confirming} onClose={() => setConfirming(false)} title="Approve 1,195 invoices" confirm="Approve" typed="APPROVE" onConfirm={() => Promise.resolve(true)}>
        <p style={{ marginBottom: 12 }}>They are posted and sent. This cannot be undone.</p>
      </Confirm>
    </Page>
  );
}
