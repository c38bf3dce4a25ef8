import { useEffect, useMemo, useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { Days } from '~/app/records/Days';
import { Loading } from '~/app/records/Loading';
import { Price } from '~/app/records/Rate';
import css from '~/app/records/records.module.css';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { today } from '~/lib/plaindate';
import { Badge, Button, Empty, IconButton, Peek, Section, Table } from '~/ui';
import type { CardPeekQuery } from '~/__generated__/CardPeekQuery.graphql';
import { CardRateDialog } from './CardRateDialog';
import { phaseOn } from './model/prices';
import { hourClassName, phase } from './model/words';

type Rate = Extract<NonNullable<CardPeekQuery['response']['node']>, { __typename: 'RateCard' }>['rates'][number];

/** A rate card with all rates that it ever had. */
export function CardPeek({ id, onClose, onChanged }: { id: string; onClose: () => void; onChanged: () => void }) {
  const [title, setTitle] = useState('');
  return (
    <Peek title={title || t('rate.cardOne', 'Rate card')} label={t('rate.cardOne', 'Rate card')} onClose={onClose}>
      <Loading id={id}>
        <Body id={id} onTitle={setTitle} onChanged={onChanged} />
      </Loading>
    </Peek>
  );
}

function Body({ id, onTitle, onChanged }: { id: string; onTitle: (title: string) => void; onChanged: () => void }) {
  const can = useCan();
  const [dialog, setDialog] = useState<{ rate?: Rate } | null>(null);
  const { node } = useLazyLoadQuery<CardPeekQuery>(
    graphql`
      query CardPeekQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on RateCard {
            id
            code
            name
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
        }
      }
    `,
    { id },
    { fetchPolicy: 'store-and-network' },
  );
  const card = node?.__typename === 'RateCard' ? node : null;
  const title = card?.code ?? '';
  useEffect(() => onTitle(title), [onTitle, title]);
  useCommands(
    useMemo((): Command[] => [{ id: 'card.rate', label: t('command.card.rate', 'Set a rate of the card'), group: t('command.group.catalogue', 'Catalogue'), icon: 'plus', keys: 'p', permission: 'catalogue:write', run: () => setDialog({}) }], []),
  );
  if (!card) return <Empty kind="new" noun="" title={t('notFound.title', 'Not found')} text={t('notFound.text', 'There is nothing at this address, or it is not yours to see.')} icon="search" />;
  const name = (rate: Rate) => [rate.role, rate.skill, hourClassName(rate.class)].filter((part) => part !== '').join(' · ');
  const rates = card.rates.toSorted((a, b) => name(a).localeCompare(name(b)) || (a.startsOn < b.startsOn ? 1 : -1));
  return (
    <>
      <Section>
        <div className={css.stack}>
          <strong>{card.name}</strong>
          <span className={css.muted}>{card.currency}</span>
        </div>
      </Section>
      {can('catalogue:write') ? (
        <Section>
          <Button icon="plus" keys="p" onClick={() => setDialog({})}>
            {t('catalogue.newRate', 'Set rate')}
          </Button>
        </Section>
      ) : null}
      <Section title={t('rate.rates', 'Rates')}>
        <Table
          label={t('rate.rates', 'Rates')}
          rows={rates}
          id={(rate) => rate.id}
          empty={t('rate.none', 'No rate yet.')}
          dimmed={(rate) => phaseOn(rate, today()) === 'past'}
          columns={[
            {
              id: 'role',
              label: t('rate.role', 'Role'),
              lead: true,
              cell: (rate) => (
                <span className={css.stack}>
                  <span>{name(rate)}</span>
                  <span className={css.muted}>
                    <Days of={rate} />
                  </span>
                </span>
              ),
            },
            {
              id: 'phase',
              label: t('contracts.status', 'Status'),
              cell: (rate) => (
                <Badge plain tone={phase(rate).tone}>
                  {phase(rate).label}
                </Badge>
              ),
            },
            { id: 'hourly', label: t('rate.hourly', 'Hourly rate'), align: 'end', aside: true, cell: (rate) => <Price value={rate.hourly} currency={card.currency} /> },
            ...(can('catalogue:write')
              ? [{ id: 'set', label: t('user.actions', 'Actions'), quiet: true, cell: (rate: Rate) => <IconButton icon="edit" size={24} label={t('rate.setOf', 'Set the rate of {role}', { role: name(rate) })} onClick={() => setDialog({ rate })} /> }]
              : []),
          ]}
        />
      </Section>
      {dialog ? <CardRateDialog card={card} {...(dialog.rate ? { rate: dialog.rate } : {})} onClose={() => setDialog(null)} onDone={onChanged} /> : null}
    </>
  );
}
