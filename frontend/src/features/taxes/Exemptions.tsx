import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { graphql, useLazyLoadQuery, useRelayEnvironment } from 'react-relay/hooks';
import { useList } from '~/app/list';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { AccountFilter } from '~/app/records/AccountFilter';
import { AccountPicker, type PickedAccount } from '~/app/records/AccountPicker';
import { EntryDialog } from '~/app/records/EntryDialog';
import { listSource } from '~/app/records/listed';
import { useEvents } from '~/app/useEvents';
import { useCan } from '~/app/viewer';
import { dateColumn, Grid, stateColumn, textColumn, type GridColumn, type GridHandle } from '~/grid';
import { t } from '~/i18n';
import { addDays, today } from '~/lib/plaindate';
import { toggleValue } from '~/lib/url';
import { Button, Chip, SelectField, Spring, Toolbar } from '~/ui';
import type { ExemptionsJurisdictionsQuery } from '~/__generated__/ExemptionsJurisdictionsQuery.graphql';
import type { ExemptionsMutation } from '~/__generated__/ExemptionsMutation.graphql';
import type { ExemptionsQuery } from '~/__generated__/ExemptionsQuery.graphql';
import type { PartProps } from './Jurisdictions';
import { exemptionState, soon } from './model/words';

type Row = ExemptionsQuery['response']['taxExemptions'][number];

const query = graphql`
  query ExemptionsQuery($account: ID, $before: Date) {
    taxExemptions(accountId: $account, expiresBefore: $before) {
      id
      certificate
      reason
      startsOn
      endsOn
      account {
        id
        number
        name
      }
      jurisdiction {
        id
        code
        name
      }
    }
  }
`;

const columns: readonly GridColumn<Row>[] = [
  textColumn('account', t('contracts.account', 'Account'), (row) => row.account?.name, { width: 200, grow: 1, pinned: 'start', sortable: false, card: 'primary' }),
  textColumn('certificate', t('exemption.certificate', 'Certificate'), (row) => row.certificate, { width: 148, sortable: false, card: 'secondary' }),
  textColumn('jurisdiction', t('tax.jurisdiction', 'Jurisdiction'), (row) => row.jurisdiction?.name ?? t('exemption.all', 'All'), { width: 160, sortable: false, card: 'secondary' }),
  stateColumn('state', t('contracts.status', 'Status'), (row) => exemptionState(row), { width: 120, sortable: false, card: 'meta' }),
  dateColumn('endsOn', t('exemption.until', 'Expires'), (row) => row.endsOn, { sortable: false, card: 'trailing' }),
  dateColumn('startsOn', t('filter.from', 'From'), (row) => row.startsOn, { sortable: false }),
  textColumn('reason', t('exemption.reason', 'Reason'), (row) => row.reason, { width: 200, grow: 1, sortable: false }),
];

/** Who is free of taxes, and until when: those that expire first come first. */
export function Exemptions({ adding, onAdded, changes }: PartProps) {
  const list = useList();
  const can = useCan();
  const environment = useRelayEnvironment();
  const grid = useRef<GridHandle<Row>>(null);
  const seen = useRef(changes);
  const account = list.filter['account']?.[0];
  const expiring = list.filter['expires']?.[0] === 'soon';
  const past = list.filter['past']?.[0] === 'too';
  const source = useMemo(() => {
    const day = today();
    return listSource<ExemptionsQuery, Row>(environment, {
      query,
      variables: { ...(account ? { account } : {}), ...(expiring ? { before: addDays(day, soon) } : {}) },
      list: ({ taxExemptions }) => (past ? taxExemptions : taxExemptions.filter((entry) => !entry.endsOn || entry.endsOn >= day)),
      part: past ? 'past' : '',
    });
  }, [environment, account, expiring, past]);
  useEvents(['TaxExemption'], () => grid.current?.refresh());
  useEffect(() => {
    if (changes === seen.current) return;
    seen.current = changes;
    grid.current?.refresh();
  }, [changes]);
  const { tab: _, ...besidesTab } = list.filter;
  const filtered = Object.keys(besidesTab).length > 0;
  const clear = () => list.setFilter({ tab: ['exemptions'] });
  return (
    <>
      <Toolbar label={t('list.filter', 'Filter')}>
        <AccountFilter filter={list.filter} onFilter={list.setFilter} />
        <Chip pressed={expiring} onToggle={() => list.setFilter(toggleValue(list.filter, 'expires', 'soon'))}>
          {t('exemption.soon', 'Expires within {n} days', { n: soon })}
        </Chip>
        <Chip pressed={past} onToggle={() => list.setFilter(toggleValue(list.filter, 'past', 'too'))}>
          {t('exemption.pastToo', 'Include expired')}
        </Chip>
        <Spring />
        {filtered ? (
          <Button kind="quiet" onClick={clear}>
            {t('list.clear', 'Clear filter')}
          </Button>
        ) : null}
      </Toolbar>
      <Grid
        id="taxes.exemptions"
        label={t('taxes.exemptions', 'Exemptions')}
        noun={(n) => t('taxes.exemptions.counted', '{n, plural, one {exemption} other {exemptions}}', { n })}
        columns={columns}
        source={source}
        peeked={list.peek}
        onPeek={(row) => (list.peek === row.id ? list.closePeek() : list.openPeek(row.id))}
        onCursor={(row) => list.followPeek(row.id)}
        onOpen={(row) => list.openPeek(row.id)}
        filtered={filtered}
        onClearFilter={clear}
        forbidden={!can('accounts:read')}
        rowTone={(row) => (row.endsOn && row.endsOn < today() ? 'dimmed' : undefined)}
        autoFocus
        handle={grid}
      />
      {adding ? (
        <Suspense>
          <Grant onClose={onAdded} onDone={() => grid.current?.refresh()} />
        </Suspense>
      ) : null}
    </>
  );
}

function Grant({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const [account, setAccount] = useState<PickedAccount | null>(null);
  const [jurisdiction, setJurisdiction] = useState<string | null>(null);
  const { key, renew } = useIdempotencyKey();
  const { taxJurisdictions } = useLazyLoadQuery<ExemptionsJurisdictionsQuery>(
    graphql`
      query ExemptionsJurisdictionsQuery {
        taxJurisdictions {
          id
          code
          name
        }
      }
    `,
    {},
  );
  const [commit] = useCommit<ExemptionsMutation>(graphql`
    mutation ExemptionsMutation($input: GrantTaxExemptionInput!) {
      grantTaxExemption(input: $input) {
        taxExemption {
          id
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  return (
    <EntryDialog
      title={t('exemption.title', 'Grant a tax exemption')}
      submit={t('exemption.grantVerb', 'Grant')}
      fields={[
        { name: 'certificate', label: t('exemption.certificate', 'Certificate'), required: true, maxLength: 60 },
        { name: 'reason', label: t('exemption.reason', 'Reason'), required: true, maxLength: 200, hint: t('exemption.reason.hint', 'It stands on the invoices') },
        { name: 'startsOn', label: t('filter.from', 'From'), kind: 'day', required: true },
        { name: 'endsOn', label: t('exemption.until', 'Expires'), kind: 'day', hint: t('exemption.until.hint', 'Its last day; empty: never') },
      ]}
      start={{ certificate: '', reason: '', startsOn: today(), endsOn: '' }}
      beforeNames={['accountId', 'jurisdictionId']}
      before={(errors) => (
        <>
          <AccountPicker label={t('contracts.account', 'Account')} required autoFocus debtors value={account} onChange={setAccount} error={errors['accountId']} />
          <SelectField
            label={t('tax.jurisdiction', 'Jurisdiction')}
            clearable
            searchable
            value={jurisdiction}
            onChange={setJurisdiction}
            hint={t('exemption.all.hint', 'Empty: all of them')}
            options={taxJurisdictions.map((entry) => ({ value: entry.id, label: `${entry.code} ${entry.name}` }))}
            error={errors['jurisdictionId']}
          />
        </>
      )}
      missing={() => (account ? undefined : t('post.accountFirst', 'Choose the account first'))}
      save={async ({ endsOn, ...values }) => {
        if (!account) return null;
        const answer = await commit({ input: { ...values, accountId: account.id, ...(jurisdiction ? { jurisdictionId: jurisdiction } : {}), ...(endsOn ? { endsOn } : {}), idempotencyKey: key() } });
        if (!answer) return null;
        renew();
        return answer.grantTaxExemption.userErrors;
      }}
      done={({ certificate }) => t('exemption.granted', '{name} is exempt by {certificate}', { name: account?.name ?? '', certificate })}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
