import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { blocked, readable } from '~/app/records/reasons';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { Badge, Button, Instant } from '~/ui';
import type { ExceptionItem_exception$key } from '~/__generated__/ExceptionItem_exception.graphql';
import { AssignExceptionsDialog } from './AssignExceptionsDialog';
import css from './billing.module.css';
import { CreditDraft } from './CreditDraft';
import { exceptionName, exceptionState, severityState } from './model/names';
import { remedyPath } from './model/remedies';
import { useRecompute } from './useRecompute';
import { WaiveDialog } from './WaiveDialog';

/** What keeps an invoice from leaving, or asks for a look, with what can be done about it in one click. */
export function ExceptionItem({ exception, onDraft, onChanged }: { exception: ExceptionItem_exception$key; /** The draft is around it: nothing leads there. */ onDraft?: boolean; onChanged: () => void }) {
  const can = useCan();
  const [open, setOpen] = useState<'waive' | 'assign' | null>(null);
  const data = useFragment(
    graphql`
      fragment ExceptionItem_exception on BillException {
        id
        kind
        severity
        message
        status
        note
        owner {
          id
          name
        }
        resolvedBy {
          id
          name
        }
        resolvedAt
        run {
          id
        }
        account {
          id
        }
        draft {
          id
          allowedActions {
            action
            allowed
            reasonCode
          }
          ...CreditDraft_draft @alias(as: "credit")
        }
        contractLine {
          id
          contract {
            id
          }
        }
        remedies {
          action
          label
          targetId
        }
        allowedActions {
          action
          allowed
          reasonCode
        }
      }
    `,
    exception,
  );
  const [recompute, computing] = useRecompute();
  const again = async () => {
    if (data.run && data.account && (await recompute(data.run.id, [data.account.id]))) onChanged();
  };
  const severity = severityState(data.severity);
  const state = exceptionState(data.status);
  const isOpen = data.status === 'OPEN';
  return (
    <div className={css.exception} data-severity={isOpen ? data.severity : undefined}>
      <div className={css.exceptionHead}>
        <strong>{exceptionName(data.kind)}</strong>
        <Badge tone={isOpen ? severity.tone : state.tone}>{isOpen ? severity.label : state.label}</Badge>
        {data.owner ? <span className={css.quiet}>{data.owner.name}</span> : null}
      </div>
      <p>{readable(data.message)}</p>
      {data.note ? (
        <p className={css.quiet}>
          {data.resolvedBy ? `${data.resolvedBy.name}: ` : ''}
          {data.note}
          {data.resolvedAt ? (
            <>
              {' · '}
              <Instant at={data.resolvedAt} style="relative" />
            </>
          ) : null}
        </p>
      ) : null}
      {isOpen ? (
        <div className={css.remedies}>
          {data.remedies.map((remedy) => {
            if (onDraft && remedy.action === 'OPEN_DRAFT') return null;
            const path = remedyPath(remedy, data);
            if (path) {
              return (
                <Link key={remedy.action} to={path.to} search={(path.search ?? {}) as never} className={css.remedy}>
                  {remedy.label}
                </Link>
              );
            }
            if (!can('billing:run')) return null;
            if (remedy.action === 'CREDIT') return data.draft?.credit ? <CreditDraft key={remedy.action} draft={data.draft.credit} label={remedy.label} onChanged={onChanged} /> : null;
            return remedy.action === 'RECOMPUTE' ? (
              <Button key={remedy.action} icon="refresh" busy={computing} reason={data.draft ? blocked(data.draft.allowedActions, 'recomputeBillRun') : undefined} onClick={() => void again()}>
                {t('billDraft.recompute', 'Recompute')}
              </Button>
            ) : remedy.action === 'WAIVE' ? (
              <Button key={remedy.action} reason={blocked(data.allowedActions, 'waiveBillExceptions')} onClick={() => setOpen('waive')}>
                {remedy.label}
              </Button>
            ) : null;
          })}
          {can('billing:run') ? (
            <Button kind="quiet" icon="users" reason={blocked(data.allowedActions, 'assignBillExceptions')} onClick={() => setOpen('assign')}>
              {data.owner ? t('exception.reassign', 'Reassign') : t('exception.assign', 'Assign')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {open === 'waive' ? <WaiveDialog ids={[data.id]} onClose={() => setOpen(null)} onDone={onChanged} /> : null}
      {open === 'assign' ? <AssignExceptionsDialog ids={[data.id]} onClose={() => setOpen(null)} onDone={onChanged} /> : null}
    </div>
  );
}
