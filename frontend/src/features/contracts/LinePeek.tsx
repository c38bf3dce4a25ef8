import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { Loading } from '~/app/records/Loading';
import { percentText, priceText, rateText } from '~/app/records/Rate';
import { blocked } from '~/app/records/reasons';
import records from '~/app/records/records.module.css';
import { useCan } from '~/app/viewer';
import { priceOn } from '~/features/catalogue/model/prices';
import { t } from '~/i18n';
import { today } from '~/lib/plaindate';
import { Badge, Button, DateText, Empty, Facts, Figure, Figures, Peek, Section, Table } from '~/ui';
import type { LinePeekQuery } from '~/__generated__/LinePeekQuery.graphql';
import { escalatorText, pricingText } from './ContractLines';
import css from './contracts.module.css';
import { MilestonesDialog } from './MilestonesDialog';
import { isMeasured } from './model/line';
import { stepLabel, stepsOf } from './model/milestones';
import { frequencyName, kindName, lineState, pricingHint, pricingName, timingName } from './model/words';

const AmendDialog = lazy(() => import('./AmendDialog'));

/** A line of a contract beside the others. */
export function LinePeek({ id, contractId, onClose, onChanged }: { id: string; contractId: string; onClose: () => void; onChanged: () => void }) {
  const [title, setTitle] = useState('');
  return (
    <Peek title={title || t('line.one', 'Line')} label={t('line.one', 'Line')} onClose={onClose}>
      <Loading id={id}>
        <Body id={id} contractId={contractId} onTitle={setTitle} onChanged={onChanged} />
      </Loading>
    </Peek>
  );
}

function Body({ id, contractId, onTitle, onChanged }: { id: string; contractId: string; onTitle: (title: string) => void; onChanged: () => void }) {
  const can = useCan();
  const [dialog, setDialog] = useState<'milestones' | 'change' | 'end' | null>(null);
  const { node } = useLazyLoadQuery<LinePeekQuery>(
    graphql`
      query LinePeekQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on ContractLine {
            id
            lineNo
            version
            kind
            description
            quantity
            unitPrice
            listPriced
            frequency
            timing
            startsOn
            endsOn
            contractedOn
            installedOn
            functionalOn
            disconnectedOn
            anchorOn
            pricedFrom
            billedThrough
            promotionEndsOn
            minimum
            budgetHours
            dailyHours
            site
            costCentre
            replacesId
            state
            product {
              id
              code
              name
              unit
              prices {
                id
                currency
                unitPrice
                startsOn
                endsOn
              }
            }
            pricing {
              kind
              packageSize
              included
              tiers {
                upTo
                unitPrice
                flat
              }
            }
            escalator {
              percent
              index
              months
              first
            }
            promotion {
              id
              code
              name
              percent
            }
            contract {
              id
              number
              status
              currency
              allowedActions {
                action
                allowed
                reasonCode
              }
            }
          }
        }
      }
    `,
    { id },
    { fetchPolicy: 'store-and-network' },
  );
  const line = node?.__typename === 'ContractLine' ? node : null;
  const title = line ? `${line.lineNo}. ${line.description || line.product.name}` : '';
  useEffect(() => onTitle(title), [onTitle, title]);
  const actions = line?.contract?.allowedActions;
  const amend = blocked(actions, 'amendContract');
  const ended = line?.state === 'ENDED' ? t('line.isEnded', 'The line has ended') : undefined;
  const milestones = actions?.some((entry) => entry.action === 'setMilestones') ? blocked(actions, 'setMilestones') : undefined;
  useCommands(
    useMemo(
      (): Command[] => [
        { id: 'line.milestones', label: t('command.line.milestones', 'Set milestones of the line'), group: t('command.group.contract', 'Contract'), icon: 'flag', keys: 's', permission: 'contracts:write', when: () => line !== null && milestones === undefined, run: () => setDialog('milestones') },
        { id: 'line.change', label: t('command.line.change', 'Change the line from a day on'), group: t('command.group.contract', 'Contract'), icon: 'edit', keys: 'c', permission: 'contracts:write', when: () => line !== null && amend === undefined && ended === undefined, run: () => setDialog('change') },
      ],
      [line, milestones, amend, ended],
    ),
  );
  if (!line) return <Empty kind="new" noun="" title={t('notFound.title', 'Not found')} text={t('notFound.text', 'There is nothing at this address, or it is not yours to see.')} icon="search" />;
  const currency = line.contract?.currency ?? '';
  const state = lineState(line.state);
  const close = () => setDialog(null);
  const listed = line.listPriced && line.kind !== 'TIME' ? priceOn(line.product.prices, currency, today() < line.startsOn ? line.startsOn : today()) : undefined;
  const zero = (value: string) => /^0*\.?0*$/.test(value);
  return (
    <>
      <Section>
        <Figures>
          <Figure label={t('lines.price', 'Price')} value={listed ? priceText(listed.unitPrice, currency) : pricingText(line, currency)} hint={listed ? t('line.listHint', '{currency}, by the catalogue', { currency }) : line.kind === 'TIME' ? undefined : line.product.unit ? t('line.perUnit', '{currency} per {unit}', { currency, unit: line.product.unit }) : currency} />
          {isMeasured(line.kind) ? null : <Figure label={t('lines.quantity', 'Quantity')} value={rateText(line.quantity)} />}
          {line.contract?.status === 'DRAFT' ? null : <Figure label={t('contracts.status', 'Status')} value={<Badge tone={state.tone}>{state.label}</Badge>} />}
        </Figures>
      </Section>
      <Section title={t('line.steps', 'Milestones')}>
        <div className={css.milestones}>
          {stepsOf(line, today()).map((step) => (
            <div key={step.name} className={css.milestone}>
              <span className={css.step} data-state={step.state} />
              <span>{stepLabel(step.name)}</span>
              <span className={step.state === 'missing' ? records.muted : undefined}>{step.day ? <DateText date={step.day} /> : t('milestone.missing', 'not yet')}</span>
            </div>
          ))}
          {line.disconnectedOn ? (
            <div className={css.milestone}>
              <span className={css.step} data-state="missing" />
              <span>{stepLabel('disconnectedOn')}</span>
              <DateText date={line.disconnectedOn} />
            </div>
          ) : null}
        </div>
      </Section>
      {can('contracts:write') ? (
        <Section>
          <div className={css.menu}>
            <Button icon="flag" keys="s" reason={milestones} onClick={() => setDialog('milestones')}>
              {t('line.setMilestones', 'Set milestones')}
            </Button>
            {line.contract?.status === 'DRAFT' ? null : (
              <>
                <Button icon="edit" keys="c" reason={ended ?? amend} onClick={() => setDialog('change')}>
                  {t('line.change', 'Change from a day')}
                </Button>
                <Button icon="close" reason={ended ?? amend} onClick={() => setDialog('end')}>
                  {t('line.end', 'End')}
                </Button>
              </>
            )}
          </div>
        </Section>
      ) : null}
      <Section title={t('account.facts', 'Facts')}>
        <Facts
          facts={[
            [t('lines.product', 'Product'), `${line.product.code} ${line.product.name}`],
            [t('line.kind', 'Kind'), kindName(line.kind)],
            [t('line.every', 'Billed'), line.kind === 'ONE_TIME' ? frequencyName('ONE_TIME') : `${frequencyName(line.frequency)}, ${timingName(line.timing).toLowerCase()}`],
            [t('contracts.from', 'From'), <DateText key="from" date={line.startsOn} />],
            [t('contracts.to', 'To'), line.endsOn ? <DateText key="to" date={line.endsOn} /> : null],
            [t('line.billedThrough', 'Billed through'), line.billedThrough ? <DateText key="billed" date={line.billedThrough} /> : t('line.unbilled', 'Nothing yet')],
            [t('line.pricedFrom', 'Price agreed on'), line.pricedFrom ? <DateText key="priced" date={line.pricedFrom} /> : null],
            [t('line.anchor', 'Periods begin'), line.anchorOn ? <DateText key="anchor" date={line.anchorOn} /> : null],
            [t('line.escalator', 'Escalator'), line.escalator ? escalatorText(line.escalator) : null],
            [t('line.first', 'First step'), line.escalator?.first ? <DateText key="first" date={line.escalator.first} /> : null],
            [t('line.promotion', 'Promotion'), line.promotion ? `${line.promotion.code} ${line.promotion.name}, −${percentText(line.promotion.percent)}` : null],
            [t('line.promotionEnds', 'Promotion ends'), line.promotionEndsOn ? <DateText key="promotion" date={line.promotionEndsOn} /> : null],
            [t('line.minimum', 'Minimum'), zero(line.minimum) ? null : priceText(line.minimum, currency, 'code')],
            [t('line.budget', 'Hours in all'), zero(line.budgetHours) ? null : rateText(line.budgetHours)],
            [t('line.daily', 'Hours a day'), zero(line.dailyHours) ? null : rateText(line.dailyHours)],
            [t('inventory.siteName', 'Site'), line.site],
            [t('inventory.costCentre', 'Cost centre'), line.costCentre],
            [t('line.replaces', 'Replaces'), line.replacesId ? t('line.earlier', 'An earlier line') : null],
          ]}
        />
      </Section>
      {line.pricing ? (
        <Section title={t('line.pricing', 'Pricing')}>
          <div className={records.form}>
            <p className={records.note}>
              {pricingName(line.pricing.kind)}: {pricingHint(line.pricing.kind)}
            </p>
            <Facts
              facts={[
                [t('line.packageSize', 'Package of'), line.pricing.kind === 'PACKAGE' ? rateText(line.pricing.packageSize) : null],
                [t('line.included', 'Not charged'), zero(line.pricing.included) ? null : rateText(line.pricing.included)],
              ]}
            />
            {line.pricing.tiers.length > 0 ? (
              <Table
                label={t('tiers.title', 'Tiers')}
                rows={line.pricing.tiers.map((tier, i) => ({ ...tier, i }))}
                id={(tier) => String(tier.i)}
                columns={[
                  { id: 'to', label: t('tiers.to', 'To'), lead: true, cell: (tier) => (tier.upTo ? t('tiers.upToN', 'To {n}', { n: rateText(tier.upTo) }) : t('tiers.beyond', 'Beyond')) },
                  { id: 'price', label: t('lines.price', 'Price'), align: 'end', aside: true, cell: (tier) => priceText(tier.unitPrice, currency) },
                  { id: 'flat', label: t('tiers.flat', 'On entering'), align: 'end', cell: (tier) => (zero(tier.flat) ? null : priceText(tier.flat, currency)) },
                ]}
              />
            ) : null}
          </div>
        </Section>
      ) : null}
      {dialog === 'milestones' ? <MilestonesDialog line={line} title={title} onClose={close} onDone={onChanged} /> : null}
      {dialog === 'change' || dialog === 'end' ? (
        <Suspense>
          <AmendDialog contractId={contractId} upgrade={false} start={{ lineId: id, ends: dialog === 'end' }} onClose={close} onDone={onChanged} />
        </Suspense>
      ) : null}
    </>
  );
}
