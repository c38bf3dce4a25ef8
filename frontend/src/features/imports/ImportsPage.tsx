import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, type ReactNode } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { connectionSource } from '~/app/environment';
import { useEvents } from '~/app/useEvents';
import { useCan } from '~/app/viewer';
import { useViewGrid, useViews } from '~/app/views/useViews';
import { ViewMenu } from '~/app/views/ViewMenu';
import { countColumn, Grid, stateColumn, textColumn, type GridColumn, type GridHandle } from '~/grid';
import { t } from '~/i18n';
import { Button, instantText, Page, PageHeader, Toolbar } from '~/ui';
import type { ImportsPageQuery } from '~/__generated__/ImportsPageQuery.graphql';
import { ImportPeek } from './ImportPeek';
import { importState, kindName } from './model/kinds';

type Row = ImportsPageQuery['response']['jobs']['edges'][number]['node'];

const rowsQuery = graphql`
  query ImportsPageQuery($first: Int!, $offset: Int!, $count: Boolean!) {
    jobs(first: $first, offset: $offset, kind: "import") {
      edges {
        node {
          id
          state
          createdAt
          error
          importReport {
            kind
            file
            records
            imported
            unchanged
            refusedCount
          }
        }
      }
      totalCount @include(if: $count)
    }
  }
`;

const columns: readonly GridColumn<Row>[] = [
  textColumn('file', t('imports.file', 'File'), (row) => row.importReport?.file, { width: 240, grow: 2, sortable: false, pinned: 'start', card: 'primary' }),
  textColumn('kind', t('imports.kind', 'Kind'), (row) => (row.importReport ? kindName(row.importReport.kind) : null), { width: 128, sortable: false, card: 'secondary' }),
  stateColumn('state', t('imports.state', 'State'), importState, { width: 112, sortable: false, card: 'meta' }),
  textColumn('createdAt', t('imports.when', 'Started'), (row) => instantText(row.createdAt), { copy: (row) => row.createdAt, width: 184, sortable: false, card: 'secondary' }),
  countColumn('records', t('imports.records', 'Records'), (row) => row.importReport?.records, { width: 104, sortable: false }),
  countColumn('imported', t('imports.imported', 'Imported'), (row) => row.importReport?.imported, { width: 104, sortable: false }),
  countColumn('unchanged', t('imports.unchanged', 'Unchanged'), (row) => row.importReport?.unchanged, { width: 112, sortable: false }),
  countColumn('refused', t('imports.refused', 'Refused'), (row) => row.importReport?.refusedCount, { width: 104, sortable: false }),
  textColumn('error', t('imports.error', 'What went wrong'), (row) => row.error, { width: 240, grow: 1, sortable: false }),
];

/** Files that were brought into the book, with what came of each. */
export default function ImportsPage(): ReactNode {
  const list = useViews('imports');
  const shown = useViewGrid(list, columns);
  const navigate = useNavigate();
  const environment = useRelayEnvironment();
  const can = useCan();
  const grid = useRef<GridHandle<Row>>(null);
  const source = useMemo(
    () => connectionSource<ImportsPageQuery, Row>(environment, { query: rowsQuery, variables: {}, connection: (response) => response.jobs }),
    [environment],
  );
  const begin = () => void navigate({ to: '/imports/new' });
  useEvents(['Job'], () => grid.current?.refresh());
  useCommands(
    useMemo(
      (): Command[] => [
        { id: 'import.new', label: t('command.import.new', 'Import a file'), group: t('command.group.imports', 'Imports'), icon: 'upload', keys: 'n', permission: 'imports:run', run: () => void navigate({ to: '/imports/new' }) },
        { id: 'list.refresh', label: t('command.refresh', 'Read the list again'), group: t('command.group.list', 'List'), icon: 'refresh', run: () => grid.current?.refresh() },
      ],
      [navigate],
    ),
  );
  return (
    <Page title={t('imports.title', 'Imports')} peek={list.peek ? <ImportPeek key={list.peek} id={list.peek} onClose={() => (list.closePeek(), grid.current?.focus())} /> : null}>
      <PageHeader
        title={t('imports.title', 'Imports')}
        actions={
          can('imports:run') ? (
            <Button kind="primary" icon="upload" keys="n" onClick={begin}>
              {t('imports.new', 'Import a file')}
            </Button>
          ) : null
        }
      />
      <Toolbar label={t('views.menu', 'Views')}>
        <ViewMenu list={list} columns={columns} layout={shown.layout} />
      </Toolbar>
      <Grid
        id="imports"
        label={t('imports.title', 'Imports')}
        noun={(n) => t('imports.counted', '{n, plural, one {import} other {imports}}', { n })}
        columns={columns}
        {...shown}
        source={source}
        sort={list.sort}
        onSort={list.setSort}
        peeked={list.peek}
        onPeek={(row) => (list.peek === row.id ? list.closePeek() : list.openPeek(row.id))}
        onCursor={(row) => list.followPeek(row.id)}
        onOpen={(row) => list.openPeek(row.id)}
        forbidden={!can('imports:run')}
        emptyWords={{ title: t('imports.empty', 'No imports yet'), text: t('imports.empty.text', 'Bring accounts, invoices, payments and more from a CSV or XLSX file. What was taken and what was refused stands here.') }}
        autoFocus
        handle={grid}
      />
    </Page>
  );
}
