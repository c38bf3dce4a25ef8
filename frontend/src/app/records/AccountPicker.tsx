import { useEffect, useState } from 'react';
import { fetchQuery, graphql, useRelayEnvironment } from 'react-relay/hooks';
import { SelectField, type FieldProps } from '~/ui';
import type { AccountPickerQuery } from '~/__generated__/AccountPickerQuery.graphql';

export type PickedAccount = AccountPickerQuery['response']['accounts']['edges'][number]['node'];

export interface AccountPickerProps extends Pick<FieldProps, 'label' | 'hint' | 'error' | 'required' | 'disabled' | 'autoFocus'> {
  value: PickedAccount | null;
  onChange: (account: PickedAccount | null) => void;
  /** Type what is typed here first, such as the payer's name of the bank line. */
  initialText?: string;
  /** Only accounts that we bill. */
  debtors?: boolean;
}

const query = graphql`
  query AccountPickerQuery($filter: AccountFilter) {
    accounts(first: 20, filter: $filter) {
      edges {
        node {
          id
          number
          name
          currency
          paymentTerms
          purchaseOrderRequired
          businessUnit {
            id
            code
          }
        }
      }
    }
  }
`;

const pause = 150;

/** Finds an account by number or name on the server, as the person types. */
export function AccountPicker({ value, onChange, initialText = '', debtors, ...field }: AccountPickerProps) {
  const environment = useRelayEnvironment();
  const [text, setText] = useState(initialText);
  const [found, setFound] = useState<readonly PickedAccount[]>([]);
  const shown = value ? `${value.number} ${value.name}` : '';
  useEffect(() => {
    const wanted = text === shown ? '' : text;
    let stop: (() => void) | undefined;
    const timer = setTimeout(
      () => {
        const subscription = fetchQuery<AccountPickerQuery>(environment, query, {
          filter: { ...(wanted ? { text: wanted } : {}), ...(debtors ? { kind: ['CLIENT', 'DEALER', 'OEM', 'PARTNER'] } : {}) },
        }).subscribe({
          next: ({ accounts }) => setFound(accounts.edges.map((edge) => edge.node)),
          error: () => setFound([]),
        });
        stop = () => subscription.unsubscribe();
      },
      wanted === initialText ? 0 : pause,
    );
    return () => {
      clearTimeout(timer);
      stop?.();
    };
  }, [environment, text, shown, debtors, initialText]);
  const known = value && !found.some((account) => account.id === value.id) ? [value, ...found] : found;
  return (
    <SelectField
      {...field}
      value={value?.id ?? null}
      onChange={(id) => onChange(known.find((account) => account.id === id) ?? null)}
      options={known.map((account) => ({ value: account.id, label: `${account.number} ${account.name}` }))}
      onSearch={setText}
    />
  );
}
