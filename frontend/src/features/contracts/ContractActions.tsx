import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { blocked, readable } from '~/app/records/reasons';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { Button, Menu } from '~/ui';
import type { ContractActions_contract$key } from '~/__generated__/ContractActions_contract.graphql';
import { ActionDialog } from './ActionDialog';
import css from './contracts.module.css';
import { RenewDialog } from './RenewDialog';
import { TransferDialog } from './TransferDialog';

const AmendDialog = lazy(() => import('./AmendDialog'));

type Open = 'activate' | 'terminate' | 'amend' | 'upgrade' | 'renew' | 'transfer';

/** What may be done with a contract. People who only read see nothing here. */
export function ContractActions({ contract, onChanged }: { contract: ContractActions_contract$key; onChanged?: () => void }) {
  const can = useCan();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open | null>(null);
  const data = useFragment(
    graphql`
      fragment ContractActions_contract on Contract {
        id
        number
        status
        startsOn
        endsOn
        currency
        incomplete
        account {
          id
          name
        }
        allowedActions {
          action
          allowed
          reasonCode
        }
      }
    `,
    contract,
  );
  const draft = data.status === 'DRAFT';
  const reasons = useMemo(() => {
    const why = (action: string) => blocked(data.allowedActions, action);
    const [first, ...others] = data.incomplete.map(readable);
    return {
      // What it lacks says more than that its state does not allow it.
      activate: first === undefined ? why('activateContract') : others.length === 0 ? first : t('contract.incompleteMore', '{first}, and {n} more', { first, n: others.length }),
      amend: why('amendContract'),
      upgrade: why('amendContract'),
      renew: why('renewContract'),
      transfer: why('transferContract'),
      terminate: why('terminateContract'),
    };
  }, [data.allowedActions, data.incomplete]);
  const edit = useMemo(() => () => void navigate({ to: '/contracts/$id/edit', params: { id: data.id } as never }), [navigate, data.id]);
  useCommands(
    useMemo((): Command[] => {
      const group = t('command.group.contract', 'Contract');
      const verb = (name: Open, label: string, icon: Command['icon'], keys?: string): Command => ({
        id: `contract.${name}`,
        label,
        group,
        ...(icon ? { icon } : {}),
        ...(keys ? { keys } : {}),
        permission: 'contracts:write',
        when: () => reasons[name] === undefined && (name === 'activate') === draft,
        run: () => setOpen(name),
      });
      return [
        { id: 'contract.edit', label: t('command.contract.edit', 'Edit the draft'), group, icon: 'edit', keys: 'e', permission: 'contracts:write', when: () => draft, run: edit },
        verb('activate', t('command.contract.activate', 'Activate the contract'), 'check', 'a'),
        verb('amend', t('command.contract.amend', 'Amend the contract'), 'edit', 'm'),
        verb('upgrade', t('command.contract.upgrade', 'Upgrade the contract'), 'up'),
        verb('renew', t('command.contract.renew', 'Renew the contract'), 'refresh'),
        verb('transfer', t('command.contract.transfer', 'Transfer the contract'), 'external'),
        verb('terminate', t('command.contract.terminate', 'Terminate the contract'), 'close'),
      ];
    }, [draft, reasons, edit]),
  );
  if (!can('contracts:write')) return null;
  const close = () => setOpen(null);
  const props = { contract: data, onClose: close, ...(onChanged ? { onDone: onChanged } : {}) };
  const item = (name: Open, label: string, icon: 'up' | 'external' | 'close', danger = false) => ({ id: name, label, icon, danger, ...(reasons[name] === undefined ? {} : { reason: reasons[name] }), onSelect: () => setOpen(name) });
  return (
    <div className={css.menu}>
      {draft ? (
        <>
          <Button icon="edit" keys="e" onClick={edit}>
            {t('contract.edit', 'Edit')}
          </Button>
          <Button kind="primary" icon="check" keys="a" reason={reasons.activate} onClick={() => setOpen('activate')}>
            {t('contract.activate', 'Activate')}
          </Button>
        </>
      ) : (
        <>
          <Button icon="edit" keys="m" reason={reasons.amend} onClick={() => setOpen('amend')}>
            {t('contract.amend', 'Amend')}
          </Button>
          <Button icon="refresh" reason={reasons.renew} onClick={() => setOpen('renew')}>
            {t('contract.renew', 'Renew')}
          </Button>
          <Menu
            label={t('contract.more', 'More')}
            position="bottom-end"
            target={<Button icon="more">{t('contract.more', 'More')}</Button>}
            groups={[
              { items: [item('upgrade', t('contract.upgrade', 'Upgrade'), 'up'), item('transfer', t('contract.transfer', 'Transfer'), 'external')] },
              { items: [item('terminate', t('contract.terminate', 'Terminate'), 'close', true)] },
            ]}
          />
        </>
      )}
      {open === 'activate' || open === 'terminate' ? <ActionDialog verb={open} {...props} /> : null}
      {open === 'renew' ? <RenewDialog {...props} /> : null}
      {open === 'transfer' ? <TransferDialog {...props} /> : null}
      {open === 'amend' || open === 'upgrade' ? (
        <Suspense>
          <AmendDialog contractId={data.id} upgrade={open === 'upgrade'} onClose={close} {...(onChanged ? { onDone: onChanged } : {})} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** Part of every answer that changes a contract. */
void graphql`
  fragment ContractActions_changed on Contract {
    id
    status
    startsOn
    endsOn
    renews
    incomplete
    version
    events {
      id
      ...ContractEvents_events
    }
    successors {
      id
      number
      status
      startsOn
      endsOn
      account {
        id
        name
      }
    }
    allowedActions {
      action
      allowed
      reasonCode
    }
  }
`;
