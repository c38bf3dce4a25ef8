import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { fetchQuery, graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { RecordLink } from '~/app/records/Link';
import { useEvents } from '~/app/useEvents';
import { useCan } from '~/app/viewer';
import { locale, t } from '~/i18n';
import { addDays, formatDate, today as dayOf } from '~/lib/plaindate';
import { Button, Empty, ErrorBanner, Icon, Instant, Keys, Money, readProblem, SkeletonLines, TextAreaField, type IconName, type Problem } from '~/ui';
import type { TimelineNoteMutation } from '~/__generated__/TimelineNoteMutation.graphql';
import type { TimelineQuery } from '~/__generated__/TimelineQuery.graphql';
import css from './account.module.css';
import { runsOf, sentence } from './model/timeline';
import type { Scope } from './scope';

type Entry = TimelineQuery['response']['timeline'][number];

const query = graphql`
  query TimelineQuery($accountId: ID!, $first: Int!, $before: DateTime) {
    timeline(accountId: $accountId, first: $first, before: $before) {
      at
      kind
      text
      actorName
      amount {
        amount
        currency
      }
      subject {
        __typename
        id
        ... on Invoice {
          number
          dueOn
        }
        ... on Payment {
          number
          reversedOn
          reversalReason
        }
      }
    }
  }
`;

const page = 50;
const icons: Record<Entry['kind'], IconName> = { NOTE: 'note', INVOICE: 'invoice', PAYMENT: 'payment', CREDIT_MEMO: 'credit', SYSTEM: 'settings' };
const pages = { Invoice: '/invoices/$id', Payment: '/payments/$id', CreditMemo: '/credits/$id' } as const;

/** What happened with an account until the end of a day, newest first, and the place to write a note. */
export function Timeline({ scope: { accountId, asOf, today } }: { scope: Scope }) {
  const environment = useRelayEnvironment();
  const can = useCan();
  const [entries, setEntries] = useState<readonly Entry[] | null>(null);
  const [more, setMore] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const until = asOf === today ? undefined : `${addDays(asOf, 1)}T00:00:00Z`;
  const read = useCallback(
    async (before: string | undefined) => (await fetchQuery<TimelineQuery>(environment, query, { accountId, first: page, ...(before ? { before } : {}) }, { fetchPolicy: 'network-only' }).toPromise())?.timeline ?? [],
    [environment, accountId],
  );
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    read(until).then(
      (found) => {
        if (!current) return;
        setEntries(found);
        setMore(found.length === page);
        setProblem(null);
      },
      (error: unknown) => current && setProblem(readProblem(error)),
    );
    return () => {
      current = false;
    };
  }, [read, until, round]);
  const again = () => setRound((n) => n + 1);
  useEvents(['Account', 'Invoice', 'Payment', 'CreditMemo', 'Note'], again);
  const older = async () => {
    const last = entries?.at(-1);
    if (!last) return;
    setBusy(true);
    try {
      const found = await read(last.at);
      setEntries([...(entries ?? []), ...found]);
      setMore(found.length === page);
    } catch (error) {
      setProblem(readProblem(error));
    } finally {
      setBusy(false);
    }
  };
  const days = useMemo(() => [...Map.groupBy(entries ?? [], (entry) => dayOf(undefined, Date.parse(entry.at)))], [entries]);
  return (
    <>
      <h2 className="sr-only">{t('timeline.title', 'Timeline')}</h2>
      {can('notes:write') ? <Composer accountId={accountId} onWritten={again} /> : null}
      {/* A scrolling region must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={css.timeline} tabIndex={0} role="group" aria-label={t('timeline.title', 'Timeline')}>
        {problem ? <ErrorBanner problem={problem} onRetry={again} /> : null}
        {entries === null ? problem ? null : <SkeletonLines lines={6} /> : null}
        {entries?.length === 0 ? <Empty kind="new" noun={t('timeline.noun', 'entries')} icon="clock" /> : null}
        {days.map(([day, found]) => (
          <section key={day}>
            <h3 className={css.day}>{formatDate(day, locale())}</h3>
            <div className={css.entries}>
              {runsOf(found).map((run) => (run.length > 2 ? <SystemRun key={run[0]?.at} run={run} /> : run.map((entry, i) => <Line key={`${entry.at} ${i}`} entry={entry} />)))}
            </div>
          </section>
        ))}
        {more ? (
          <Button kind="quiet" busy={busy} onClick={() => void older()}>
            {t('timeline.older', 'Older')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

/** Events of the system in a row are one line until somebody wants to see them. */
function SystemRun({ run }: { run: readonly Entry[] }) {
  const [open, setOpen] = useState(false);
  if (open) return run.map((entry, i) => <Line key={`${entry.at} ${i}`} entry={entry} />);
  return (
    <div className={css.entry}>
      <Icon name="settings" size={14} />
      <button type="button" className={css.system} onClick={() => setOpen(true)}>
        {t('timeline.run', '{n, number} system events', { n: run.length })}
      </button>
    </div>
  );
}

function Line({ entry }: { entry: Entry }) {
  const text = sentence(entry);
  const to = entry.subject ? pages[entry.subject.__typename as keyof typeof pages] : undefined;
  return (
    <article className={css.entry} data-kind={entry.kind}>
      <Icon name={icons[entry.kind]} size={14} />
      <div>
        <p>
          {to && entry.subject ? (
            <RecordLink to={to} id={entry.subject.id}>
              {text}
            </RecordLink>
          ) : (
            text
          )}
        </p>
        <div className={css.by}>
          {entry.actorName ? <span>{entry.actorName}</span> : null}
          <Instant at={entry.at} style="relative" />
          {entry.amount ? <Money value={entry.amount} unit="code" /> : null}
        </div>
      </div>
    </article>
  );
}

function Composer({ accountId, onWritten }: { accountId: string; onWritten: () => void }) {
  const [body, setBody] = useState('');
  const [error, setError] = useState<string | undefined>();
  const box = useRef<HTMLFormElement>(null);
  const { key, renew } = useIdempotencyKey();
  const [commit, busy] = useCommit<TimelineNoteMutation>(graphql`
    mutation TimelineNoteMutation($input: WriteNoteInput!) {
      writeNote(input: $input) {
        note {
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
  useCommands(
    useMemo((): Command[] => [{ id: 'account.note', label: t('command.note', 'Write a note'), group: t('command.group.account', 'Account'), icon: 'note', keys: 'n', permission: 'notes:write', run: () => box.current?.querySelector('textarea')?.focus() }], []),
  );
  const save = async () => {
    if (body.trim() === '' || busy) return;
    const answer = await commit({ input: { subjectId: accountId, body: body.trim(), idempotencyKey: key() } });
    if (!answer) return;
    renew();
    const { note, userErrors } = answer.writeNote;
    setError(userErrors[0]?.message);
    if (!note) return;
    setBody('');
    onWritten();
  };
  return (
    <form
      ref={box}
      className={css.composer}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void save();
        } else if (event.key === 'Escape') (event.target as HTMLElement).blur();
      }}
    >
      <TextAreaField label={t('timeline.note', 'Note')} rows={2} value={body} onChange={setBody} placeholder={t('timeline.note.placeholder', 'What was said, agreed, found…')} {...(error ? { error } : {})} />
      <div className={css.composerFoot}>
        <Keys keys="mod+enter" />
        <Button kind={body.trim() === '' ? 'default' : 'primary'} type="submit" busy={busy} reason={body.trim() === '' ? t('timeline.note.first', 'Write something first') : undefined}>
          {t('timeline.note.save', 'Save note')}
        </Button>
      </div>
    </form>
  );
}
