import { toHtmlTable, toTsv } from '~/lib/tsv';
import type { Cursor, GridColumn, Range } from './types';

export interface Bounds {
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

export function boundsOf({ anchor, head }: Range): Bounds {
  return {
    firstRow: Math.max(0, Math.min(anchor.row, head.row)),
    lastRow: Math.max(anchor.row, head.row),
    firstColumn: Math.min(anchor.column, head.column),
    lastColumn: Math.max(anchor.column, head.column),
  };
}

export const isBlock = (range: Range): boolean => range.anchor.row !== range.head.row || range.anchor.column !== range.head.column;

export const inBounds = (bounds: Bounds, cell: Cursor): boolean =>
  cell.row >= bounds.firstRow && cell.row <= bounds.lastRow && cell.column >= bounds.firstColumn && cell.column <= bounds.lastColumn;

const headerOf = <Row>(column: GridColumn<Row>): string => (column.unit ? `${column.label} (${column.unit})` : column.label);

/** A cell that a spreadsheet would run as a formula is written with a leading apostrophe; plain negative numbers are not. */
function inert(text: string): string {
  return /^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && !/^[+-]?[\d.,\s]+$/.test(text)) ? `'${text}` : text;
}

export interface Block {
  cells: string[][];
  text: string;
  html: string;
}

export function blockOf<Row>(rows: readonly Row[], columns: readonly GridColumn<Row>[], withHeaders: boolean): Block {
  const body = rows.map((row) => columns.map((column) => inert((column.copy ?? column.text)(row))));
  const cells = withHeaders ? [columns.map(headerOf), ...body] : body;
  return { cells, text: toTsv(cells), html: toHtmlTable(cells, withHeaders) };
}

export function fillClipboard(clipboard: DataTransfer, block: Block): void {
  clipboard.setData('text/plain', block.text);
  clipboard.setData('text/html', block.html);
}

/**
 * Copies outside the browser's own shortcut. A copy event is provoked by selecting something for a moment: this works
 * without the asynchronous clipboard, which insecure addresses do not have.
 */
export function writeToClipboard(block: Block): void {
  const carrier = document.createElement('span');
  carrier.className = 'sr-only';
  carrier.textContent = '.';
  document.body.append(carrier);
  const onCopy = (event: globalThis.ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.clipboardData) fillClipboard(event.clipboardData, block);
  };
  window.addEventListener('copy', onCopy, { capture: true, once: true });
  const selection = getSelection();
  selection?.selectAllChildren(carrier);
  document.execCommand('copy');
  window.removeEventListener('copy', onCopy, { capture: true });
  selection?.removeAllRanges();
  carrier.remove();
}
