import { useEffect, useMemo, useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { Days } from '~/app/records/Days';
import { Loading } from '~/app/records/Loading';
import { percentText } from '~/app/records/Rate';
import css from '~/app/records/records.module.css';
import { taxCategory } from '~/app/records/tax';
import { useCan } from '~/app/viewer';
import { phaseOn } from '~/features/catalogue/model/prices';
import { phase } from '~/features/catalogue/model/words';
import { t } from '~/i18n';
import { today } from '~/lib/plaindate';
import { Badge, Button, Empty, IconButton, Peek, Section, Table } from '~/ui';
import type { JurisdictionPeekQuery } from '~/__generated__/JurisdictionPeekQuery.graphql';
import { area } from './model/words';
import { TaxRateDialog } from './TaxRateDialog';

type Rate = Extract<NonNullable<JurisdictionPeekQuery['response']['node']>, { __typename: 'TaxJurisdiction' }>['rates'][number];

/** A jurisdiction with all rates that it ever had. */
export function JurisdictionPeek({ id, onClose, onChanged }: { id: string; onClose: () => void; onChanged: () => void }) {
  const [title, setTitle] = useState('');
  return (
    <Peek title={title || t('tax.jurisdiction', 'Jurisdiction')} label={t('tax.jurisdiction', 'Jurisdiction')} onClose={onClose}>
      <Loading id={id}>
        <Body id={id} onTitle={setTitle} onChanged={onChanged} />
      </Loading>
    </Peek>
  );
}

function Body({ id, onTitle, onChanged }: { id: string; onTitle: (title: string) => void; onChanged: () => void }) {
  const can = useCan();
  const [dialog, setDialog] = useState<{ rate?: Rate } | null>(null);
  const { node } = useLazyLoadQuery<JurisdictionPeekQuery>(
    graphql`
      query JurisdictionPeekQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on TaxJurisdiction {
            id
            code
            name
            country
            region
            city
            postalPrefix
            rates {
              id
              taxClass
              category
              percent
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
  const found = node?.__typename === 'TaxJurisdiction' ? node : null;
  const title = found?.code ?? '';
  useEffect(() => onTitle(title), [onTitle, title]);
  useCommands(
    useMemo((): Command[] => [{ id: 'tax.rate', label: t('command.tax.rateHere', 'Set a rate of the jurisdiction'), group: t('command.group.taxes', 'Taxes'), icon: 'plus', keys: 'p', permission: 'catalogue:write', run: () => setDialog({}) }], []),
  );
  if (!found) return <Empty kind="new" noun="" title={t('notFound.title', 'Not found')} text={t('notFound.text', 'There is nothing at this address, or it is not yours to see.')} icon="search" />;
  const className = (rate: Rate) => rate.taxClass || t('tax.noClass', 'No class');
  const rates = found.rates.toSorted((a, b) => a.taxClass.localeCompare(b.taxClass) || (a.startsOn < b.startsOn ? 1 : -1));
  return (
    <>
      <Section>
        <div className={css.stack}>
          <strong>{found.name}</strong>
          <span className={css.muted}>{area(found)}</span>
        </div>
      </Section>
      {can('catalogue:write') ? (
        <Section>
          <Button icon="plus" keys="p" onClick={() => setDialog({})}>
            {t('tax.setRate', 'Set rate')}
          </Button>
        </Section>
      ) : null}
      <Section title={t('tax.rates', 'Rates')}>
        <Table
          label={t('tax.rates', 'Rates')}
          rows={rates}
          id={(rate) => rate.id}
          empty={t('rate.none', 'No rate yet.')}
          dimmed={(rate) => phaseOn(rate, today()) === 'past'}
          columns={[
            {
              id: 'class',
              label: t('catalogue.taxClass', 'Tax class'),
              lead: true,
              cell: (rate) => (
                <span className={css.stack}>
                  <span>
                    {className(rate)} · {taxCategory(rate.category)}
                  </span>
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
            { id: 'percent', label: t('taxes.rate', 'Rate'), align: 'end', aside: true, cell: (rate) => percentText(rate.percent) },
            ...(can('catalogue:write')
              ? [{ id: 'set', label: t('user.actions', 'Actions'), quiet: true, cell: (rate: Rate) => <IconButton icon="edit" size={24} label={t('tax.setOf', 'Set the rate of {name}', { name: className(rate) })} onClick={() => setDialog({ rate })} /> }]
              : []),
          ]}
        />
      </Section>
      {dialog ? <TaxRateDialog jurisdiction={found} {...(dialog.rate ? { rate: dialog.rate } : {})} onClose={() => setDialog(null)} onDone={onChanged} /> : null}
    </>
  );
}
