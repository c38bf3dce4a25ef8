import { lazy, Suspense, useEffect, useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { RecordLink } from '~/app/records/Link';
import { Loading } from '~/app/records/Loading';
import { priceText, rateText } from '~/app/records/Rate';
import { blocked } from '~/app/records/reasons';
import css from '~/app/records/records.module.css';
import { useCan } from '~/app/viewer';
import { hourClassName } from '~/features/catalogue/model/words';
import { t } from '~/i18n';
import { lineAmount } from '~/lib/lines';
import { Badge, Banner, Button, DateText, Empty, Facts, Figure, Figures, Instant, Money, Peek, Section } from '~/ui';
import type { TimePeekQuery } from '~/__generated__/TimePeekQuery.graphql';
import { DecideTimeDialog } from './DecideTimeDialog';
import { timeState, type Verb } from './model/words';

const EnterTimeDialog = lazy(() => import('./EnterTimeDialog'));

/** A time entry beside its list. */
export function TimePeek({ id, onClose, onChanged }: { id: string; onClose: () => void; onChanged: () => void }) {
  const [title, setTitle] = useState('');
  return (
    <Peek title={title || t('time.one', 'Time entry')} label={t('time.one', 'Time entry')} onClose={onClose}>
      <Loading id={id}>
        <Body id={id} onTitle={setTitle} onChanged={onChanged} />
      </Loading>
    </Peek>
  );
}

function Body({ id, onTitle, onChanged }: { id: string; onTitle: (title: string) => void; onChanged: () => void }) {
  const can = useCan();
  const [dialog, setDialog] = useState<Verb | 'again' | null>(null);
  const { node } = useLazyLoadQuery<TimePeekQuery>(
    graphql`
      query TimePeekQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on TimeEntry {
            id
            number
            person
            role
            skill
            workedOn
            hours
            class
            hourly
            description
            status
            decisionNote
            late
            createdAt
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
            contractLine {
              id
              lineNo
              description
              product {
                id
                name
              }
              contract {
                id
                number
                currency
              }
            }
            invoice {
              id
              number
            }
            allowedActions {
              action
              allowed
              reasonCode
            }
          }
        }
      }
    `,
    { id },
    { fetchPolicy: 'store-and-network' },
  );
  const entry = node?.__typename === 'TimeEntry' ? node : null;
  const title = entry?.number ?? '';
  useEffect(() => onTitle(title), [onTitle, title]);
  if (!entry) return <Empty kind="new" noun="" title={t('notFound.title', 'Not found')} text={t('notFound.text', 'There is nothing at this address, or it is not yours to see.')} icon="search" />;
  const state = timeState(entry.status);
  const contract = entry.contractLine?.contract;
  const currency = contract?.currency ?? entry.account?.currency ?? 'USD';
  const amount = lineAmount(entry.hours, entry.hourly, currency);
  const close = () => setDialog(null);
  return (
    <>
      <Section>
        <Figures>
          <Figure label={t('time.hours', 'Hours')} value={rateText(entry.hours)} hint={hourClassName(entry.class)} />
          <Figure label={t('rate.hourly', 'Hourly rate')} value={priceText(entry.hourly, currency)} hint={currency} />
          {amount ? <Figure label={t('lines.amount', 'Amount')} value={<Money value={amount} zero="digits" />} hint={currency} /> : null}
        </Figures>
      </Section>
      {entry.status === 'REJECTED' && entry.decisionNote ? (
        <Section>
          <Banner tone="warn">{entry.decisionNote}</Banner>
        </Section>
      ) : null}
      <Section>
        <Facts
          facts={[
            [t('contracts.status', 'Status'), <Badge key="status" tone={state.tone}>{state.label}</Badge>],
            [t('time.person', 'Person'), entry.person],
            [t('rate.role', 'Role'), [entry.role, entry.skill].filter((part) => part !== '').join(' · ')],
            [t('time.worked', 'Worked'), <DateText key="worked" date={entry.workedOn} />],
            [
              t('contracts.account', 'Account'),
              entry.account ? (
                <RecordLink key="account" to="/accounts/$id" id={entry.account.id}>
                  {entry.account.name}
                </RecordLink>
              ) : null,
            ],
            [
              t('contracts.number', 'Contract'),
              contract ? (
                <RecordLink key="contract" to="/contracts/$id" id={contract.id}>
                  {contract.number}
                </RecordLink>
              ) : null,
            ],
            [t('line.one', 'Line'), entry.contractLine ? `${entry.contractLine.lineNo}. ${entry.contractLine.description || entry.contractLine.product.name}` : null],
            [t('contracts.description', 'Description'), entry.description],
            [t('time.late', 'Late'), entry.late ? t('time.late.text', 'It came after the cut-off and goes to the next cycle') : null],
            [
              t('time.invoice', 'Invoice'),
              entry.invoice ? (
                <RecordLink key="invoice" to="/invoices/$id" id={entry.invoice.id}>
                  {entry.invoice.number}
                </RecordLink>
              ) : null,
            ],
            [t('decide.note', 'Note'), entry.status === 'REJECTED' ? null : entry.decisionNote],
            [t('invoice.recorded', 'Recorded'), <Instant key="recorded" at={entry.createdAt} />],
          ]}
        />
      </Section>
      {can(['time:write', 'time:approve']) ? (
        <Section>
          <div className={css.actions}>
            {can('time:write') && entry.status === 'DRAFT' ? (
              <Button icon="upload" reason={blocked(entry.allowedActions, 'submitTime')} onClick={() => setDialog('submit')}>
                {t('time.submit', 'Submit')}
              </Button>
            ) : null}
            {can('time:write') && entry.status === 'REJECTED' ? (
              <Button icon="edit" onClick={() => setDialog('again')}>
                {t('time.again', 'Enter it again')}
              </Button>
            ) : null}
            {can('time:approve') && entry.status === 'SUBMITTED' ? (
              <>
                <Button icon="check" reason={blocked(entry.allowedActions, 'approveTime')} onClick={() => setDialog('approve')}>
                  {t('time.approve', 'Approve')}
                </Button>
                <Button icon="close" reason={blocked(entry.allowedActions, 'rejectTime')} onClick={() => setDialog('reject')}>
                  {t('time.reject', 'Reject')}
                </Button>
              </>
            ) : null}
          </div>
        </Section>
      ) : null}
      {dialog === 'again' ? (
        <Suspense>
          <EnterTimeDialog again={entry} onClose={close} onDone={onChanged} />
        </Suspense>
      ) : dialog ? (
        <DecideTimeDialog verb={dialog} selection={{ kind: 'ids', ids: new Set([id]) }} rows={[entry]} filter={{}} onClose={close} onDone={onChanged} />
      ) : null}
    </>
  );
}
