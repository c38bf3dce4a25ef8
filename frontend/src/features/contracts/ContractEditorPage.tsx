import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { fetchQuery, graphql, useLazyLoadQuery, useRelayEnvironment } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { ForbiddenPage, NotFoundPage } from '~/app/errors';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { AccountPicker, type PickedAccount } from '~/app/records/AccountPicker';
import { errorsByField } from '~/app/records/reasons';
import css from '~/app/records/records.module.css';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { sums } from '~/lib/money';
import { addDays, addMonths, startOfMonth, today, type PlainDate } from '~/lib/plaindate';
import { Banner, Button, Card, CheckField, Chip, DateField, Empty, Facts, Money, Page, PageHeader, Scroll, Section, SelectField, TextAreaField, TextField, toast } from '~/ui';
import type { ContractEditorPageAccountQuery } from '~/__generated__/ContractEditorPageAccountQuery.graphql';
import type { ContractEditorPageMutation } from '~/__generated__/ContractEditorPageMutation.graphql';
import type { ContractEditorPageQuery } from '~/__generated__/ContractEditorPageQuery.graphql';
import contracts from './contracts.module.css';
import { listPriceOf } from './LineFields';
import { LinesGrid, newLine } from './LinesGrid';
import { draftOf, isBlank, lineInput, lineProblems, periodAmount, sortErrors, type LineDraft } from './model/line';
import { frequencies, frequencyName, type Frequency } from './model/words';
import { useOffers } from './useOffers';

/** Writes a contract, or a draft anew. Nothing is billed before it is activated. */
export default function ContractEditorPage(): ReactNode {
  const can = useCan();
  const { id } = useParams({ strict: false }) as { id?: string };
  if (!can('contracts:write')) return <ForbiddenPage noun={t('contract.write.noun', 'writing contracts')} />;
  return id ? <Stored key={id} id={id} /> : <Form />;
}

interface Draft {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly account: PickedAccount | null;
  readonly currency: string;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate | null;
  readonly renews: boolean;
  readonly description: string;
  readonly purchaseOrder: string;
  readonly rateCard: string | null;
  readonly lines: readonly LineDraft[];
}

function Stored({ id }: { id: string }): ReactNode {
  const navigate = useNavigate();
  const { node } = useLazyLoadQuery<ContractEditorPageQuery>(
    graphql`
      query ContractEditorPageQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on Contract {
            id
            version
            number
            status
            currency
            startsOn
            endsOn
            renews
            description
            purchaseOrder
            rateCard {
              id
              code
            }
            account {
              id
              number
              name
              currency
              paymentTerms
              purchaseOrderRequired
              businessUnit {
                id
                code
              }
            }
            lines {
              id
              kind
              description
              quantity
              unitPrice
              listPriced
              promotionEndsOn
              minimum
              budgetHours
              dailyHours
              frequency
              timing
              startsOn
              endsOn
              contractedOn
              installedOn
              functionalOn
              anchorOn
              site
              costCentre
              product {
                id
                code
              }
              pricing {
                kind
                packageSize
                included
                tiers {
                  upTo
                  unitPrice
                  flat
                }
              }
              escalator {
                percent
                index
                months
                first
              }
              promotion {
                id
                code
              }
            }
          }
        }
      }
    `,
    { id },
    { fetchPolicy: 'network-only' },
  );
  if (node?.__typename !== 'Contract') return <NotFoundPage />;
  if (node.status !== 'DRAFT') {
    return (
      <Page title={node.number}>
        <Empty
          whole
          kind="new"
          noun=""
          icon="contract"
          title={t('contract.notDraft', '{number} is no draft any more', { number: node.number })}
          text={t('contract.notDraft.text', 'What counts is changed by an amendment, from a day on.')}
          action={<Button onClick={() => void navigate({ to: '/contracts/$id', params: { id } as never, replace: true })}>{t('contract.open', 'Open the contract')}</Button>}
        />
      </Page>
    );
  }
  return (
    <Form
      stored={{
        ...node,
        account: node.account ?? null,
        endsOn: node.endsOn ?? null,
        rateCard: node.rateCard?.code ?? null,
        // A line that starts with its contract says so by having no day of its own: it moves along when the contract's moves.
        lines: node.lines.map((line) => ({ ...draftOf(line, line.id, node.currency), ...(line.startsOn === node.startsOn ? { startsOn: null } : {}), ...(line.endsOn === node.endsOn ? { endsOn: null } : {}) })),
      }}
    />
  );
}

const headFields = new Set(['accountId', 'number', 'currency', 'startsOn', 'endsOn', 'renews', 'purchaseOrder', 'description', 'rateCardCode']);

function Form({ stored }: { stored?: Draft }) {
  const navigate = useNavigate();
  const environment = useRelayEnvironment();
  const wanted = (useSearch({ strict: false }) as { account?: string }).account;
  const offers = useOffers();
  const [account, setAccount] = useState<PickedAccount | null>(stored?.account ?? null);
  const [number, setNumber] = useState('');
  const [ownCurrency, setCurrency] = useState(stored?.currency ?? '');
  const [startsOn, setStartsOn] = useState<PlainDate | null>(stored?.startsOn ?? addMonths(startOfMonth(today()), 1));
  const [endsOn, setEndsOn] = useState<PlainDate | null>(stored?.endsOn ?? null);
  const [renews, setRenews] = useState(stored?.renews ?? false);
  const [order, setOrder] = useState(stored?.purchaseOrder ?? '');
  const [description, setDescription] = useState(stored?.description ?? '');
  const [card, setCard] = useState<string | null>(stored?.rateCard ?? null);
  const [lines, setLines] = useState<readonly LineDraft[]>(() => (stored && stored.lines.length > 0 ? stored.lines : [newLine()]));
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  // The lines as they were sent: errors name them by their place.
  const [sent, setSent] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const { key, renew } = useIdempotencyKey();
  const [commit, busy] = useCommit<ContractEditorPageMutation>(graphql`
    mutation ContractEditorPageMutation($input: WriteContractInput!) {
      writeContract(input: $input) {
        contract {
          id
          number
          version
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  useEffect(() => {
    if (!wanted || stored) return;
    const subscription = fetchQuery<ContractEditorPageAccountQuery>(
      environment,
      graphql`
        query ContractEditorPageAccountQuery($id: ID!) {
          node(id: $id) {
            __typename
            ... on Account {
              id
              number
              name
              currency
              paymentTerms
              purchaseOrderRequired
              businessUnit {
                id
                code
              }
            }
          }
        }
      `,
      { id: wanted },
    ).subscribe({ next: ({ node }) => node?.__typename === 'Account' && setAccount(node) });
    return () => subscription.unsubscribe();
  }, [environment, wanted, stored]);

  const currency = ownCurrency || account?.currency || 'USD';
  const start = startsOn ?? today();
  const filled = lines.filter((line) => !isBlank(line));
  const problems = useMemo(() => new Map(lines.map((line, i) => [i, isBlank(line) ? {} : lineProblems(line, (code) => offers.product(code) !== undefined)] as const)), [lines, offers]);
  const wrong = [...problems.values()].some((found) => Object.keys(found).length > 0);
  const missing = !account
    ? t('post.accountFirst', 'Choose the account first')
    : startsOn === null
      ? t('contract.startFirst', 'Choose the first day')
      : endsOn !== null && endsOn < startsOn
        ? t('contract.endBeforeStart', 'It ends before it starts')
        : filled.length === 0
          ? t('post.linesFirst', 'Type at least one line')
          : undefined;

  const { lines: bySent, rest } = sortErrors(errors, 'lines');
  const lineErrors = new Map<number, Readonly<Record<string, string>>>();
  lines.forEach((line, i) => {
    const local = problems.get(i) ?? {};
    const at = sent.indexOf(line.id);
    // While a line is being typed, only what cannot be right is marked; that something is still missing shows on saving.
    const visible = tried ? local : Object.fromEntries(Object.entries(local).filter(([name]) => ['quantity', 'unitPrice'].includes(name) || (name === 'productCode' && line.productCode !== '')));
    lineErrors.set(i, { ...(at >= 0 ? bySent.get(at) : {}), ...visible });
  });
  const others = Object.entries(rest).filter(([path]) => !headFields.has(path));

  const save = async () => {
    if (missing || !account || startsOn === null || busy) return;
    setTried(true);
    if (wrong) return;
    setErrors({});
    const answer = await commit({
      input: {
        ...(stored ? { id: stored.id, version: stored.version } : {}),
        accountId: account.id,
        ...(number.trim() ? { number: number.trim() } : {}),
        currency,
        startsOn,
        ...(endsOn ? { endsOn } : {}),
        renews,
        description: description.trim(),
        purchaseOrder: order.trim(),
        ...(card ? { rateCardCode: card } : {}),
        lines: filled.map(lineInput),
        idempotencyKey: key(),
      },
    });
    if (!answer) return;
    renew();
    const { contract, userErrors } = answer.writeContract;
    if (userErrors.length > 0 || !contract) {
      setSent(filled.map((line) => line.id));
      return setErrors(errorsByField(userErrors));
    }
    toast({ tone: 'ok', message: t('contract.saved', 'Draft {number} is saved', { number: contract.number }) });
    void navigate({ to: '/contracts/$id', params: { id: contract.id } as never, replace: true });
  };

  useCommands(
    useMemo(
      (): Command[] => [{ id: 'contract.save', label: t('command.contract.save', 'Save this draft'), group: t('command.group.contracts', 'Contracts'), icon: 'check', keys: 'mod+enter', run: () => document.querySelector<HTMLFormElement>('#write-contract')?.requestSubmit() }],
      [],
    ),
  );

  const period = (frequency: Frequency) =>
    sums(
      filled
        .filter((line) => line.frequency === frequency)
        .map((line) => periodAmount(line, currency, listPriceOf(line, offers, currency, start)?.unitPrice))
        .filter((amount) => amount !== null),
    )[0];
  const head = (name: string) => (errors[name] ? { error: errors[name] } : {});
  const title = stored ? t('contract.editTitle', 'Draft {number}', { number: stored.number }) : t('contracts.new', 'New contract');
  return (
    <Page title={title}>
      <PageHeader
        title={title}
        back={
          stored
            ? { label: t('contract.backTo', 'Back to the contract'), onClick: () => void navigate({ to: '/contracts/$id', params: { id: stored.id } as never }) }
            : { label: t('contract.back', 'All contracts'), onClick: () => void navigate({ to: '/contracts' }) }
        }
        actions={
          <Button kind="primary" type="submit" form="write-contract" keys="mod+enter" busy={busy} reason={missing ?? (tried && wrong ? t('post.linesWrong', 'Some lines cannot be read') : undefined)}>
            {t('contract.save', 'Save draft')}
          </Button>
        }
      />
      <Scroll>
        <form
          id="write-contract"
          className={css.form}
          style={{ maxWidth: 1240 }}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          {others.map(([path, message]) => (
            <Banner key={path} tone="danger">
              {message}
            </Banner>
          ))}
          <div className={contracts.terms}>
            <AccountPicker label={t('contracts.account', 'Account')} value={account} onChange={setAccount} required autoFocus={!stored} debtors {...head('accountId')} />
            <DateField label={t('contract.firstDay', 'First day')} value={startsOn} onChange={setStartsOn} required {...head('startsOn')} />
            <DateField label={t('contract.lastDay', 'Last day')} value={endsOn} onChange={setEndsOn} hint={endsOn ? undefined : t('contract.endless.hint', 'Empty: without end')} {...head('endsOn')} />
            <TextField label={t('list.currency', 'Currency')} value={ownCurrency} onChange={(text) => setCurrency(text.toUpperCase())} placeholder={account?.currency ?? 'USD'} maxLength={3} {...head('currency')} />
            {stored ? null : <TextField label={t('contracts.number', 'Contract')} value={number} onChange={setNumber} placeholder={t('contract.numberGiven', 'Given on saving')} maxLength={40} {...head('number')} />}
            <TextField label={t('post.order', 'Purchase order')} value={order} onChange={setOrder} maxLength={60} {...head('purchaseOrder')} />
            <SelectField label={t('contract.rateCard', 'Rate card')} clearable value={card} onChange={setCard} options={offers.rateCards.map((entry) => ({ value: entry.code, label: `${entry.code} ${entry.name}` }))} hint={t('contract.rateCard.hint', 'For lines of hours')} {...head('rateCardCode')} />
          </div>
          <div className={`${css.actions} ${css.centred}`}>
            {endsOn ? <CheckField label={t('contract.renews', 'Goes on at its end without being asked')} value={renews} onChange={setRenews} /> : null}
            {startsOn
              ? [12, 24, 36].map((months) => {
                  const end = addDays(addMonths(startsOn, months), -1);
                  return (
                    <Chip key={months} pressed={endsOn === end} onToggle={() => setEndsOn(endsOn === end ? null : end)}>
                      {t('contract.lasts', 'Lasts {n} months', { n: months })}
                    </Chip>
                  );
                })
              : null}
          </div>
          <LinesGrid lines={lines} onChange={setLines} offers={offers} currency={currency} start={start} errors={lineErrors} />
          <div className={css.two}>
            <TextAreaField label={t('post.description', 'Description')} value={description} onChange={setDescription} maxLength={2000} {...head('description')} />
            <Card>
              <Section title={t('contract.sums', 'Each period, before taxes')}>
                {frequencies.some(period) ? null : <p className={css.muted}>{t('contract.sums.none', 'Stands here once a line has a price.')}</p>}
                <Facts
                  facts={frequencies.map((frequency) => {
                    const amount = period(frequency);
                    return [frequencyName(frequency), amount ? <Money key={frequency} value={amount} unit="code" zero="digits" /> : null] as const;
                  })}
                />
              </Section>
            </Card>
          </div>
        </form>
      </Scroll>
    </Page>
  );
}
