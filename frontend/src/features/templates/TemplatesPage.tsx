import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, type ReactNode } from 'react';
import { fetchQuery, graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { ListSearch } from '~/app/records/ListSearch';
import { useEvents } from '~/app/useEvents';
import { useCan } from '~/app/viewer';
import { useViewGrid, useViews } from '~/app/views/useViews';
import { ViewMenu } from '~/app/views/ViewMenu';
import { Grid, textColumn, type GridColumn, type GridHandle, type RowSource } from '~/grid';
import { t } from '~/i18n';
import { Button, Page, PageHeader, Spring, Toolbar } from '~/ui';
import type { TemplatesPageQuery } from '~/__generated__/TemplatesPageQuery.graphql';
import { DocumentsNav } from './DocumentsNav';
import { languageName } from './model/content';

type Row = TemplatesPageQuery['response']['templates'][number];

const columns: readonly GridColumn<Row>[] = [
  textColumn('name', t('templates.name', 'Name'), (row) => row.name, { width: 240, grow: 1, pinned: 'start', sortable: false, card: 'primary' }),
  textColumn('language', t('templates.language', 'Language'), (row) => languageName(row.language), { width: 160, grow: 1, sortable: false, card: 'secondary' }),
  textColumn('logo', t('templates.logo', 'Logo'), (row) => row.logo?.fileName, { width: 200, grow: 1, sortable: false }),
  textColumn('version', t('templates.version', 'Version'), (row) => String(row.version), { width: 96, sortable: false, align: 'end' }),
];

/** How documents look to clients. */
export default function TemplatesPage(): ReactNode {
  const list = useViews('templates');
  const shown = useViewGrid(list, columns);
  const navigate = useNavigate();
  const environment = useRelayEnvironment();
  const can = useCan();
  const grid = useRef<GridHandle<Row>>(null);
  const wanted = list.text.trim().toLowerCase();
  // There are few, and the server gives all of them at once.
  const source = useMemo(
    (): RowSource<Row> => ({
      key: `templates ${wanted}`,
      id: (row) => row.id,
      rows: async (offset, limit) => {
        const answer = await fetchQuery<TemplatesPageQuery>(
          environment,
          graphql`
            query TemplatesPageQuery {
              templates {
                id
                name
                language
                version
                logo {
                  id
                  fileName
                }
              }
            }
          `,
          {},
          { fetchPolicy: 'network-only' },
        ).toPromise();
        const found = (answer?.templates ?? []).filter((row) => wanted === '' || row.name.toLowerCase().includes(wanted));
        return { rows: found.slice(offset, offset + limit), total: found.length };
      },
    }),
    [environment, wanted],
  );
  useEvents(['Template'], () => grid.current?.refresh());
  const create = () => void navigate({ to: '/templates/$id', params: { id: 'new' } as never });
  useCommands(
    useMemo(
      (): Command[] => [
        { id: 'template.new', label: t('command.template.new', 'Create a template'), group: t('command.group.templates', 'Templates'), icon: 'plus', keys: 'n', permission: 'templates:write', run: () => void navigate({ to: '/templates/$id', params: { id: 'new' } as never }) },
        { id: 'list.refresh', label: t('command.refresh', 'Read the list again'), group: t('command.group.list', 'List'), icon: 'refresh', run: () => grid.current?.refresh() },
      ],
      [navigate],
    ),
  );
  return (
    <Page title={t('templates.title', 'Templates')}>
      <PageHeader
        title={t('templates.title', 'Templates')}
        actions={
          can('templates:write') ? (
            <Button kind="primary" icon="plus" keys="n" onClick={create}>
              {t('templates.new', 'New template')}
            </Button>
          ) : null
        }
      >
        <DocumentsNav />
      </PageHeader>
      <Toolbar label={t('list.filter', 'Filter')}>
        <ViewMenu list={list} columns={columns} layout={shown.layout} />
        <ListSearch text={list.text} onText={list.setText} placeholder={t('templates.search', 'Name')} />
        <Spring />
        {list.filtered ? (
          <Button kind="quiet" onClick={list.clearFilter}>
            {t('list.clear', 'Clear filter')}
          </Button>
        ) : null}
      </Toolbar>
      <Grid
        id="templates"
        label={t('templates.title', 'Templates')}
        noun={(n) => t('templates.counted', '{n, plural, one {template} other {templates}}', { n })}
        columns={columns}
        {...shown}
        source={source}
        onOpen={(row) => void navigate({ to: '/templates/$id', params: { id: row.id } as never })}
        filtered={list.filtered}
        onClearFilter={list.clearFilter}
        forbidden={!can('billing:read')}
        emptyAction={
          can('templates:write') ? (
            <Button kind="primary" icon="plus" onClick={create}>
              {t('templates.new', 'New template')}
            </Button>
          ) : undefined
        }
        autoFocus
        handle={grid}
      />
    </Page>
  );
}
