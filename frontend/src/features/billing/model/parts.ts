import type { RowPage, RowSource } from '~/grid';

/** The same rows, asked for in requests of fewer each: 200 rows of which each has lists of its own cost more than one request may. */
export function inParts<Row>(source: RowSource<Row>, size: number): RowSource<Row> {
  const held = new Map<number, readonly Row[]>();
  const { watch } = source;
  const starts = (offset: number, limit: number) => Array.from({ length: Math.ceil(limit / size) }, (_, i) => offset + i * size);
  return {
    ...source,
    rows: async (offset, limit, signal) => {
      let first: RowPage<Row> | undefined;
      const rows: Row[] = [];
      for (const start of starts(offset, limit)) {
        const part = await source.rows(start, Math.min(size, offset + limit - start), signal);
        held.set(start, part.rows);
        first ??= part;
        rows.push(...part.rows);
        if (part.rows.length < size) break;
      }
      return { ...first, rows };
    },
    ...(watch
      ? {
          watch: (offset: number, limit: number, tell: (rows: readonly Row[]) => void) => {
            const all = starts(offset, limit);
            const ends = all.map((start) =>
              watch(start, Math.min(size, offset + limit - start), (rows) => {
                held.set(start, rows);
                tell(all.flatMap((one) => held.get(one) ?? []));
              }),
            );
            return () => ends.forEach((end) => end());
          },
        }
      : {}),
  };
}
