import type { Cell, Column, Network } from './network.js';
import { xml } from './xml.js';

const TYPE = { string: 'string', integer: 'integer', number: 'double' } as const;

/** GEXF 1.2 (gexf.net), which every version of Gephi reads; networkx does, too. The label and the weight are GEXF's own. */
export async function* gexf({ directed, about, nodeColumns, edgeColumns, nodes, edges }: Network) {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n';
  const words = Object.entries(about).map(([key, value]) => `${key} ${value}`);
  yield `<meta><creator>papergraph</creator><description>${xml(words.join(', '))}</description></meta>\n`;
  yield `<graph mode="static" defaultedgetype="${directed ? 'directed' : 'undirected'}">\n`;
  yield attributes('node', nodeColumns.slice(2)) + attributes('edge', edgeColumns.slice(3));
  yield '<nodes>\n';
  for await (const rows of nodes()) {
    yield rows
      .map(([id, label, ...cells]) => {
        return `<node id="${xml(String(id))}" label="${xml(String(label))}">${values(cells)}</node>\n`;
      })
      .join('');
  }
  yield '</nodes>\n<edges>\n';
  let edge = 0;
  for await (const rows of edges()) {
    yield rows
      .map(([source, target, weight, ...cells]) => {
        const ends = `source="${xml(String(source))}" target="${xml(String(target))}"`;
        return `<edge id="${edge++}" ${ends} weight="${weight}">${values(cells)}</edge>\n`;
      })
      .join('');
  }
  yield '</edges>\n</graph>\n</gexf>\n';
}

function attributes(of: 'node' | 'edge', columns: readonly Column[]): string {
  if (columns.length === 0) return '';
  const list = columns.map(({ name, type }, at) => `<attribute id="${at}" title="${name}" type="${TYPE[type]}"/>`);
  return `<attributes class="${of}">${list.join('')}</attributes>\n`;
}

function values(cells: readonly Cell[]): string {
  const list = cells.map((cell, at) => (cell === null ? '' : `<attvalue for="${at}" value="${xml(String(cell))}"/>`));
  const joined = list.join('');
  return joined === '' ? '' : `<attvalues>${joined}</attvalues>`;
}
