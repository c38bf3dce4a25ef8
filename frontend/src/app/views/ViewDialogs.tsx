import { useState, type ReactNode } from 'react';
import { errorsByField } from '~/app/records/reasons';
import form from '~/app/records/records.module.css';
import { roleName, roles, type Role } from '~/app/records/roles';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { Banner, Button, CheckField, Confirm, Dialog, TextField, toast } from '~/ui';
import type { useViews_view$key } from '~/__generated__/useViews_view.graphql';
import type { ViewAudience } from '~/__generated__/useViewActionsSaveMutation.graphql';
import { useViewActions } from './useViewActions';
import { arrangedOf, type Arranged, type SavedView, type ViewedList } from './useViews';
import type { ViewDialog } from './ViewMenu';
import css from './views.module.css';

interface Props {
  list: ViewedList;
  arranged: Arranged;
  onSaved: (view: useViews_view$key) => void;
  onUpdate: () => Promise<void>;
  onDiscard: () => void;
  onDeleted: () => void;
  onClose: () => void;
}

/** The dialogs of views; loaded when one is wanted. */
export default function ViewDialogs({ dialog, ...props }: Props & { dialog: ViewDialog }): ReactNode {
  const { record } = props.list;
  if (dialog === 'saveAs') return <NameDialog {...props} />;
  if (dialog === 'roles') return <RolesDialog {...props} />;
  if (!record) return null;
  switch (dialog) {
    case 'rename':
      return <NameDialog {...props} record={record} />;
    case 'delete':
      return <DeleteDialog {...props} record={record} />;
    case 'take':
      return <TakeDialog {...props} record={record} />;
    case 'conflict':
      return <ConflictDialog {...props} record={record} />;
  }
}

/** A name for a new view, or another one for a view that there is. */
function NameDialog({ list, arranged, record, onSaved, onClose }: Props & { record?: SavedView }) {
  const [name, setName] = useState(record?.name ?? '');
  const [team, setTeam] = useState(false);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const { save, busy } = useViewActions(list.name);
  const submit = async () => {
    if (busy) return;
    if (name.trim() === '') return setErrors({ name: t('views.name.needed', 'Give it a name') });
    setErrors({});
    const input = record
      ? { ...arrangedOf(record), id: record.id, version: record.version, name, audience: record.audience }
      : { ...arranged, name, audience: (team ? 'TEAM' : 'PERSONAL') as ViewAudience };
    const answer = await save(input);
    if (!answer) return;
    if (answer.userErrors.length > 0) return setErrors(errorsByField(answer.userErrors));
    toast({ tone: 'ok', message: t('views.updated', 'The view {name} is saved', { name: name.trim() }) });
    // What is on screen but not saved stays so when a view only gets another name.
    if (answer.view && !record) onSaved(answer.view);
    onClose();
  };
  const { name: wrongName, ...others } = errors;
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={record ? t('views.rename.title', 'Rename the view') : t('views.saveAs.title', 'Save as a view')}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="view-name" busy={busy}>
            {t('views.save', 'Save')}
          </Button>
        </>
      }
    >
      <form
        id="view-name"
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {Object.values(others).map((message) => (
          <Banner key={message} tone="danger">
            {message}
          </Banner>
        ))}
        <TextField label={t('views.name', 'Name')} required autoFocus maxLength={80} value={name} onChange={setName} {...(wrongName ? { error: wrongName } : {})} />
        {record ? null : (
          <>
            <p className={form.note}>{t('views.saveAs.text', 'Keeps filter, order, columns and density of the list. What is in the search box is not kept.')}</p>
            <CheckField label={t('views.share', 'Share with the team')} hint={t('views.share.hint', 'Everyone of staff sees it. You can take it back.')} value={team} onChange={setTeam} />
          </>
        )}
      </form>
    </Dialog>
  );
}

function DeleteDialog({ list, record, onDeleted, onClose }: Props & { record: SavedView }) {
  const { remove } = useViewActions(list.name);
  return (
    <Confirm
      opened
      onClose={onClose}
      danger
      title={t('views.delete.title', 'Delete {name}', { name: record.name })}
      confirm={t('views.delete.confirm', 'Delete')}
      onConfirm={async () => {
        const answer = await remove({ id: record.id, version: record.version });
        if (!answer) return false;
        const wrong = answer.userErrors[0];
        if (wrong) {
          toast({ tone: 'danger', message: wrong.message });
          return false;
        }
        onDeleted();
        toast({ tone: 'ok', message: t('views.deleted', 'The view {name} is deleted', { name: record.name }) });
        return true;
      }}
    >
      <p>
        {record.audience === 'TEAM'
          ? t('views.delete.team', 'It is gone for everyone of the team, also where it is the default. The records it shows are not touched.')
          : t('views.delete.own', 'The records it shows are not touched.')}
      </p>
    </Confirm>
  );
}

function TakeDialog({ list, record, onClose }: Props & { record: SavedView }) {
  const { save } = useViewActions(list.name);
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t('views.take.title', 'Take {name} back from the team', { name: record.name })}
      confirm={t('views.take.confirm', 'Take back')}
      onConfirm={async () => {
        const answer = await save({ ...arrangedOf(record), id: record.id, version: record.version, name: record.name, audience: 'PERSONAL' });
        if (!answer) return false;
        const wrong = answer.userErrors[0];
        if (wrong) toast({ tone: 'danger', message: wrong.message });
        return wrong === undefined;
      }}
    >
      <p>{t('views.take.text', 'From now on only you see it. Where it is the default of somebody else or of a role, the list opens as it is by itself.')}</p>
    </Confirm>
  );
}

/** Somebody else saved the view first: what differs now, and which of the two is to hold. */
function ConflictDialog({ list, arranged, record, onUpdate, onDiscard, onClose }: Props & { record: SavedView }) {
  const theirs = arrangedOf(record);
  const parts = [
    { name: t('views.part.filter', 'Filter'), differs: theirs.filter !== arranged.filter },
    { name: t('views.part.sort', 'Order'), differs: theirs.sort !== arranged.sort },
    { name: t('views.part.columns', 'Columns'), differs: JSON.stringify(theirs.columns) !== JSON.stringify(arranged.columns) },
    { name: t('views.part.density', 'Density of rows'), differs: (theirs.density ?? null) !== (arranged.density ?? null) },
  ].filter((part) => part.differs);
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={t('views.conflict', 'Somebody else changed this view')}
      footer={
        <>
          <Button onClick={() => (onDiscard(), onClose())}>{t('editAccount.theirs', 'Drop mine')}</Button>
          <Button kind="primary" onClick={() => (onClose(), void onUpdate())}>
            {t('views.conflict.mine', 'Save mine over theirs')}
          </Button>
        </>
      }
    >
      <p className={form.note}>{t('views.conflict.text', 'Nothing was saved yet. {name} as it is saved now differs from your screen in:', { name: list.view.name })}</p>
      <ul className={css.parts}>
        {parts.map((part) => (
          <li key={part.name}>{part.name}</li>
        ))}
        {parts.length === 0 ? <li>{t('views.conflict.nothing', 'nothing but its name or who sees it')}</li> : null}
      </ul>
    </Dialog>
  );
}

const staff = roles.filter((role) => role !== 'DEALER' && role !== 'PARTNER');

/** Says for each role whether the list opens with this view. */
function RolesDialog({ list, onClose }: Props) {
  const can = useCan();
  const { setRoleDefault } = useViewActions(list.name);
  const { view, defaults } = list;
  const entry = (role: Role) => defaults.find((one) => one.role === role);
  const has = (role: Role) => (entry(role)?.view?.id ?? entry(role)?.builtIn) === view.id;
  const [chosen, setChosen] = useState(() => new Set(staff.filter(has)));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (!can('users:manage')) return null;
  const nameOf = (role: Role): string | undefined => {
    const held = entry(role);
    if (!held || has(role)) return undefined;
    const id = held.view?.id ?? held.builtIn;
    return [...list.saved, ...list.builtIn].find((one) => one.id === id)?.name;
  };
  const submit = async () => {
    setBusy(true);
    setProblem(null);
    for (const role of staff.filter((one) => chosen.has(one) !== has(one))) {
      const which = !chosen.has(role) ? {} : view.saved ? { viewId: view.id } : { builtIn: view.id };
      const answer = await setRoleDefault({ role, list: list.name, ...which });
      const wrong = answer?.userErrors[0];
      if (!answer || wrong) {
        if (wrong) setProblem(wrong.message);
        setBusy(false);
        return;
      }
    }
    toast({ tone: 'ok', message: t('views.roles.done', 'The defaults of roles are saved') });
    onClose();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={t('views.roles.title', 'Who starts with {name}', { name: view.name })}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" busy={busy} onClick={() => void submit()}>
            {t('views.save', 'Save')}
          </Button>
        </>
      }
    >
      <div className={css.roles}>
        {problem ? <Banner tone="danger">{problem}</Banner> : null}
        <p className={form.note}>{t('views.roles.text', 'The list opens with this view for people of these roles who have not chosen another one themselves.')}</p>
        {staff.map((role) => {
          const other = nameOf(role);
          return (
            <CheckField
              key={role}
              label={roleName(role)}
              {...(other ? { hint: t('views.roles.other', 'Now: {name}', { name: other }) } : {})}
              value={chosen.has(role)}
              onChange={(on) => setChosen(new Set(staff.filter((one) => (one === role ? on : chosen.has(one)))))}
            />
          );
        })}
      </div>
    </Dialog>
  );
}
