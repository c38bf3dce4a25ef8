import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { RecordLink } from '~/app/records/Link';
import { Loading } from '~/app/records/Loading';
import css from '~/app/records/records.module.css';
import { t } from '~/i18n';
import { Badge, DateText, Empty, Facts, Peek, Section } from '~/ui';
import type { ContractPeekQuery } from '~/__generated__/ContractPeekQuery.graphql';
import { ContractActions } from './ContractActions';
import { Incomplete } from './Incomplete';
import { Steps } from './Steps';
import { contractState, lineState } from './model/words';

/** A contract beside its list: its term, and how far its lines are. */
export function ContractPeek({ id, onClose }: { id: string; onClose: () => void }) {
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  return (
    <Peek
      title={title || t('contract.one', 'Contract')}
      label={t('contract.label', 'Contract {number}', { number: title })}
      onClose={onClose}
      onOpen={() => void navigate({ to: '/contracts/$id', params: { id } as never })}
    >
      <Loading id={id}>
        <Body id={id} onTitle={setTitle} />
      </Loading>
    </Peek>
  );
}

const shown = 20;

function Body({ id, onTitle }: { id: string; onTitle: (title: string) => void }) {
  const { node } = useLazyLoadQuery<ContractPeekQuery>(
    graphql`
      query ContractPeekQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on Contract {
            id
            number
            status
            startsOn
            endsOn
            renews
            currency
            description
            purchaseOrder
            incomplete
            account {
              id
              name
            }
            lines {
              id
              lineNo
              description
              contractedOn
              installedOn
              functionalOn
              state
              product {
                id
                code
                name
              }
            }
            ...ContractActions_contract @alias(as: "actions")
          }
        }
      }
    `,
    { id },
    { fetchPolicy: 'store-and-network' },
  );
  const number = node?.__typename === 'Contract' ? node.number : '';
  useEffect(() => onTitle(number), [onTitle, number]);
  if (node?.__typename !== 'Contract') return <Empty kind="new" noun="" title={t('notFound.title', 'Not found')} text={t('notFound.text', 'There is nothing at this address, or it is not yours to see.')} icon="search" />;
  const state = contractState(node.status);
  const running = node.lines.filter((line) => line.state !== 'ENDED');
  return (
    <>
      <Section>
        <Facts
          facts={[
            [t('contracts.status', 'Status'), <Badge key="status" tone={state.tone}>{state.label}</Badge>],
            [
              t('contracts.account', 'Account'),
              node.account ? (
                <RecordLink key="account" to="/accounts/$id" id={node.account.id}>
                  {node.account.name}
                </RecordLink>
              ) : null,
            ],
            [t('contracts.from', 'From'), <DateText key="from" date={node.startsOn} />],
            [t('contracts.to', 'To'), node.endsOn ? <DateText key="to" date={node.endsOn} /> : t('contract.endless', 'Without end')],
            [t('contracts.renews', 'At its end'), node.endsOn ? (node.renews ? t('contracts.goesOn', 'Goes on') : t('contracts.ends', 'Ends')) : null],
            [t('list.currency', 'Currency'), node.currency],
            [t('invoice.order', 'Purchase order'), node.purchaseOrder],
            [t('contracts.description', 'Description'), node.description],
          ]}
        />
      </Section>
      {node.incomplete.length > 0 ? (
        <Section>
          <Incomplete reasons={node.incomplete} />
        </Section>
      ) : null}
      <Section title={t('contract.linesCount', '{n, plural, one {# line} other {# lines}}', { n: running.length })}>
        <div className={css.stack}>
          {running.slice(0, shown).map((line) => (
            <div key={line.id} className={css.file}>
              <span>
                {line.lineNo}. {line.description || line.product.name}
              </span>
              <span className={css.spring} />
              <Steps line={line} />
              <Badge plain tone={lineState(line.state).tone}>
                {lineState(line.state).label}
              </Badge>
            </div>
          ))}
          {running.length > shown ? <span className={css.muted}>{t('contract.more', 'and {n} more', { n: running.length - shown })}</span> : null}
        </div>
      </Section>
      <Section>{node.actions ? <ContractActions contract={node.actions} /> : null}</Section>
    </>
  );
}
