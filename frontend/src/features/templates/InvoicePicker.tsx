import { useEffect, useRef, useState } from 'react';
import { fetchQuery, graphql, useRelayEnvironment } from 'react-relay/hooks';
import { t } from '~/i18n';
import { SelectField } from '~/ui';
import type { InvoicePickerNodeQuery } from '~/__generated__/InvoicePickerNodeQuery.graphql';
import type { InvoicePickerQuery } from '~/__generated__/InvoicePickerQuery.graphql';

type Found = InvoicePickerQuery['response']['invoices']['edges'][number]['node'];

const query = graphql`
  query InvoicePickerQuery($filter: InvoiceFilter) {
    invoices(first: 20, filter: $filter) {
      edges {
        node {
          id
          number
          account {
            id
            name
          }
        }
      }
    }
  }
`;

const nodeQuery = graphql`
  query InvoicePickerNodeQuery($id: ID!) {
    node(id: $id) {
      __typename
      ... on Invoice {
        id
        number
        account {
          id
          name
        }
      }
    }
  }
`;

const pause = 150;
const nameOf = (invoice: Found): string => `${invoice.number} ${invoice.account?.name ?? ''}`.trim();

/** The invoice that a template is tried on; the latest one until somebody chooses another. */
export function InvoicePicker({ value, onChange }: { value: string | null; onChange: (id: string) => void }) {
  const environment = useRelayEnvironment();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Found[]>([]);
  const [chosen, setChosen] = useState<Found | null>(null);
  const first = useRef({ value, onChange });
  useEffect(() => {
    first.current = { value, onChange };
  });
  const shown = chosen ? nameOf(chosen) : '';
  useEffect(() => {
    const wanted = text === shown ? '' : text.split(' ', 1)[0];
    let stop: (() => void) | undefined;
    const timer = setTimeout(
      () => {
        const subscription = fetchQuery<InvoicePickerQuery>(environment, query, { filter: wanted ? { text: wanted } : {} }).subscribe({
          next: ({ invoices }) => {
            const nodes = invoices.edges.map((edge) => edge.node);
            setFound(nodes);
            const latest = nodes[0];
            if (first.current.value === null && latest) {
              setChosen(latest);
              first.current.onChange(latest.id);
            }
          },
          error: () => setFound([]),
        });
        stop = () => subscription.unsubscribe();
      },
      wanted ? pause : 0,
    );
    return () => {
      clearTimeout(timer);
      stop?.();
    };
  }, [environment, text, shown]);
  // An address may name an invoice that is not among those that were found.
  const strange = value !== null && chosen?.id !== value && !found.some((invoice) => invoice.id === value) ? value : null;
  useEffect(() => {
    if (strange === null) return;
    const subscription = fetchQuery<InvoicePickerNodeQuery>(environment, nodeQuery, { id: strange }).subscribe({
      next: ({ node }) => {
        if (node?.__typename === 'Invoice') setChosen(node);
      },
    });
    return () => subscription.unsubscribe();
  }, [environment, strange]);
  const known = chosen && !found.some((invoice) => invoice.id === chosen.id) ? [chosen, ...found] : found;
  return (
    <SelectField
      label={t('preview.invoice', 'Shown with')}
      value={value}
      onChange={(id) => {
        const next = known.find((invoice) => invoice.id === id);
        if (!next) return;
        setChosen(next);
        onChange(next.id);
      }}
      options={known.map((invoice) => ({ value: invoice.id, label: nameOf(invoice) }))}
      onSearch={setText}
    />
  );
}
