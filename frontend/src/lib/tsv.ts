/** Tab-separated text as spreadsheets write and read it: CRLF between rows, quotes around cells that need them. */

const needsQuotes = /["\t\r\n]/;

export const quoteCell = (cell: string): string => (needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export function toTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoteCell).join('\t')).join('\r\n');
}

/** Reads LF, CR and CRLF rows. One line end at the very end closes the last row and opens no further one. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let i = 0;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  while (i < text.length) {
    const char = text.charAt(i);
    if (char === '"' && cell === '') {
      i++;
      while (i < text.length) {
        if (text.charAt(i) !== '"') cell += text.charAt(i++);
        else if (text.charAt(i + 1) === '"') {
          cell += '"';
          i += 2;
        } else break;
      }
      i++;
    } else if (char === '\t') {
      endCell();
      i++;
    } else if (char === '\r' || char === '\n') {
      endRow();
      i += char === '\r' && text.charAt(i + 1) === '\n' ? 2 : 1;
    } else {
      cell += char;
      i++;
    }
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (char) => entities[char] ?? char);

/** The same block as an HTML table, which office programs prefer when both are offered. */
export function toHtmlTable(rows: readonly (readonly string[])[], header = false): string {
  const line = (row: readonly string[], tag: 'th' | 'td') => `<tr>${row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  return `<table>${rows.map((row, i) => line(row, header && i === 0 ? 'th' : 'td')).join('')}</table>`;
}
