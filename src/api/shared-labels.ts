import type { GraphIndex } from '../index/graph-index.js';
import { SharedLabels } from '../model/shared-labels.js';

// The concepts of an index never change.
const made = new WeakMap<GraphIndex, SharedLabels>();

/** The labels that several concepts of the vocabulary have, as the index shows them; made once for each. */
export function sharedLabelsOf(index: GraphIndex): SharedLabels {
  let labels = made.get(index);
  if (!labels) {
    labels = new SharedLabels(index.concepts.filter(({ origin }) => origin === 'vocabulary'));
    made.set(index, labels);
  }
  return labels;
}
