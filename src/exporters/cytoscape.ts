import { jsonItems, json } from './json.js';
import type { Cell, Column, Network } from './network.js';

/** Cytoscape JSON: `elements` as cytoscape.js takes them, in a network as Cytoscape opens it (.cyjs). */
export async function* cytoscape({ name, about, nodeColumns, edgeColumns, nodes, edges }: Network) {
  yield `{"data": ${json({ name, ...about })},\n"elements": {"nodes": [\n`;
  yield* jsonItems(nodes(), (cells) => ({ data: { ...record(nodeColumns, cells), name: cells[1] } }));
  yield '\n], "edges": [\n';
  let edge = 0;
  yield* jsonItems(edges(), (cells) => ({ data: { id: `edge ${edge++}`, ...record(edgeColumns, cells) } }));
  yield '\n]}}\n';
}

function record(columns: readonly Column[], cells: readonly Cell[]): Record<string, Cell> {
  return Object.fromEntries(columns.flatMap(({ name }, at) => (cells[at] === null ? [] : [[name, cells[at]]])));
}
