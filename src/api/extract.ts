import type { GraphIndex } from '../index/graph-index.js';
import type { Extract, MakeExtract } from '../model/ports.js';

// Texts are read by the concepts of an index, which never change.
const made = new WeakMap<GraphIndex, Extract>();

/** What reads texts by the concepts of an index; made once for each. */
export function extractOf(index: GraphIndex, makeExtract: MakeExtract): Extract {
  let extract = made.get(index);
  if (!extract) made.set(index, (extract = makeExtract(index.concepts)));
  return extract;
}
