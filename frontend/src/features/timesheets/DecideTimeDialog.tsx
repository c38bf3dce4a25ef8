import { useEffect, useState } from 'react';
import { fetchQuery, graphql, useRelayEnvironment } from 'react-relay/hooks';
import type { IEnvironment } from 'relay-runtime';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import css from '~/app/records/records.module.css';
import type { UserError } from '~/app/records/reasons';
import type { Selection } from '~/grid';
import { t } from '~/i18n';
import { Banner, Button, Dialog, readProblem, TextAreaField, toast } from '~/ui';
import type { DecideTimeDialogApproveMutation } from '~/__generated__/DecideTimeDialogApproveMutation.graphql';
import type { DecideTimeDialogIdsQuery } from '~/__generated__/DecideTimeDialogIdsQuery.graphql';
import type { DecideTimeDialogRejectMutation } from '~/__generated__/DecideTimeDialogRejectMutation.graphql';
import type { DecideTimeDialogSubmitMutation } from '~/__generated__/DecideTimeDialogSubmitMutation.graphql';
import type { TimeFilter } from '~/__generated__/TimePageQuery.graphql';
import { ready, readyFilter } from './model/filter';
import type { TimeStatus, Verb } from './model/words';

/** So many are decided in one go. */
const most = 500;
const page = 200;

export interface DecideTimeProps {
  verb: Verb;
  selection: Selection;
  /** What of the selection is loaded. */
  rows: readonly { readonly id: string; readonly status: TimeStatus }[];
  /** What the list shows, for a selection of everything that matches. */
  filter: TimeFilter;
  onClose: () => void;
  onDone: () => void;
}

/** Ids of everything that the filter matches but the excepted ones; one more than can be decided at most. */
async function matching(environment: IEnvironment, filter: TimeFilter, except: ReadonlySet<string>): Promise<string[]> {
  const ids: string[] = [];
  for (let offset = 0; ids.length <= most; offset += page) {
    const answer = await fetchQuery<DecideTimeDialogIdsQuery>(
      environment,
      graphql`
        query DecideTimeDialogIdsQuery($first: Int!, $offset: Int!, $filter: TimeFilter) {
          timeEntries(first: $first, offset: $offset, filter: $filter) {
            edges {
              node {
                id
              }
            }
          }
        }
      `,
      { first: page, offset, filter },
      { fetchPolicy: 'network-only' },
    ).toPromise();
    const nodes = answer?.timeEntries.edges.map((edge) => edge.node.id) ?? [];
    ids.push(...nodes.filter((id) => !except.has(id)));
    if (nodes.length < page) break;
  }
  return ids;
}

const words = (verb: Verb) =>
  ({
    submit: { title: t('time.submit.title', 'Submit time'), button: t('time.submit', 'Submit'), none: t('time.submit.none', 'None of them is a draft.') },
    approve: { title: t('time.approve.title', 'Approve time'), button: t('time.approve', 'Approve'), none: t('time.approve.none', 'None of them waits for approval.') },
    reject: { title: t('time.reject.title', 'Reject time'), button: t('time.reject', 'Reject'), none: t('time.approve.none', 'None of them waits for approval.') },
  })[verb];

/** Submits, approves or rejects what was chosen: all of it or, when one entry is refused, none. */
export function DecideTimeDialog({ verb, selection, rows, filter, onClose, onDone }: DecideTimeProps) {
  const environment = useRelayEnvironment();
  const [note, setNote] = useState('');
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [ids, setIds] = useState<readonly string[] | null>(() => (selection.kind === 'ids' ? ready(rows, verb).map((row) => row.id) : null));
  const { key, renew } = useIdempotencyKey();
  useEffect(() => {
    if (selection.kind === 'ids') return;
    const narrowed = readyFilter(filter, verb);
    let gone = false;
    const found = narrowed ? matching(environment, narrowed, selection.except) : Promise.resolve([]);
    found.then(
      (all) => !gone && setIds(all),
      (error: unknown) => {
        if (gone) return;
        setIds([]);
        setProblems([readProblem(error).message]);
      },
    );
    return () => {
      gone = true;
    };
  }, [environment, selection, filter, verb]);
  const [submit, submitting] = useCommit<DecideTimeDialogSubmitMutation>(graphql`
    mutation DecideTimeDialogSubmitMutation($input: DecideTimeInput!) {
      submitTime(input: $input) {
        timeEntries {
          id
          status
          version
          decisionNote
          allowedActions {
            action
            allowed
            reasonCode
          }
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const [approve, approving] = useCommit<DecideTimeDialogApproveMutation>(graphql`
    mutation DecideTimeDialogApproveMutation($input: DecideTimeInput!) {
      approveTime(input: $input) {
        timeEntries {
          id
          status
          version
          decisionNote
          allowedActions {
            action
            allowed
            reasonCode
          }
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const [reject, rejecting] = useCommit<DecideTimeDialogRejectMutation>(graphql`
    mutation DecideTimeDialogRejectMutation($input: DecideTimeInput!) {
      rejectTime(input: $input) {
        timeEntries {
          id
          status
          version
          decisionNote
          allowedActions {
            action
            allowed
            reasonCode
          }
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const busy = submitting || approving || rejecting;
  const text = words(verb);
  const count = ids?.length ?? 0;
  const skipped = selection.kind === 'ids' ? selection.ids.size - count : 0;
  const missing =
    ids === null
      ? t('time.gathering', 'They are being gathered')
      : count === 0
        ? text.none
        : count > most
          ? t('time.tooMany', 'More than {most} at once; narrow the filter', { most })
          : verb === 'reject' && note.trim() === ''
            ? t('decide.noteFirst', 'Say why it is turned down first')
            : undefined;
  const save = async () => {
    if (missing || ids === null || busy) return;
    const input = { ids: [...ids], note: note.trim(), idempotencyKey: key() };
    const errors: readonly UserError[] | undefined =
      verb === 'submit' ? (await submit({ input }))?.submitTime.userErrors : verb === 'approve' ? (await approve({ input }))?.approveTime.userErrors : (await reject({ input }))?.rejectTime.userErrors;
    if (!errors) return;
    renew();
    if (errors.length > 0) return setProblems([...new Set(errors.map((error) => error.message))]);
    toast({
      tone: 'ok',
      message: {
        submit: t('time.submitDone', '{n, plural, one {# entry} other {# entries}} submitted', { n: count }),
        approve: t('time.approveDone', '{n, plural, one {# entry} other {# entries}} approved', { n: count }),
        reject: t('time.rejectDone', '{n, plural, one {# entry} other {# entries}} rejected', { n: count }),
      }[verb],
    });
    onDone();
    onClose();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={text.title}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind={verb === 'reject' ? 'danger' : 'primary'} type="submit" form="decide-time" busy={busy || ids === null} reason={missing}>
            {text.button}
          </Button>
        </>
      }
    >
      <form
        id="decide-time"
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className={css.note} role="status">
          {ids === null ? t('time.gathering', 'They are being gathered') : t('time.chosen', '{n, plural, =0 {No entry} one {# entry} other {# entries}}', { n: count })}
          {skipped > 0 ? ` · ${t('time.skipped', '{n} of the chosen ones are in another state and stay as they are', { n: skipped })}` : ''}
        </p>
        <TextAreaField label={t('decide.note', 'Note')} value={note} onChange={setNote} required={verb === 'reject'} autoFocus maxLength={500} rows={2} />
        {problems.map((problem) => (
          <Banner key={problem} tone="danger">
            {problem}
          </Banner>
        ))}
      </form>
    </Dialog>
  );
}
