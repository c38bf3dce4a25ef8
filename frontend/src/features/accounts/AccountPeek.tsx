import { useNavigate } from '@tanstack/react-router';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Loading } from '~/app/records/Loading';
import css from '~/app/records/records.module.css';
import { locale, t } from '~/i18n';
import { formatDate, type PlainDate } from '~/lib/plaindate';
import { encodeFilter } from '~/lib/url';
import { AgeingBar, Badge, Button, DateText, Empty, Facts, Figure, Figures, Money, Peek, Section } from '~/ui';
import type { AccountPeekQuery } from '~/__generated__/AccountPeekQuery.graphql';
import { barBuckets, chosenReceivable } from './model/buckets';
import { accountState, functionName, kindName } from './model/names';
import { SensitivitiesNote } from './SensitivitiesNote';

/** Key facts of an account beside a living list, with what it owed on the list's day. */
export function AccountPeek({ id, asOf, onClose, onOpen }: { id: string; asOf?: PlainDate | undefined; onClose: () => void; onOpen: () => void }) {
  return (
    <Peek
      title={t('account.peek', 'Account')}
      label={t('account.peek', 'Account')}
      onClose={onClose}
      onOpen={onOpen}
      footer={
        <Button kind="primary" icon="external" keys="enter" onClick={onOpen}>
          {t('account.open', 'Open account')}
        </Button>
      }
    >
      <Loading id={id}>
        <Body id={id} asOf={asOf} />
      </Loading>
    </Peek>
  );
}

function Body({ id, asOf }: { id: string; asOf: PlainDate | undefined }) {
  const navigate = useNavigate();
  const { node } = useLazyLoadQuery<AccountPeekQuery>(
    graphql`
      query AccountPeekQuery($id: ID!, $asOf: Date) {
        node(id: $id) {
          __typename
          ... on Account {
            id
            number
            name
            kind
            status
            currency
            region
            paymentTerms
            riskClass
            email
            phone
            creditLimit {
              amount
              currency
            }
            parent {
              id
              name
            }
            ...SensitivitiesNote_account @alias(as: "mind")
            assignments {
              id
              function
              user {
                id
                name
              }
            }
            contacts {
              id
              name
              role
              email
              phone
            }
            receivable(asOf: $asOf) {
              currency
              balance {
                amount
                currency
              }
              pastDue {
                amount
                currency
              }
              unappliedCash {
                amount
                currency
              }
              unappliedCredit {
                amount
                currency
              }
              oldestDueOn
              openInvoices
              buckets {
                name
                count
                amount {
                  amount
                  currency
                }
              }
            }
          }
        }
      }
    `,
    { id, ...(asOf ? { asOf } : {}) },
    { fetchPolicy: 'store-and-network' },
  );
  if (node?.__typename !== 'Account') return <Empty kind="forbidden" noun={t('accounts.one', 'this account')} />;
  const account = node;
  const owed = chosenReceivable(account.receivable, account.currency);
  return (
    <>
      <Section>
        <div className={css.stack}>
          <strong>{account.name}</strong>
          <span className={css.muted}>
            {account.number} · {kindName(account.kind)}
          </span>
          <span>
            <Badge tone={accountState(account.status).tone}>{accountState(account.status).label}</Badge>
          </span>
        </div>
      </Section>
      {account.mind ? <SensitivitiesNote account={account.mind} /> : null}
      {owed ? (
        <Section title={asOf ? t('account.owedOn', 'Owed on {day}', { day: formatDate(asOf, locale()) }) : t('account.owes', 'Owes')}>
          <Figures>
            <Figure label={t('accounts.balance', 'Balance')} value={<Money value={owed.balance} unit="symbol" zero="digits" />} />
            <Figure label={t('accounts.pastDue', 'Past due')} value={<Money value={owed.pastDue} unit="symbol" zero="digits" />} />
          </Figures>
          <div style={{ height: 12 }} />
          <AgeingBar
            buckets={barBuckets(owed.buckets, owed.currency)}
            total={owed.balance}
            onToggle={(bucket) => void navigate({ to: '/accounts/$id', params: { id } as never, search: { f: encodeFilter({ asof: asOf ? [asOf] : [], bucket: [bucket] }) } as never })}
          />
        </Section>
      ) : null}
      <Section title={t('account.facts', 'Facts')}>
        <Facts
          facts={[
            [t('accounts.oldest', 'Oldest due'), owed?.oldestDueOn ? <DateText key="d" date={owed.oldestDueOn} /> : null],
            [t('accounts.terms', 'Terms'), account.paymentTerms],
            [t('account.creditLimit', 'Credit limit'), account.creditLimit ? <Money key="c" value={account.creditLimit} unit="code" zero="digits" /> : null],
            [t('account.risk', 'Risk class'), account.riskClass],
            [t('accounts.region', 'Region'), account.region],
            [t('account.parent', 'Belongs to'), account.parent?.name],
            [t('account.email', 'E-mail'), account.email],
            [t('account.phone', 'Phone'), account.phone],
          ]}
        />
      </Section>
      {account.assignments.length > 0 ? (
        <Section title={t('account.books', 'In the books of')}>
          <Facts facts={account.assignments.map((entry) => [functionName(entry.function), entry.user?.name ?? ''] as const)} />
        </Section>
      ) : null}
      {account.contacts.length > 0 ? (
        <Section title={t('account.contacts', 'Contacts')}>
          <div className={css.form}>
            {account.contacts.slice(0, 5).map((contact) => (
              <div key={contact.id} className={css.stack}>
                <span>{contact.name}</span>
                <span className={css.muted}>{[contact.role, contact.email, contact.phone?.replaceAll(' ', '\u00a0')].filter(Boolean).join(' · ')}</span>
              </div>
            ))}
          </div>
        </Section>
      ) : null}
    </>
  );
}
