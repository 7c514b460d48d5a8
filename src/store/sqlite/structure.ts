import type { LinkKind } from '../../model/extraction.js';
import { mentionWeight, type PaperStructure } from '../port.js';
import { ascending } from './ascending.js';
import type { SqliteConnection } from './connection.js';
import { groupByPaper } from './group-by.js';
import * as statements from './statements.js';

export type StructureRow = Pick<PaperStructure, 'id' | 'title' | 'year' | 'venue'> & { row: number };

interface TallyRow {
  paper: number;
  concept: number;
  tally: number;
}

/** `mentionWeight` of so many mentions, titles counted twice: the same number in every store, to the last bit. */
const weights: number[] = [];
function weightOf(tally: number): number {
  return (weights[tally] ??= mentionWeight(Array.from({ length: tally }, () => ({ field: 'abstract' as const }))));
}

/** What the index needs of these papers; within a read. `conceptIds` by row. O(papers + mentions). */
export function structureOf(
  connection: SqliteConnection,
  rows: readonly StructureRow[],
  conceptIds: ReadonlyMap<number, string>,
): PaperStructure[] {
  const asked = JSON.stringify(rows.map(({ row }) => row));
  const kinds = groupByPaper(connection.all<{ paper: number; kind: LinkKind }>(statements.LINK_KINDS_OF_ROWS, asked));
  const tallies = groupByPaper(connection.all<TallyRow>(statements.TALLIES_OF_ROWS, asked));
  return rows.map(({ row, id, title, year, venue }) => {
    // A concept stands twice where it is both a keyphrase and, since, in the vocabulary.
    const tallyOf = new Map<string, number>();
    for (const { concept, tally } of tallies.get(row) ?? []) {
      const conceptId = conceptIds.get(concept)!;
      tallyOf.set(conceptId, (tallyOf.get(conceptId) ?? 0) + tally);
    }
    const sorted = [...tallyOf].sort(([a], [b]) => ascending(a, b));
    return {
      id,
      title,
      year,
      venue,
      linkKinds: (kinds.get(row) ?? []).map(({ kind }) => kind).sort(ascending),
      conceptIds: sorted.map(([conceptId]) => conceptId),
      weights: sorted.map(([, tally]) => weightOf(tally)),
    };
  });
}
