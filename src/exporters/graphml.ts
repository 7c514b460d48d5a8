import type { Cell, Column, Network } from './network.js';
import { xml } from './xml.js';

const TYPE = { string: 'string', integer: 'int', number: 'double' } as const;

/** GraphML (graphml.graphdrawing.org): an attribute a column. Opens in Gephi, yEd, Cytoscape, igraph and networkx. */
export async function* graphml({ name, directed, about, nodeColumns, edgeColumns, nodes, edges }: Network) {
  const attributes = nodeColumns.slice(1);
  const measures = edgeColumns.slice(2);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  yield Object.keys(about)
    .map((key) => `<key id="${key}" for="graph" attr.name="${key}" attr.type="string"/>\n`)
    .join('');
  yield keys('node', attributes) + keys('edge', measures);
  yield `<graph id="${name}" edgedefault="${directed ? 'directed' : 'undirected'}">\n`;
  for (const [key, value] of Object.entries(about)) yield `<data key="${key}">${xml(value)}</data>\n`;
  for await (const rows of nodes()) {
    yield rows.map(([id, ...cells]) => `<node id="${xml(String(id))}">${data('n', cells)}</node>\n`).join('');
  }
  for await (const rows of edges()) {
    yield rows
      .map(([source, target, ...cells]) => {
        return `<edge source="${xml(String(source))}" target="${xml(String(target))}">${data('e', cells)}</edge>\n`;
      })
      .join('');
  }
  yield '</graph>\n</graphml>\n';
}

function keys(of: 'node' | 'edge', columns: readonly Column[]): string {
  return columns
    .map(({ name, type }, at) => {
      return `<key id="${of[0]}${at}" for="${of}" attr.name="${name}" attr.type="${TYPE[type]}"/>\n`;
    })
    .join('');
}

function data(of: 'n' | 'e', cells: readonly Cell[]): string {
  return cells.map((cell, at) => (cell === null ? '' : `<data key="${of}${at}">${xml(String(cell))}</data>`)).join('');
}
