import type { GraphIndex } from '../../index/graph-index.js';
import type { PaperFilter, PaperSelection } from '../../index/filter.js';
import { badUserInput } from '../errors.js';
import { checkedConfidence } from '../min-confidence.js';

/** The papers that `where` selects; null for all. A filter by a concept that does not exist is the caller's mistake. */
export function selectionOf(index: GraphIndex, where: PaperFilter | null | undefined): PaperSelection | null {
  if (!where) return null;
  checkConcepts(index, where);
  return index.select(where);
}

function checkConcepts(index: GraphIndex, where: PaperFilter): void {
  const { concept } = where;
  if (concept) {
    if ((concept.id == null) === (concept.name == null)) throw badUserInput('A concept filter takes `id` or `name`.');
    checkedConfidence(concept.minConfidence ?? 0);
    if (index.resolveConcept(concept) === undefined) {
      throw badUserInput(`There is no concept ${JSON.stringify(concept.id ?? concept.name)}; \`suggest\` finds names.`);
    }
  }
  for (const part of [...(where.all ?? []), ...(where.any ?? []), ...(where.not ? [where.not] : [])]) {
    checkConcepts(index, part);
  }
}
