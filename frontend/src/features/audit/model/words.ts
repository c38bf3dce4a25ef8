const separators = /[._-]+/;

/** "invoice.post" as "Invoice: post", "creditMemo.approve" as "Credit memo: approve". */
export function actionText(action: string): string {
  const [noun = '', ...verb] = action.split(/\.(.*)/s);
  const words = (text: string) => text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').split(separators).join(' ').toLowerCase();
  const head = words(noun);
  return verb[0] ? `${head.charAt(0).toUpperCase()}${head.slice(1)}: ${words(verb[0])}` : `${head.charAt(0).toUpperCase()}${head.slice(1)}`;
}

/** The first and last characters of a hash, enough to compare by eye. */
export const shortHash = (hash: string): string => (hash.length > 14 ? `${hash.slice(0, 8)}…${hash.slice(-4)}` : hash);

interface Change {
  readonly field: string;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
}

/** The changes in one line: "amount 6,000.00 → 6,750.00; status – → OPEN". */
export function changesText(changes: readonly Change[]): string {
  return changes.map(({ field, from, to }) => `${field} ${from || '–'} → ${to || '–'}`).join('; ');
}
