import type { Cell, Column, Network } from './network.js';
import { portable } from './portable-text.js';

/** Edges as CSV (RFC 4180): a heading, then a line each. */
export function edgesAsCsv({ edgeColumns, edges }: Network): AsyncGenerator<string> {
  return lines(edgeColumns, edges());
}

/** Nodes as CSV. */
export function nodesAsCsv({ nodeColumns, nodes }: Network): AsyncGenerator<string> {
  return lines(nodeColumns, nodes());
}

async function* lines(columns: readonly Column[], lists: AsyncIterable<Cell[][]>): AsyncGenerator<string> {
  yield line(columns.map(({ name }) => name));
  for await (const rows of lists) yield rows.map(line).join('');
}

function line(cells: readonly Cell[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** A text that a spreadsheet would run as a formula begins with an apostrophe. */
function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = portable(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
