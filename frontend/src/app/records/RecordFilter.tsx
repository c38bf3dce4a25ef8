import { Suspense, useState, type ReactNode } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { ErrorBoundary } from '~/app/errors';
import { t } from '~/i18n';
import { withField } from '~/lib/url';
import { Button, Dialog } from '~/ui';
import type { RecordFilterQuery } from '~/__generated__/RecordFilterQuery.graphql';
import type { FilterProps } from './filters';
import css from './records.module.css';

type Picker<T> = (value: T | null, onChange: (value: T | null) => void) => ReactNode;

/** One record of a list, by its id in the filter. A second press takes it away. */
export function RecordFilter<T extends { readonly id: string }>({ field, label, filter, onFilter, picker }: FilterProps & { picker: Picker<T> }) {
  const [choosing, setChoosing] = useState(false);
  const id = filter[field]?.[0];
  return (
    <>
      <button
        type="button"
        className={css.filter}
        data-set={id !== undefined || undefined}
        aria-haspopup={id === undefined ? 'dialog' : undefined}
        onClick={() => (id === undefined ? setChoosing(true) : onFilter(withField(filter, field, [])))}
      >
        {id === undefined ? (
          label
        ) : (
          <>
            {label}:{' '}
            <ErrorBoundary key={id}>
              <Suspense fallback="…">
                <Name id={id} />
              </Suspense>
            </ErrorBoundary>{' '}
            ×
          </>
        )}
      </button>
      {choosing ? <Choose label={label} picker={picker} onClose={() => setChoosing(false)} onChoose={(chosen) => onFilter(withField(filter, field, [chosen.id]))} /> : null}
    </>
  );
}

function Name({ id }: { id: string }) {
  const { node } = useLazyLoadQuery<RecordFilterQuery>(
    graphql`
      query RecordFilterQuery($id: ID!) {
        node(id: $id) {
          id
          ... on Account {
            name
          }
          ... on User {
            name
          }
        }
      }
    `,
    { id },
  );
  return node?.name ?? '?';
}

function Choose<T extends { readonly id: string }>({ label, picker, onClose, onChoose }: { label: string; picker: Picker<T>; onClose: () => void; onChoose: (chosen: T) => void }) {
  const [chosen, setChosen] = useState<T | null>(null);
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={label}
      footer={
        <Button kind="primary" type="submit" form="record-filter" disabled={!chosen}>
          {t('filter.apply', 'Show')}
        </Button>
      }
    >
      <form
        id="record-filter"
        onSubmit={(event) => {
          event.preventDefault();
          if (!chosen) return;
          onChoose(chosen);
          onClose();
        }}
      >
        {picker(chosen, setChosen)}
      </form>
    </Dialog>
  );
}
