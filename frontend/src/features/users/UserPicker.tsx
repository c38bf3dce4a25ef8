import { useEffect, useState } from 'react';
import { fetchQuery, graphql, useRelayEnvironment } from 'react-relay/hooks';
import { SelectField, type FieldProps } from '~/ui';
import type { UserPickerQuery } from '~/__generated__/UserPickerQuery.graphql';

export type PickedUser = UserPickerQuery['response']['users']['edges'][number]['node'];

const query = graphql`
  query UserPickerQuery($filter: UserFilter) {
    users(first: 30, filter: $filter) {
      edges {
        node {
          id
          username
          name
        }
      }
    }
  }
`;

const pause = 150;

/** Finds an active colleague by name or user name. */
export function UserPicker({ value, onChange, ...field }: Pick<FieldProps, 'label' | 'hint' | 'error' | 'required' | 'autoFocus'> & { value: PickedUser | null; onChange: (user: PickedUser | null) => void }) {
  const environment = useRelayEnvironment();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly PickedUser[]>([]);
  const shown = value?.name ?? '';
  useEffect(() => {
    const wanted = text === shown ? '' : text.trim();
    let stop: (() => void) | undefined;
    const timer = setTimeout(
      () => {
        const subscription = fetchQuery<UserPickerQuery>(environment, query, { filter: { status: ['ACTIVE'], ...(wanted ? { text: wanted } : {}) } }).subscribe({
          next: ({ users }) => setFound(users.edges.map((edge) => edge.node)),
          error: () => setFound([]),
        });
        stop = () => subscription.unsubscribe();
      },
      wanted === '' ? 0 : pause,
    );
    return () => {
      clearTimeout(timer);
      stop?.();
    };
  }, [environment, text, shown]);
  const known = value && !found.some((user) => user.id === value.id) ? [value, ...found] : found;
  return (
    <SelectField
      {...field}
      value={value?.id ?? null}
      onChange={(id) => onChange(known.find((user) => user.id === id) ?? null)}
      options={known.map((user) => ({ value: user.id, label: user.name }))}
      onSearch={setText}
    />
  );
}
