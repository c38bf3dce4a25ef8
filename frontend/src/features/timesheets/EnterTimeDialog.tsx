import { useEffect, useState } from 'react';
import { fetchQuery, graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { AccountPicker, type PickedAccount } from '~/app/records/AccountPicker';
import { EntryDialog, type EntryField, type EntryValues } from '~/app/records/EntryDialog';
import { priceText } from '~/app/records/Rate';
import css from '~/app/records/records.module.css';
import { hourClasses, hourClassName, type HourClass } from '~/features/catalogue/model/words';
import { t } from '~/i18n';
import { today, type PlainDate } from '~/lib/plaindate';
import { Banner, SelectField } from '~/ui';
import type { EnterTimeDialogLinesQuery } from '~/__generated__/EnterTimeDialogLinesQuery.graphql';
import type { EnterTimeDialogMutation } from '~/__generated__/EnterTimeDialogMutation.graphql';
import { rateOf, rolesOf, skillsOf } from './model/rates';

type Contract = EnterTimeDialogLinesQuery['response']['contracts']['edges'][number]['node'];

type Name = 'person' | 'workedOn' | 'hours' | 'class' | 'role' | 'skill' | 'number' | 'description' | 'submit';

/** What was rejected and is entered anew, under the same number. */
export interface Again {
  readonly number: string;
  readonly person: string;
  readonly role: string;
  readonly skill: string;
  readonly workedOn: PlainDate;
  readonly hours: string;
  readonly class: HourClass;
  readonly description: string;
  readonly account: PickedAccount | null | undefined;
  readonly contractLine: { readonly id: string } | null | undefined;
}

const linesQuery = graphql`
  query EnterTimeDialogLinesQuery($account: ID!) {
    contracts(first: 30, filter: { accountId: $account, status: [ACTIVE] }) {
      edges {
        node {
          id
          number
          currency
          rateCard {
            id
            code
            currency
            rates {
              id
              role
              skill
              class
              hourly
              startsOn
              endsOn
            }
          }
          lines {
            id
            lineNo
            kind
            state
            description
            product {
              id
              name
            }
          }
        }
      }
    }
  }
`;

/** The lines of an account that are billed by the hour; null while they are on the way. */
function useTimeLines(account: PickedAccount | null) {
  const environment = useRelayEnvironment();
  const [found, setFound] = useState<{ account: string; contracts: readonly Contract[] } | null>(null);
  const id = account?.id;
  useEffect(() => {
    if (!id) return;
    const set = (contracts: readonly Contract[]) => setFound({ account: id, contracts });
    const subscription = fetchQuery<EnterTimeDialogLinesQuery>(environment, linesQuery, { account: id }).subscribe({
      next: ({ contracts }) => set(contracts.edges.map((edge) => edge.node)),
      error: () => set([]),
    });
    return () => subscription.unsubscribe();
  }, [environment, id]);
  if (!id || found?.account !== id) return null;
  return found.contracts.flatMap((contract) => contract.lines.filter((line) => line.kind === 'TIME' && line.state !== 'ENDED').map((line) => ({ ...line, contract })));
}

/** Hours that somebody worked for a contract line. */
export default function EnterTimeDialog({ again, onClose, onDone }: { again?: Again; onClose: () => void; onDone: () => void }) {
  const [account, setAccount] = useState<PickedAccount | null>(again?.account ?? null);
  const [lineId, setLineId] = useState<string | null>(again?.contractLine?.id ?? null);
  const lines = useTimeLines(account);
  const { key, renew } = useIdempotencyKey();
  const [commit] = useCommit<EnterTimeDialogMutation>(graphql`
    mutation EnterTimeDialogMutation($input: EnterTimeInput!) {
      enterTime(input: $input) {
        timeEntry {
          id
          number
          status
          person
          role
          skill
          workedOn
          hours
          class
          hourly
          description
          decisionNote
          late
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  // One line is no choice.
  const line = lines?.find((entry) => entry.id === lineId) ?? (lines?.length === 1 ? lines[0] : undefined);
  const rates = line?.contract.rateCard?.rates ?? [];
  const roles = rolesOf(rates);
  const fields = (values: EntryValues<Name>): readonly EntryField<Name>[] => {
    const rate = rateOf(rates, values.role, values.skill, values.class as HourClass, values.workedOn);
    const skills = skillsOf(rates, values.role);
    return [
      { name: 'person', label: t('time.person', 'Person'), required: true, maxLength: 120 },
      { name: 'workedOn', label: t('time.worked', 'Worked'), kind: 'day', required: true },
      roles.length > 0
        ? { name: 'role', label: t('rate.role', 'Role'), kind: 'choice', required: true, options: roles.map((value) => ({ value, label: value })) }
        : { name: 'role', label: t('rate.role', 'Role'), required: true, maxLength: 60 },
      skills.length > 0 || roles.length === 0
        ? skills.length > 0
          ? { name: 'skill', label: t('rate.skill', 'Skill'), kind: 'choice', options: skills.map((value) => ({ value, label: value })), hint: t('rate.skill.hint', 'Empty: any') }
          : { name: 'skill', label: t('rate.skill', 'Skill'), maxLength: 60, hint: t('rate.skill.hint', 'Empty: any') }
        : { name: 'skill', label: t('rate.skill', 'Skill'), disabled: true, hint: values.role === '' ? undefined : t('time.noSkills', 'The card knows none for the role') },
      {
        name: 'class',
        label: t('time.class', 'Kind'),
        kind: 'choice',
        required: true,
        options: hourClasses.map((value) => ({ value, label: hourClassName(value) })),
        hint: rate ? t('time.costs', '{price} an hour', { price: priceText(rate.hourly, line?.contract.rateCard?.currency ?? '', 'code') }) : values.role !== '' && line ? t('time.noRate', 'The card has no such rate on that day') : undefined,
      },
      { name: 'hours', label: t('time.hours', 'Hours'), kind: 'decimal', required: true, hint: t('time.hours.hint', 'Such as 7.5') },
      { name: 'number', label: t('time.ownNumber', 'Number'), disabled: again !== undefined, maxLength: 60, placeholder: t('contract.numberGiven', 'Given on saving') },
      { name: 'description', label: t('contracts.description', 'Description'), kind: 'prose', maxLength: 1000 },
      { name: 'submit', label: t('time.submitAtOnce', 'Submit it at once'), kind: 'check', hint: t('time.submitAtOnce.hint', 'Otherwise it stays a draft') },
    ];
  };
  return (
    <EntryDialog<Name>
      title={again ? t('time.again.title', 'Enter {number} again', { number: again.number }) : t('time.enter', 'Enter time')}
      submit={t('time.enter.save', 'Enter')}
      fields={fields}
      start={{
        person: again?.person ?? '',
        workedOn: again?.workedOn ?? today(),
        role: again?.role ?? '',
        skill: again?.skill ?? '',
        class: again?.class ?? 'REGULAR',
        hours: again?.hours ?? '',
        number: again?.number ?? '',
        description: again?.description ?? '',
        submit: again ? 'yes' : '',
      }}
      beforeNames={['contractLineId']}
      before={(errors) => (
        <div className={css.form}>
          <div className={css.two}>
            <AccountPicker
              label={t('contracts.account', 'Account')}
              required
              autoFocus
              debtors
              value={account}
              onChange={(next) => {
                setAccount(next);
                setLineId(null);
              }}
            />
            <SelectField
              label={t('time.line', 'Contract line')}
              required
              searchable
              disabled={lines === null || lines.length === 0}
              value={line?.id ?? null}
              onChange={setLineId}
              options={(lines ?? []).map((entry) => ({ value: entry.id, label: `${entry.contract.number} / ${entry.lineNo} ${entry.description || entry.product.name}` }))}
              error={errors['contractLineId']}
            />
          </div>
          {account && lines?.length === 0 ? <Banner tone="info">{t('time.noLines', 'No contract of this account is billed by the hour.')}</Banner> : null}
        </div>
      )}
      missing={() => (!account ? t('post.accountFirst', 'Choose the account first') : !line ? t('time.lineFirst', 'Choose the contract line first') : undefined)}
      save={async ({ submit, number, class: hours, ...values }) => {
        if (!line) return null;
        const answer = await commit({ input: { ...values, contractLineId: line.id, class: hours as HourClass, ...(number ? { number } : {}), submit: submit === 'yes', idempotencyKey: key() } });
        if (!answer) return null;
        renew();
        return answer.enterTime.userErrors;
      }}
      done={({ person, submit }) => (submit === 'yes' ? t('time.enteredSubmitted', 'The hours of {person} wait for approval', { person }) : t('time.entered', 'The hours of {person} are kept as a draft', { person }))}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
