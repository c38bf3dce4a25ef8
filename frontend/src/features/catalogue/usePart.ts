import { useEffect, useRef } from 'react';
import type { GridHandle } from '~/grid';
import { useEvents } from '~/app/useEvents';

/** What every part of the catalogue takes from the page. */
export interface PartProps {
  /** The dialog for a new entry is open. */
  adding: boolean;
  onAdded: () => void;
  /** Grows with every change beside the list. */
  changes: number;
}

/** The grid of a part: it is read again after changes beside it and after those of others. */
export function usePart<Row>(changes: number, types: readonly string[]) {
  const grid = useRef<GridHandle<Row>>(null);
  const seen = useRef(changes);
  useEvents(types, () => grid.current?.refresh());
  useEffect(() => {
    if (changes === seen.current) return;
    seen.current = changes;
    grid.current?.refresh();
  }, [changes]);
  return grid;
}
