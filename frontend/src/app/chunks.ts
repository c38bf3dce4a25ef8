import type { RowSource } from '~/grid';

/**
 * The same rows, asked for in smaller pieces: for lists whose rows hold lists of their own, of which the server would not
 * give a whole page at once. Rows of such a list do not follow the store; refresh the grid after a change.
 */
export function inChunks<Row>(source: RowSource<Row>, size: number): RowSource<Row> {
  return {
    key: source.key,
    id: source.id,
    rows: async (offset, limit, signal) => {
      const first = await source.rows(offset, Math.min(size, limit), signal);
      const rows = [...first.rows];
      for (let last = rows.length; last === size && rows.length < limit; ) {
        const page = await source.rows(offset + rows.length, Math.min(size, limit - rows.length), signal);
        rows.push(...page.rows);
        last = page.rows.length;
      }
      return { ...first, rows };
    },
  };
}
