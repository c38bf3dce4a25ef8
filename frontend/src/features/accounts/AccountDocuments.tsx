import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { Button, Menu, type MenuItem } from '~/ui';

const ChooseTemplateDialog = lazy(() => import('./ChooseTemplateDialog'));

/** What an account gets in writing: its statement, its reconciliation, its invoices and how they look. */
export function AccountDocuments({ account, group }: { account: { readonly id: string; readonly name: string }; group: boolean }) {
  const can = useCan();
  const navigate = useNavigate();
  const [choosing, setChoosing] = useState(false);
  const { id } = account;
  const items = useMemo((): (MenuItem & { permission: Command['permission'] })[] => {
    const about = (to: string, more = '') => void navigate({ to, search: { f: `account:${id}${more}` } as never });
    return [
      { id: 'statement', label: t('account.statement', 'Statement'), icon: 'ledger', permission: 'reports:read', onSelect: () => about('/statements', group ? ',group:all' : '') },
      { id: 'reconciliation', label: t('account.reconciliation', 'Reconciliation'), icon: 'check', permission: 'reports:read', onSelect: () => about('/reconciliation') },
      { id: 'deliveries', label: t('deliveries.title', 'Deliveries'), icon: 'mail', permission: 'invoices:read', onSelect: () => about('/deliveries') },
      { id: 'template', label: t('account.template', 'How invoices look'), icon: 'invoice', permission: 'templates:write', onSelect: () => setChoosing(true) },
    ];
  }, [id, group, navigate]);
  useCommands(
    useMemo(
      () => items.map((item): Command => ({ id: `account.${item.id}`, label: t('command.account.documents', '{what} of this account', { what: String(item.label) }), group: t('command.group.account', 'Account'), ...(item.icon ? { icon: item.icon } : {}), permission: item.permission, run: item.onSelect })),
      [items],
    ),
  );
  const shown = items.filter((item) => can(item.permission));
  return (
    <>
      {shown.length > 0 ? (
        <Menu
          label={t('account.documents', 'Documents')}
          position="bottom-end"
          target={
            <Button icon="invoice">
              {t('account.documents', 'Documents')}
            </Button>
          }
          groups={[{ items: shown }]}
        />
      ) : null}
      {choosing ? (
        <Suspense>
          <ChooseTemplateDialog account={account} onClose={() => setChoosing(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
