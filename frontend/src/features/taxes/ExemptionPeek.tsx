import { useEffect, useMemo, useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { EntryDialog } from '~/app/records/EntryDialog';
import { RecordLink } from '~/app/records/Link';
import { Loading } from '~/app/records/Loading';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { today } from '~/lib/plaindate';
import { Badge, Button, DateText, dateText, Empty, Facts, Peek, Section } from '~/ui';
import type { ExemptionPeekMutation } from '~/__generated__/ExemptionPeekMutation.graphql';
import type { ExemptionPeekQuery } from '~/__generated__/ExemptionPeekQuery.graphql';
import { exemptionState } from './model/words';

/** An exemption beside the others. */
export function ExemptionPeek({ id, onClose, onChanged }: { id: string; onClose: () => void; onChanged: () => void }) {
  const [title, setTitle] = useState('');
  return (
    <Peek title={title || t('exemption.one', 'Exemption')} label={t('exemption.one', 'Exemption')} onClose={onClose}>
      <Loading id={id}>
        <Body id={id} onTitle={setTitle} onChanged={onChanged} />
      </Loading>
    </Peek>
  );
}

function Body({ id, onTitle, onChanged }: { id: string; onTitle: (title: string) => void; onChanged: () => void }) {
  const can = useCan();
  const [ending, setEnding] = useState(false);
  const { key, renew } = useIdempotencyKey();
  const { node } = useLazyLoadQuery<ExemptionPeekQuery>(
    graphql`
      query ExemptionPeekQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on TaxExemption {
            id
            certificate
            reason
            startsOn
            endsOn
            version
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
      }
    `,
    { id },
    { fetchPolicy: 'store-and-network' },
  );
  const [commit] = useCommit<ExemptionPeekMutation>(graphql`
    mutation ExemptionPeekMutation($input: EndTaxExemptionInput!) {
      endTaxExemption(input: $input) {
        taxExemption {
          id
          endsOn
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
  const found = node?.__typename === 'TaxExemption' ? node : null;
  const title = found?.certificate ?? '';
  useEffect(() => onTitle(title), [onTitle, title]);
  const over = found?.endsOn !== null && found?.endsOn !== undefined && found.endsOn < today();
  useCommands(
    useMemo(
      (): Command[] => [{ id: 'exemption.end', label: t('command.exemption.end', 'End the exemption'), group: t('command.group.taxes', 'Taxes'), icon: 'close', permission: 'accounts:write', when: () => !over, run: () => setEnding(true) }],
      [over],
    ),
  );
  if (!found) return <Empty kind="new" noun="" title={t('notFound.title', 'Not found')} text={t('notFound.text', 'There is nothing at this address, or it is not yours to see.')} icon="search" />;
  const state = exemptionState(found);
  return (
    <>
      <Section>
        <Facts
          facts={[
            [t('contracts.status', 'Status'), <Badge key="state" tone={state.tone}>{state.label}</Badge>],
            [
              t('contracts.account', 'Account'),
              found.account ? (
                <RecordLink key="account" to="/accounts/$id" id={found.account.id}>
                  {found.account.number} {found.account.name}
                </RecordLink>
              ) : null,
            ],
            [t('tax.jurisdiction', 'Jurisdiction'), found.jurisdiction ? `${found.jurisdiction.code} ${found.jurisdiction.name}` : t('exemption.all', 'All')],
            [t('exemption.certificate', 'Certificate'), found.certificate],
            [t('exemption.reason', 'Reason'), found.reason],
            [t('filter.from', 'From'), <DateText key="from" date={found.startsOn} />],
            [t('exemption.until', 'Expires'), found.endsOn ? <DateText key="until" date={found.endsOn} /> : t('exemption.never', 'never')],
          ]}
        />
      </Section>
      {can('accounts:write') ? (
        <Section>
          <Button icon="close" reason={over ? t('exemption.over', 'It has expired') : undefined} onClick={() => setEnding(true)}>
            {t('exemption.end', 'End it')}
          </Button>
        </Section>
      ) : null}
      {ending ? (
        <EntryDialog
          size="sm"
          danger
          title={t('exemption.end.title', 'End {certificate}', { certificate: found.certificate })}
          submit={t('exemption.endVerb', 'End')}
          note={t('exemption.end.note', 'What is billed after its last day is taxed.')}
          fields={[{ name: 'endsOn', label: t('price.until', 'Last day'), kind: 'day', required: true }]}
          start={{ endsOn: today() }}
          save={async ({ endsOn }) => {
            const answer = await commit({ input: { id, endsOn, version: found.version, idempotencyKey: key() } });
            if (!answer) return null;
            renew();
            return answer.endTaxExemption.userErrors;
          }}
          done={({ endsOn }) => t('exemption.ended', '{certificate} ends on {day}', { certificate: found.certificate, day: dateText(endsOn) })}
          onClose={() => setEnding(false)}
          onDone={onChanged}
        />
      ) : null}
    </>
  );
}
