/** Comma-separated text for spreadsheets (RFC 4180). A cell that one would take for a formula is given to it as text. */

const needsQuotes = /[",\r\n]/;
const formula = /^[=+\-@\t\r]/;
const number = /^[+-]?\d+([.,]\d+)?$/;

const cell = (text: string): string => {
  const safe = formula.test(text) && !number.test(text) ? `'${text}` : text;
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** With a byte order mark, by which spreadsheets know UTF-8. */
export function toCsv(rows: readonly (readonly string[])[]): Blob {
  return new Blob(['\uFEFF', csvText(rows)], { type: 'text/csv;charset=utf-8' });
}

export const csvText = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.map(cell).join(',') + '\r\n').join('');
