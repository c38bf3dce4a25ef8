export interface PreviewRecord {
  readonly line: number;
  readonly kind: string;
  readonly cells: readonly { readonly field: string; readonly value: string }[];
}

export interface KindTable {
  kind: string;
  fields: string[];
  rows: { line: number; values: Record<string, string> }[];
}

/** Records of a preview as one table per kind, with the fields in the order in which they first come. */
export function tables(records: readonly PreviewRecord[]): KindTable[] {
  const byKind = new Map<string, KindTable>();
  for (const record of records) {
    let table = byKind.get(record.kind);
    if (!table) byKind.set(record.kind, (table = { kind: record.kind, fields: [], rows: [] }));
    const values: Record<string, string> = {};
    for (const { field, value } of record.cells) {
      if (!table.fields.includes(field)) table.fields.push(field);
      values[field] = value;
    }
    table.rows.push({ line: record.line, values });
  }
  return [...byKind.values()];
}
