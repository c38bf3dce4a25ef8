import type { ReactNode } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { t } from '~/i18n';
import { Card, Facts, Money, Section } from '~/ui';
import type { AccountCardQuery } from '~/__generated__/AccountCardQuery.graphql';
import { Files } from './Files';
import { termsText } from './model/words';
import css from './portal.module.css';

/** What is agreed with an account and known of it, and the files shared with it. */
export default function AccountCard({ id }: { id: string }): ReactNode {
  const { node } = useLazyLoadQuery<AccountCardQuery>(
    graphql`
      query AccountCardQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on Account {
            id
            number
            name
            paymentTerms
            email
            creditLimit {
              amount
              currency
            }
            businessUnit {
              id
              name
            }
            contacts {
              id
              name
              role
            }
            addresses {
              use
              street
              city
              region
              postalCode
              country
            }
          }
        }
      }
    `,
    { id },
    { fetchPolicy: 'store-and-network' },
  );
  if (node?.__typename !== 'Account') return null;
  const billTo = node.addresses.find((address) => address.use === 'BILL_TO');
  return (
    <Card>
      <Section title={node.name}>
        <Facts
          facts={[
            [t('portal.account.number', 'Account'), node.number],
            [t('portal.biller', 'Billed by'), node.businessUnit.name],
            [t('invoice.terms', 'Terms'), termsText(node.paymentTerms)],
            [t('account.creditLimit', 'Credit limit'), node.creditLimit ? <Money key="limit" value={node.creditLimit} unit="code" zero="digits" /> : null],
            [t('portal.invoicesTo', 'Invoices to'), node.email],
            [t('portal.billTo', 'Address'), billTo ? [billTo.street, billTo.postalCode, billTo.city, billTo.region, billTo.country].filter((part) => part !== '').join(', ') : null],
            [
              t('portal.people', 'Your people'),
              node.contacts.length > 0 ? (
                <span key="people" className={css.people}>
                  {node.contacts.map((contact) => (
                    <span key={contact.id}>
                      {contact.name} {contact.role ? <span className={css.muted}>{contact.role}</span> : null}
                    </span>
                  ))}
                </span>
              ) : null,
            ],
          ]}
        />
      </Section>
      <Files subjectId={id} />
    </Card>
  );
}
