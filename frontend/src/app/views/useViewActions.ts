import { graphql } from 'react-relay/hooks';
import type { RecordSourceSelectorProxy } from 'relay-runtime';
import { useCommit } from '~/app/mutation';
import type { SaveViewInput, useViewActionsSaveMutation } from '~/__generated__/useViewActionsSaveMutation.graphql';
import type { SetDefaultViewInput, useViewActionsDefaultMutation } from '~/__generated__/useViewActionsDefaultMutation.graphql';
import type { SetRoleDefaultViewInput, useViewActionsRoleMutation } from '~/__generated__/useViewActionsRoleMutation.graphql';
import type { DeleteViewInput, useViewActionsDeleteMutation } from '~/__generated__/useViewActionsDeleteMutation.graphql';

/** Views as the list has them in the store: the one that was saved is among them, one that was deleted is not. */
function keep(store: RecordSourceSelectorProxy, list: string, mutation: 'saveView' | 'deleteView'): void {
  const root = store.getRoot();
  const payload = store.getRootField(mutation);
  const views = root.getLinkedRecords('savedViews', { list }) ?? [];
  const gone = payload?.getValue('deletedId');
  const saved = payload?.getLinkedRecord('view');
  const rest = views.filter((view) => view.getDataID() !== gone && view.getDataID() !== saved?.getDataID());
  root.setLinkedRecords(saved ? [...rest, saved] : rest, 'savedViews', { list });
}

function keepDefaults(store: RecordSourceSelectorProxy, list: string, mutation: 'setDefaultView' | 'setRoleDefaultView'): void {
  const payload = store.getRootField(mutation);
  const defaults = payload?.getLinkedRecords('defaultViews');
  if (defaults && payload?.getLinkedRecords('userErrors')?.length === 0) store.getRoot().setLinkedRecords(defaults, 'defaultViews', { list });
}

/** What can be done to the views of a list. Each gives what a person can mend, or null when the request failed as a whole. */
export function useViewActions(list: string) {
  const [save, saving] = useCommit<useViewActionsSaveMutation>(graphql`
    mutation useViewActionsSaveMutation($input: SaveViewInput!) {
      saveView(input: $input) {
        view {
          id
          ...useViews_view
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const [remove, removing] = useCommit<useViewActionsDeleteMutation>(graphql`
    mutation useViewActionsDeleteMutation($input: DeleteViewInput!) {
      deleteView(input: $input) {
        deletedId
        view {
          id
          ...useViews_view
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const [standard] = useCommit<useViewActionsDefaultMutation>(graphql`
    mutation useViewActionsDefaultMutation($input: SetDefaultViewInput!) {
      setDefaultView(input: $input) {
        defaultViews {
          id
          role
          builtIn
          view {
            id
          }
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const [roleStandard] = useCommit<useViewActionsRoleMutation>(graphql`
    mutation useViewActionsRoleMutation($input: SetRoleDefaultViewInput!) {
      setRoleDefaultView(input: $input) {
        defaultViews {
          id
          role
          builtIn
          view {
            id
          }
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  return {
    busy: saving || removing,
    save: async (input: SaveViewInput) => (await save({ input }, { updater: (store) => keep(store, list, 'saveView') }))?.saveView ?? null,
    remove: async (input: DeleteViewInput) => (await remove({ input }, { updater: (store) => keep(store, list, 'deleteView') }))?.deleteView ?? null,
    setDefault: async (input: SetDefaultViewInput) => (await standard({ input }, { updater: (store) => keepDefaults(store, list, 'setDefaultView') }))?.setDefaultView ?? null,
    setRoleDefault: async (input: SetRoleDefaultViewInput) => (await roleStandard({ input }, { updater: (store) => keepDefaults(store, list, 'setRoleDefaultView') }))?.setRoleDefaultView ?? null,
  };
}
