import type { ReactNode } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { useViewer } from '~/app/viewer';
import { t } from '~/i18n';
import { Card, Empty, Facts, Page, PageHeader, Scroll, Section } from '~/ui';
import type { PortalPageQuery } from '~/__generated__/PortalPageQuery.graphql';

/** The accounts a dealer answers for. */
export default function PortalPage(): ReactNode {
  const { name } = useViewer();
  const { viewer } = useLazyLoadQuery<PortalPageQuery>(
    graphql`
      query PortalPageQuery {
        viewer {
          id
          accounts {
            id
            number
            name
          }
        }
      }
    `,
    {},
  );
  return (
    <Page title={t('portal.title', 'Overview')}>
      <PageHeader title={t('portal.hello', 'Hello, {name}', { name })} />
      <Scroll>
        {viewer.accounts.length === 0 ? <Empty kind="new" noun={t('portal.accounts', 'accounts')} icon="accounts" /> : null}
        {viewer.accounts.map((account) => (
          <Card key={account.id}>
            <Section title={account.name}>
              <Facts facts={[[t('portal.account.number', 'Account'), account.number]]} />
            </Section>
          </Card>
        ))}
      </Scroll>
    </Page>
  );
}
