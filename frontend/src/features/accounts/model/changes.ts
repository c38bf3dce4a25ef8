/** Fields of an edit as text, by name. */
export type Values = Readonly<Record<string, string>>;

export interface Difference {
  field: string;
  /** What the edit started from. */
  base: string;
  mine: string;
  theirs: string;
  /** Both changed it, to different values. */
  clash: boolean;
}

/** The fields that this edit changes. */
export const changed = (base: Values, mine: Values): string[] => Object.keys(mine).filter((field) => mine[field] !== base[field]);

/** What somebody else changed meanwhile, or both did, field by field. */
export function differences(base: Values, mine: Values, theirs: Values): Difference[] {
  return Object.keys(mine)
    .map((field) => {
      const [was, own, other] = [base[field] ?? '', mine[field] ?? '', theirs[field] ?? ''];
      return { field, base: was, mine: own, theirs: other, clash: own !== was && other !== was && own !== other };
    })
    .filter(({ base: was, mine: own, theirs: other }) => own !== was || other !== was);
}

/** My changes on top of theirs. */
export function rebased(base: Values, mine: Values, theirs: Values): Record<string, string> {
  return Object.fromEntries(Object.keys(mine).map((field) => [field, (mine[field] !== base[field] ? mine[field] : theirs[field]) ?? '']));
}
