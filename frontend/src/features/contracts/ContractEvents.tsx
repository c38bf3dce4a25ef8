import { graphql, useFragment } from 'react-relay/hooks';
import { localized } from '~/app/records/reasons';
import { t } from '~/i18n';
import { Badge, DateText, Empty, Icon, Instant } from '~/ui';
import type { ContractEvents_events$key } from '~/__generated__/ContractEvents_events.graphql';
import css from './contracts.module.css';
import { asSentence, eventWords } from './model/words';

/** What happened to a contract, newest first, with what it changed. */
export function ContractEvents({ events }: { events: ContractEvents_events$key }) {
  const data = useFragment(
    graphql`
      fragment ContractEvents_events on ContractEvent @relay(plural: true) {
        id
        kind
        effectiveOn
        note
        firstBill
        createdAt
        changes {
          field
          before
          after
        }
        recordedBy {
          id
          name
        }
      }
    `,
    events,
  );
  if (data.length === 0) return <Empty kind="new" noun={t('contract.events.noun', 'events')} icon="clock" text={t('contract.events.none', 'Activation, amendments and milestones are kept here.')} />;
  return (
    <ol className={css.events}>
      {data.map((event) => {
        const words = eventWords(event.kind);
        return (
          <li key={event.id} className={css.event}>
            <span className={css.glyph}>
              <Icon name={words.icon} size={13} />
            </span>
            <div>
              <div className={css.eventHead}>
                <strong>{words.label}</strong>
                <span>
                  {t('contract.event.on', 'from')} <DateText date={event.effectiveOn} />
                </span>
                {event.firstBill ? <Badge tone="info">{t('contract.event.review', 'next invoice is reviewed')}</Badge> : null}
              </div>
              {event.note ? <p>{event.note}</p> : null}
              {event.changes.length > 0 ? (
                <table className={css.changes}>
                  <thead className="sr-only">
                    <tr>
                      <th scope="col">{t('difference.field', 'Field')}</th>
                      <th scope="col">{t('contract.change', 'Change')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {event.changes.map((change, i) => (
                      // The changes of an event never move.
                      <tr key={i}>
                        <th scope="row">{asSentence(change.field.replaceAll('_', ' '))}</th>
                        <td>
                          {change.before ? <del>{localized(change.before)}</del> : <span className={css.by}>{t('contract.nothing', 'nothing')}</span>}
                          {' → '}
                          {change.after ? <ins>{localized(change.after)}</ins> : <span className={css.by}>{t('contract.nothing', 'nothing')}</span>}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              ) : null}
              <div className={css.by}>
                {event.recordedBy?.name ? `${event.recordedBy.name}, ` : ''}
                <Instant at={event.createdAt} />
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
