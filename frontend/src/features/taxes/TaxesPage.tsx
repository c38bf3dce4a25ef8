import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { ForbiddenPage } from '~/app/errors';
import { useList } from '~/app/list';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { Button, Page, PageHeader, TabPanel, Tabs, Toolbar } from '~/ui';
import { ExemptionPeek } from './ExemptionPeek';
import { Exemptions } from './Exemptions';
import { JurisdictionPeek } from './JurisdictionPeek';
import { Jurisdictions } from './Jurisdictions';

/** Where which taxes hold from when on, and who is free of them. */
export default function TaxesPage(): ReactNode {
  const can = useCan();
  return can('contracts:read') ? <Taxes /> : <ForbiddenPage noun={t('taxes.noun', 'taxes')} />;
}

function Taxes() {
  const list = useList();
  const navigate = useNavigate();
  const can = useCan();
  const [adding, setAdding] = useState(false);
  const [changes, setChanges] = useState(0);
  const tab = list.filter['tab']?.[0] === 'exemptions' ? 'exemptions' : 'jurisdictions';
  const permission = tab === 'exemptions' ? 'accounts:write' : 'catalogue:write';
  const add = tab === 'exemptions' ? t('exemption.grant', 'Grant exemption') : t('tax.setRate', 'Set rate');
  useCommands(
    useMemo(
      (): Command[] => [
        {
          id: 'tax.add',
          label: tab === 'exemptions' ? t('command.exemption.grant', 'Grant a tax exemption') : t('command.tax.rate', 'Set a tax rate'),
          group: t('command.group.taxes', 'Taxes'),
          icon: 'plus',
          keys: 'n',
          permission,
          run: () => setAdding(true),
        },
      ],
      [tab, permission],
    ),
  );
  const changed = () => setChanges((n) => n + 1);
  const part = { adding, onAdded: () => setAdding(false), changes };
  const peek = !list.peek ? null : tab === 'jurisdictions' ? <JurisdictionPeek key={list.peek} id={list.peek} onClose={list.closePeek} onChanged={changed} /> : <ExemptionPeek key={list.peek} id={list.peek} onClose={list.closePeek} onChanged={changed} />;
  return (
    <Page title={t('taxes.title', 'Taxes')} peek={peek}>
      <PageHeader
        title={t('taxes.title', 'Taxes')}
        actions={
          can(permission) ? (
            <Button kind="primary" icon="plus" keys="n" onClick={() => setAdding(true)}>
              {add}
            </Button>
          ) : null
        }
      />
      <Toolbar label={t('taxes.parts', 'Parts of taxes')}>
        <Tabs
          label={t('taxes.parts', 'Parts of taxes')}
          value={tab}
          onChange={(next) => {
            setAdding(false);
            // Each part is a list of its own: what was searched in the other does not come along.
            void navigate({ to: '/taxes', search: (next === 'exemptions' ? { f: `tab:${next}` } : {}) as never });
          }}
          items={[
            { id: 'jurisdictions', label: t('taxes.jurisdictions', 'Jurisdictions') },
            { id: 'exemptions', label: t('taxes.exemptions', 'Exemptions') },
          ]}
        />
      </Toolbar>
      <TabPanel id={tab}>{tab === 'jurisdictions' ? <Jurisdictions {...part} /> : <Exemptions {...part} />}</TabPanel>
    </Page>
  );
}
