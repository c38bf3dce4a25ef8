import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { AccountPicker } from '~/app/records/AccountPicker';
import { t } from '~/i18n';
import type { AskedAccountQuery } from '~/__generated__/AskedAccountQuery.graphql';

/** Chooses the account that a statement is about; the address holds only its id. */
export function AskedAccount({ id, onChange }: { id: string | null; onChange: (id: string | null) => void }) {
  return id === null ? <AccountPicker label={t('invoice.account', 'Account')} value={null} onChange={(account) => onChange(account?.id ?? null)} autoFocus /> : <Known id={id} onChange={onChange} />;
}

function Known({ id, onChange }: { id: string; onChange: (id: string | null) => void }) {
  const { node } = useLazyLoadQuery<AskedAccountQuery>(
    graphql`
      query AskedAccountQuery($id: ID!) {
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
    { id },
  );
  return <AccountPicker label={t('invoice.account', 'Account')} value={node?.__typename === 'Account' ? node : null} onChange={(account) => onChange(account?.id ?? null)} />;
}
