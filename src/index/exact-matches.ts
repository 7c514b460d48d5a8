import type { Concept } from '../model/concept.js';

/** A concept that means the same, by its address or id; `concept` is its row, null where the index does not have it. */
export interface ExactMatch {
  match: string;
  concept: number | null;
}

/** Length concepts: what each matches exactly, as either side says, those it names itself first. O(concepts + matches). */
export function exactMatchesOf(concepts: readonly Concept[]): ExactMatch[][] {
  const rowOf = new Map<string, number>();
  concepts.forEach(({ uri }, row) => uri !== null && rowOf.set(uri, row));
  concepts.forEach(({ id }, row) => rowOf.set(id, row));
  const found = concepts.map(({ exactMatches }) =>
    exactMatches.map((match): ExactMatch => ({ match, concept: rowOf.get(match) ?? null })),
  );
  concepts.forEach((concept, row) => {
    for (const { concept: other } of found[row].slice(0, concept.exactMatches.length)) {
      if (other === null || other === row || found[other].some(({ concept: known }) => known === row)) continue;
      found[other].push({ match: concept.uri ?? concept.id, concept: row });
    }
  });
  return found;
}
