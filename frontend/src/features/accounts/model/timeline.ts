/** Entries in runs: system events that follow each other are one run, everything else stands alone. */
export function runsOf<E extends { readonly kind: string }>(entries: readonly E[]): E[][] {
  const runs: E[][] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    if (entry.kind === 'SYSTEM' && last?.at(-1)?.kind === 'SYSTEM') last.push(entry);
    else runs.push([entry]);
  }
  return runs;
}
