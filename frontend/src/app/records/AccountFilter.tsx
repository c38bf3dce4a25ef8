import { Suspense, useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { ErrorBoundary } from '~/app/errors';
import { t } from '~/i18n';
import { withField, type Filter } from '~/lib/url';
import { Button, Dialog } from '~/ui';
import type { AccountFilterQuery } from '~/__generated__/AccountFilterQuery.graphql';
import { AccountPicker, type PickedAccount } from './AccountPicker';
import css from './records.module.css';

/** One account of a list, under `account` of the filter. A second press takes it away. */
export function AccountFilter({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  const [choosing, setChoosing] = useState(false);
  const id = filter['account']?.[0];
  const label = t('filter.account', 'Account');
  return (
    <>
      <button
        type="button"
        className={css.filter}
        data-set={id !== undefined || undefined}
        aria-haspopup={id === undefined ? 'dialog' : undefined}
        onClick={() => (id === undefined ? setChoosing(true) : onFilter(withField(filter, 'account', [])))}
      >
        {id === undefined ? (
          label
        ) : (
          <>
            {label}:{' '}
            <ErrorBoundary key={id}>
              <Suspense fallback="…">
                <Name id={id} />
              </Suspense>
            </ErrorBoundary>{' '}
            ×
          </>
        )}
      </button>
      {choosing ? <Choose onClose={() => setChoosing(false)} onChoose={(account) => onFilter(withField(filter, 'account', [account.id]))} /> : null}
    </>
  );
}

function Name({ id }: { id: string }) {
  const { node } = useLazyLoadQuery<AccountFilterQuery>(
    graphql`
      query AccountFilterQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on Account {
            id
            name
          }
        }
      }
    `,
    { id },
  );
  return node?.__typename === 'Account' ? node.name : '?';
}

function Choose({ onClose, onChoose }: { onClose: () => void; onChoose: (account: PickedAccount) => void }) {
  const [account, setAccount] = useState<PickedAccount | null>(null);
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={t('filter.account', 'Account')}
      footer={
        <Button kind="primary" type="submit" form="account-filter" disabled={!account}>
          {t('filter.apply', 'Show')}
        </Button>
      }
    >
      <form
        id="account-filter"
        onSubmit={(event) => {
          event.preventDefault();
          if (!account) return;
          onChoose(account);
          onClose();
        }}
      >
        <AccountPicker label={t('filter.account', 'Account')} autoFocus value={account} onChange={setAccount} />
      </form>
    </Dialog>
  );
}
