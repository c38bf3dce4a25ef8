import { useMemo, useRef, type ReactNode } from 'react';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { ForbiddenPage } from '~/app/errors';
import { AccountFilter } from '~/app/records/AccountFilter';
import { ExportButton } from '~/app/records/ExportButton';
import { DateFilter, dateRange, FilterMenu } from '~/app/records/filters';
import { RecordFilter } from '~/app/records/RecordFilter';
import { useCan } from '~/app/viewer';
import type { BuiltIn } from '~/app/views/model';
import { useViewGrid, useViews } from '~/app/views/useViews';
import { ViewMenu } from '~/app/views/ViewMenu';
import { UserPicker, type PickedUser } from '~/features/users';
import type { GridHandle } from '~/grid';
import { t } from '~/i18n';
import { Button, Page, PageHeader, Spring, Toolbar } from '~/ui';
import type { AuditFilter } from '~/__generated__/AuditGridQuery.graphql';
import { AuditGrid, columns, type AuditRow } from './AuditGrid';
import { AuditPeek } from './AuditPeek';

/** Beginnings of actions, as the server names them. */
const kinds = () => [
  { value: 'account', label: t('audit.kind.account', 'Accounts') },
  { value: 'contact', label: t('audit.kind.contact', 'Contacts') },
  { value: 'book', label: t('audit.kind.book', 'Books') },
  { value: 'contract', label: t('audit.kind.contract', 'Contracts') },
  { value: 'inventory', label: t('audit.kind.inventory', 'Inventory') },
  { value: 'time', label: t('audit.kind.time', 'Time sheets') },
  { value: 'bill', label: t('audit.kind.bill', 'Billing') },
  { value: 'invoice', label: t('audit.kind.invoice', 'Invoices') },
  { value: 'payment', label: t('audit.kind.payment', 'Payments') },
  { value: 'credit_memo', label: t('audit.kind.credit_memo', 'Credit memos') },
  { value: 'delivery', label: t('audit.kind.delivery', 'Deliveries') },
  { value: 'template', label: t('audit.kind.template', 'Templates') },
  { value: 'tax', label: t('audit.kind.tax', 'Taxes') },
  { value: 'note', label: t('audit.kind.note', 'Notes') },
  { value: 'file', label: t('audit.kind.file', 'Files') },
  { value: 'period', label: t('audit.kind.period', 'Periods') },
  { value: 'job', label: t('audit.kind.job', 'Jobs') },
  { value: 'import', label: t('audit.kind.import', 'Imports') },
  { value: 'user', label: t('audit.kind.user', 'Users') },
  { value: 'role', label: t('audit.kind.role', 'Roles') },
  { value: 'session', label: t('audit.kind.session', 'Sign-ins') },
  { value: 'client', label: t('audit.kind.client', 'Programs') },
  { value: 'business_unit', label: t('audit.kind.business_unit', 'Business units') },
];

const builtIn: readonly BuiltIn[] = [
  { id: 'today', name: t('range.today', 'Today'), filter: 'at:today' },
  { id: 'this-week', name: t('range.thisWeek', 'This week'), filter: 'at:this-week' },
];

/** Who changed what, when, from where and why. */
export default function AuditPage(): ReactNode {
  const list = useViews('audit', builtIn);
  const shown = useViewGrid(list, columns);
  const can = useCan();
  const grid = useRef<GridHandle<AuditRow>>(null);
  const filter = useMemo((): AuditFilter => {
    const at = dateRange(list.filter['at']?.[0]);
    const [action, actorId, accountId, entityId] = [list.filter['action']?.[0], list.filter['actor']?.[0], list.filter['account']?.[0], list.filter['entity']?.[0]];
    return { ...(at ? { at } : {}), ...(action ? { action } : {}), ...(actorId ? { actorId } : {}), ...(accountId ? { accountId } : {}), ...(entityId ? { entityId } : {}) };
  }, [list.filter]);
  useCommands(useMemo((): Command[] => [{ id: 'list.refresh', label: t('command.refresh', 'Read the list again'), group: t('command.group.list', 'List'), icon: 'refresh', run: () => grid.current?.refresh() }], []));
  if (!can('audit:read')) return <ForbiddenPage noun={t('audit.noun', 'audit events')} />;
  const filterProps = { filter: list.filter, onFilter: list.setFilter };
  return (
    <Page title={t('audit.title', 'Audit')} peek={list.peek ? <AuditPeek key={list.peek} id={list.peek} onClose={() => (list.closePeek(), grid.current?.focus())} /> : null}>
      <PageHeader title={t('audit.trail', 'Audit trail')} meta={t('audit.readOnly', 'read-only')} actions={<ExportButton what={{ kind: 'AUDIT_EVENTS', audit: filter }} noun={t('audit.noun', 'audit events')} />} />
      <Toolbar label={t('list.filter', 'Filter')}>
        <ViewMenu list={list} columns={columns} layout={shown.layout} />
        <DateFilter {...filterProps} field="at" label={t('audit.days', 'Days')} />
        <FilterMenu {...filterProps} single field="action" label={t('audit.action', 'What')} options={kinds()} />
        <RecordFilter<PickedUser> {...filterProps} field="actor" label={t('audit.actor', 'Who')} picker={(value, onChange) => <UserPicker label={t('audit.person', 'Person')} autoFocus value={value} onChange={onChange} />} />
        <AccountFilter {...filterProps} />
        <Spring />
        {list.filtered ? (
          <Button kind="quiet" onClick={list.clearFilter}>
            {t('list.clear', 'Clear filter')}
          </Button>
        ) : null}
      </Toolbar>
      <AuditGrid
        id="audit"
        shown={shown}
        filter={filter}
        filtered={list.filtered}
        peeked={list.peek}
        onPeek={(row) => (list.peek === row.id ? list.closePeek() : list.openPeek(row.id))}
        onCursor={(row) => list.followPeek(row.id)}
        onClearFilter={list.clearFilter}
        handle={grid}
      />
    </Page>
  );
}
