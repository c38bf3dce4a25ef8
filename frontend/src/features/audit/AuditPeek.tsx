import { useNavigate } from '@tanstack/react-router';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { RecordLink } from '~/app/records/Link';
import { Loading } from '~/app/records/Loading';
import { formatCount, t } from '~/i18n';
import { Badge, Button, Empty, Facts, Peek, Section, toast } from '~/ui';
import type { AuditPeekQuery } from '~/__generated__/AuditPeekQuery.graphql';
import css from './audit.module.css';
import { recordName, recordPage } from './entity';
import { actorText, fieldText, othersOf, utc, valueText } from './model/words';

/** Where one event can be seen again, by anybody who may. */
const evidenceAddress = (id: string): string => `${location.origin}/audit?peek=${encodeURIComponent(id)}`;

/** One event whole: who, what, when, from where, why, field by field, and its place in the chain. */
export function AuditPeek({ id, onClose }: { id: string; onClose: () => void }) {
  const copy = () =>
    void navigator.clipboard.writeText(evidenceAddress(id)).then(
      () => toast({ tone: 'ok', message: t('audit.copied', 'The link to this evidence is on the clipboard') }),
      () => toast({ tone: 'danger', message: t('audit.notCopied', 'The browser did not allow copying') }),
    );
  return (
    <Peek
      title={t('audit.event', 'Event')}
      label={t('audit.event', 'Event')}
      onClose={onClose}
      footer={
        <Button icon="link" onClick={copy}>
          {t('audit.evidence', 'Copy evidence link')}
        </Button>
      }
    >
      <Loading id={id}>
        <Body id={id} />
      </Loading>
    </Peek>
  );
}

function Body({ id }: { id: string }) {
  const navigate = useNavigate();
  const { node } = useLazyLoadQuery<AuditPeekQuery>(
    graphql`
      query AuditPeekQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on AuditEvent {
            id
            at
            actorKind
            actorName
            address
            via
            requestId
            text
            reason
            chain
            sequence
            hash
            previousHash
            changes {
              field
              from
              to
              fromName
              toName
            }
            account {
              id
              number
              name
            }
            entity {
              ...entity_record
            }
          }
        }
      }
    `,
    { id },
  );
  if (node?.__typename !== 'AuditEvent') return <Empty kind="forbidden" noun={t('audit.one', 'this event')} />;
  const event = node;
  const page = recordPage(event.entity);
  const day = event.at.slice(0, 10);
  const others = othersOf(event.changes);
  const changed = event.changes.some((change) => change.from);
  return (
    <>
      <Section>
        <Facts
          facts={[
            [t('audit.action', 'What'), <strong key="a">{event.text}</strong>],
            [t('audit.time', 'Time (UTC)'), utc(event.at)],
            [
              t('audit.actor', 'Who'),
              <span key="w">
                {actorText(event)} {event.actorKind === 'SYSTEM' ? null : <Badge>{event.actorKind === 'USER' ? t('audit.person', 'Person') : t('audit.client', 'Program')}</Badge>}
              </span>,
            ],
            [t('audit.reason', 'Why'), event.reason],
            [
              t('audit.entity', 'Record'),
              <span key="e">
                {page ? (
                  <RecordLink to={page.to} id={page.id}>
                    {recordName(event.entity)}
                  </RecordLink>
                ) : (
                  recordName(event.entity)
                )}
                {event.entity && others > 0 ? ` ${t('audit.others', 'and {others} more', { others: formatCount(others) })}` : null}
              </span>,
            ],
            [
              t('audit.account', 'Account'),
              event.account ? (
                <RecordLink key="c" to="/accounts/$id" id={event.account.id}>
                  {event.account.name}
                </RecordLink>
              ) : null,
            ],
            [t('audit.via', 'Via'), event.via],
            [t('audit.address', 'From'), event.address],
            [t('audit.request', 'Request'), event.requestId ? <span key="r" className={css.hash}>{event.requestId}</span> : null],
          ]}
        />
        {event.account ? (
          <p style={{ marginTop: 12 }}>
            <Button icon="clock" onClick={() => event.account && void navigate({ to: '/accounts/$id', params: { id: event.account.id } as never, search: { f: `asof:${day}` } as never })}>
              {t('audit.travel', 'The account as of that day')}
            </Button>
          </p>
        ) : null}
      </Section>
      {event.changes.length > 0 ? (
        <Section title={t('audit.fields', 'Fields')}>
          <table className={css.diff}>
            <thead>
              <tr>
                <th scope="col">{t('difference.field', 'Field')}</th>
                {changed ? <th scope="col">{t('audit.before', 'Before')}</th> : null}
                <th scope="col">{t('audit.after', 'After')}</th>
              </tr>
            </thead>
            <tbody>
              {event.changes.map((change) => (
                <tr key={change.field}>
                  <th scope="row">{fieldText(change.field)}</th>
                  {changed ? <td className={change.from ? css.was : undefined}>{change.fromName ?? valueText(change.field, change.from)}</td> : null}
                  <td>{change.toName ?? valueText(change.field, change.to)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      ) : null}
      <Section title={t('audit.proof', 'Proof')}>
        <Facts
          facts={[
            [t('audit.chain', 'Chain'), t('audit.place', '{chain}, event {sequence, number}', { chain: event.chain, sequence: event.sequence })],
            [t('audit.hash', 'Hash'), <span key="h" className={css.hash}>{event.hash}</span>],
            [t('audit.previous', 'Previous hash'), event.previousHash ? <span key="p" className={css.hash}>{event.previousHash}</span> : t('audit.firstOf', 'first of its chain')],
          ]}
        />
        <p style={{ marginTop: 8, color: 'var(--c-ink-3)' }}>
          {t('audit.proof.text', 'Each event’s hash covers the event and the hash before it. The command verify recomputes every chain.')}
        </p>
      </Section>
    </>
  );
}
