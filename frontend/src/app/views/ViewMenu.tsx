import { lazy, Suspense, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { over } from '~/app/list';
import { blocked } from '~/app/records/reasons';
import { useCan } from '~/app/viewer';
import { initialLayout, keptLayout, type ColumnLayout, type GridColumn } from '~/grid';
import { t } from '~/i18n';
import { density as preferred, setDensity } from '~/lib/density';
import { encodeFilter, encodeSort, stringifySearch } from '~/lib/url';
import { Icon, Menu, toast, type MenuGroup, type MenuItem } from '~/ui';
import { all, keptColumns, writtenColumns, type View } from './model';
import { useViewActions } from './useViewActions';
import { arrangedOf, readView, type Arranged, type ViewedList } from './useViews';
import css from './views.module.css';

const load = () => import('./ViewDialogs');
const ViewDialogs = lazy(load);

export type ViewDialog = 'saveAs' | 'rename' | 'delete' | 'take' | 'roles' | 'conflict';

/** Which view the list shows, and everything that can be done to views. A dot says that something is not saved. */
export function ViewMenu<Row>({ list, columns, layout }: { list: ViewedList; columns: readonly GridColumn<Row>[]; layout: ColumnLayout | undefined }): ReactNode {
  const { view, record, saved, change } = list;
  const can = useCan();
  const [opened, setOpened] = useState(false);
  const [dialog, setDialog] = useState<ViewDialog | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const actions = useViewActions(list.name);
  const mine = record?.owner?.id === list.me;
  const may = record !== undefined && blocked(record.allowedActions, 'saveView') === undefined;
  // Ready before one of them is chosen.
  useEffect(() => {
    if (opened) void load();
  }, [opened]);
  const others = t('views.notYours', 'Not yours');

  const arranged = (): Arranged => ({
    list: list.name,
    filter: encodeFilter(list.filter) ?? '',
    sort: encodeSort(list.sort) ?? '',
    columns: keptColumns(layout ?? keptLayout(list.name, columns), initialLayout(columns)),
    density: (list.search.rows ?? view.density)?.toUpperCase() as Arranged['density'],
  });
  const open = (id: string) => {
    const plain = id === all && list.standard.own === undefined && list.standard.role === undefined;
    change({ view: plain ? '' : id, f: '', sort: '', cols: '', rows: '', q: '', peek: '' }, true);
  };
  const discard = () => change({ f: '', sort: '', cols: '', rows: '' });
  // The view as it was when the draft of it was begun: what somebody else saves meanwhile is not saved over unseen.
  const begun = useRef<{ id: string; version: number } | null>(null);
  useEffect(() => {
    if (!record || !list.changed) begun.current = null;
    else if (begun.current?.id !== record.id) begun.current = { id: record.id, version: record.version };
  }, [record, list.changed]);
  const update = async () => {
    if (!record || actions.busy) return;
    const answer = await actions.save({ ...arranged(), id: record.id, version: begun.current?.version ?? record.version, name: record.name, audience: record.audience });
    if (!answer) return;
    if (answer.view && answer.userErrors.some((error) => error.code === 'CONFLICT')) {
      begun.current = { id: record.id, version: readView(answer.view).version };
      return setDialog('conflict');
    }
    const wrong = answer.userErrors[0];
    if (wrong) return void toast({ tone: 'danger', message: wrong.message });
    discard();
    toast({ tone: 'ok', message: t('views.updated', 'The view {name} is saved', { name: record.name }) });
  };
  const share = async () => {
    if (!record) return;
    const answer = await actions.save({ ...arrangedOf(record), id: record.id, version: record.version, name: record.name, audience: 'TEAM' });
    if (!answer) return;
    const wrong = answer.userErrors[0];
    toast(wrong ? { tone: 'danger', message: wrong.message } : { tone: 'ok', message: t('views.shared', 'Everyone of staff sees the view {name} now', { name: record.name }) });
  };
  const opensWith = list.standard.own === view.id;
  const setDefault = async () => {
    const which = opensWith ? {} : view.saved ? { viewId: view.id } : { builtIn: view.id };
    // What is on screen stays, whatever the list opens with from now on.
    if (list.search.view === undefined) change({ view: view.id });
    const answer = await actions.setDefault({ list: list.name, ...which });
    if (!answer) return;
    const wrong = answer.userErrors[0];
    if (wrong) toast({ tone: 'danger', message: wrong.message });
    else if (opensWith) toast({ message: t('views.noDefault', 'The list opens as it is by itself, or as your role has it') });
    else toast({ tone: 'ok', message: t('views.isDefault', 'The list opens with the view {name} from now on', { name: view.name }) });
  };
  const copyLink = () => {
    const { q, f, sort, cols, rows } = list.search;
    // A view of one's own is there for nobody else: the link says what it is made of.
    const search =
      record?.audience === 'PERSONAL'
        ? { view: all, f: encodeFilter(list.filter), sort: encodeSort(list.sort), cols: layout && writtenColumns(layout, { ...view, columns: [] }, initialLayout(columns)), rows: rows ?? view.density, q }
        : { view: view.id, f, sort, cols: cols ?? (view.saved ? undefined : writtenColumns(layout ?? keptLayout(list.name, columns), view, initialLayout(columns))), rows, q };
    navigator.clipboard.writeText(location.origin + location.pathname + stringifySearch(search)).then(
      () => toast({ tone: 'ok', message: t('views.copied', 'The link to this list is on the clipboard') }),
      () => toast({ tone: 'danger', message: t('views.notCopied', 'The browser does not let the link be copied. Copy the address of the page instead.') }),
    );
  };
  const height = list.search.rows ?? view.density ?? preferred();
  const setHeight = (next: 'compact' | 'comfortable') => {
    if (view.saved) return change({ rows: over(next, view.density) });
    change({ rows: '' });
    setDensity(next);
  };

  const choice = (one: Pick<View, 'id' | 'name'>): MenuItem => ({
    id: one.id,
    label: (
      <span className={css.name}>
        {one.name}
        {(list.standard.own ?? list.standard.role) === one.id ? <small>{t('views.default', 'default')}</small> : null}
      </span>
    ),
    checked: one.id === view.id,
    onSelect: () => open(one.id),
  });
  const groups: MenuGroup[] = [
    { label: t('views.mine', 'My views'), items: saved.filter((one) => one.audience === 'PERSONAL').map(choice) },
    { label: t('views.team', 'Team'), items: saved.filter((one) => one.audience === 'TEAM').map(choice) },
    { label: t('views.builtIn', 'Built in'), items: list.builtIn.map(choice) },
    {
      items: [
        ...(record && list.changed ? [{ id: 'update', label: t('views.update', 'Save changes'), icon: 'check' as const, ...(may ? {} : { reason: others }), onSelect: () => void update() }] : []),
        ...(list.changed ? [{ id: 'discard', label: t('views.discard', 'Drop changes'), icon: 'undo' as const, onSelect: discard }] : []),
        { id: 'saveAs', label: t('views.saveAs', 'Save as…'), icon: 'plus', onSelect: () => setDialog('saveAs') },
        ...(record ? [{ id: 'rename', label: t('views.rename', 'Rename…'), icon: 'edit' as const, ...(may ? {} : { reason: others }), onSelect: () => setDialog('rename') }] : []),
        ...(record?.audience === 'PERSONAL' ? [{ id: 'share', label: t('views.share', 'Share with the team'), icon: 'users' as const, onSelect: () => void share() }] : []),
        ...(record?.audience === 'TEAM' && mine ? [{ id: 'take', label: t('views.take', 'Take back from the team…'), icon: 'lock' as const, onSelect: () => setDialog('take') }] : []),
        { id: 'link', label: t('views.link', 'Copy link'), icon: 'link', onSelect: copyLink },
      ],
    },
    {
      items: [
        { id: 'default', label: t('views.setDefault', 'Open the list with this view'), checked: opensWith, onSelect: () => void setDefault() },
        ...(can('users:manage')
          ? [{ id: 'roles', label: t('views.roles', 'Default of roles…'), icon: 'users' as const, ...(record?.audience === 'PERSONAL' ? { reason: t('views.shareFirst', 'Share it first') } : {}), onSelect: () => setDialog('roles') }]
          : []),
      ],
    },
    {
      label: t('views.rows', 'Rows'),
      items: [
        { id: 'compact', label: t('settings.compact', 'Compact'), checked: height === 'compact', onSelect: () => setHeight('compact') },
        { id: 'comfortable', label: t('settings.comfortable', 'Comfortable'), checked: height === 'comfortable', onSelect: () => setHeight('comfortable') },
      ],
    },
    { items: record ? [{ id: 'delete', label: t('views.delete', 'Delete…'), icon: 'trash', danger: true, ...(may ? {} : { reason: others }), onSelect: () => setDialog('delete') }] : [] },
  ];

  const run = useRef({ open, update, copyLink });
  useEffect(() => {
    run.current = { open, update, copyLink };
  });
  useCommands(
    useMemo((): Command[] => {
      const group = t('command.group.views', 'Views');
      return [
        { id: 'view.choose', label: t('command.view.choose', 'Views of this list'), group, icon: 'columns', keys: 'shift+v', run: () => (button.current?.focus(), setOpened(true)) },
        { id: 'view.update', label: t('command.view.update', 'View: save changes'), group, icon: 'check', when: () => may && list.changed, run: () => void run.current.update() },
        { id: 'view.saveAs', label: t('command.view.saveAs', 'View: save as…'), group, icon: 'plus', run: () => setDialog('saveAs') },
        { id: 'view.link', label: t('command.view.link', 'View: copy link'), group, icon: 'link', run: () => run.current.copyLink() },
        ...[...saved, ...list.builtIn].map((one): Command => ({ id: `view.open.${one.id}`, label: t('command.view.open', 'View: {name}', { name: one.name }), group, icon: 'columns', run: () => run.current.open(one.id) })),
      ];
    }, [saved, list.builtIn, may, list.changed]),
  );

  return (
    <>
      <Menu
        label={t('views.menu', 'Views')}
        width={264}
        opened={opened}
        onChange={setOpened}
        groups={groups}
        target={
          <button ref={button} type="button" className={css.view} data-tip={t('views.menu', 'Views')} data-tip-keys="shift+v" aria-keyshortcuts="Shift+V">
            <Icon name="columns" size={14} />
            <span className="sr-only">{t('views.view', 'View:')} </span>
            <span className={css.current}>{view.name}</span>
            {list.changed ? (
              <span className={css.dot}>
                <span className="sr-only">{t('views.changed', 'not saved')}</span>
              </span>
            ) : null}
            <Icon name="chevron" size={12} />
          </button>
        }
      />
      {dialog ? (
        <Suspense>
          <ViewDialogs
            dialog={dialog}
            list={list}
            arranged={arranged()}
            onSaved={(key) => {
              const { id } = readView(key);
              change({ view: id, f: '', sort: '', cols: '', rows: '' });
            }}
            onUpdate={update}
            onDiscard={discard}
            onDeleted={() => open(all)}
            onClose={() => (setDialog(null), button.current?.focus())}
          />
        </Suspense>
      ) : null}
    </>
  );
}
