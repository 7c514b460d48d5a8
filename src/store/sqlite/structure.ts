import type { LinkKind } from '../../model/extraction.js';
import { mentionWeight, type PaperStructure } from '../port.js';
import { ascending } from './ascending.js';
import type { SqliteConnection } from './connection.js';
import { groupRows } from './group-rows.js';
import * as statements from './statements.js';

export type StructureRow = Pick<
  PaperStructure,
  'id' | 'title' | 'abstract' | 'year' | 'publishedOn' | 'venue' | 'source' | 'runId'
> & {
  row: number;
  /** JSON. */
  authors: string;
};

/** `mentionWeight` of so many mentions, titles counted twice: the same number in every store, to the last bit. */
const weights: number[] = [];
function weightOf(tally: number): number {
  return (weights[tally] ??= mentionWeight(Array.from({ length: tally }, () => ({ field: 'abstract' as const }))));
}

interface ConceptPlaces {
  /** By place: ids ascending. */
  ids: string[];
  /** By row. */
  placeOf: Map<number, number>;
}

/** What the index needs of these papers; within a read. O(concepts + papers + mentions). */
export function structureOf(connection: SqliteConnection, rows: readonly StructureRow[]): PaperStructure[] {
  const asked = JSON.stringify(rows.map(({ row }) => row));
  const kinds = groupRows(connection.tuples<[number, LinkKind]>(statements.LINK_KINDS_OF_ROWS, asked));
  const mentioned = groupRows(connection.tuples<[number, string, string, string]>(statements.MENTIONED_OF_ROWS, asked));
  const places = conceptPlaces(connection);
  return rows.map(({ row, id, title, abstract, year, publishedOn, venue, authors, source, runId }) => ({
    id,
    title,
    abstract,
    year,
    publishedOn,
    venue,
    authors: JSON.parse(authors) as string[],
    source,
    runId,
    linkKinds: (kinds.get(row) ?? []).map(([kind]) => kind).sort(ascending),
    ...weighted(mentioned.get(row) ?? [], places),
  }));
}

/** Read with every page: concepts may come and go between pages. */
function conceptPlaces(connection: SqliteConnection): ConceptPlaces {
  const concepts = connection.tuples<[string, number]>(statements.CONCEPT_ROWS);
  return {
    ids: concepts.map(([id]) => id),
    placeOf: new Map(concepts.map(([, row], place) => [row, place])),
  };
}

/** A concept is in both lists where it is a keyphrase and, since, in the vocabulary. */
function weighted(
  lists: readonly (readonly [concepts: string, inTitle: string, steps: string])[],
  { ids, placeOf }: ConceptPlaces,
): Pick<PaperStructure, 'conceptIds' | 'weights' | 'confidenceSteps'> {
  const tallies = new Map<number, number>();
  const highest = new Map<number, number>();
  for (const [concepts, inTitle, confidenceSteps] of lists) {
    const titles = JSON.parse(inTitle) as number[];
    const steps = JSON.parse(confidenceSteps) as number[];
    (JSON.parse(concepts) as number[]).forEach((row, i) => {
      const place = placeOf.get(row)!;
      tallies.set(place, (tallies.get(place) ?? 0) + 1 + titles[i]);
      highest.set(place, Math.max(highest.get(place) ?? 0, steps[i]));
    });
  }
  const found = Uint32Array.from(tallies.keys()).sort();
  return {
    conceptIds: Array.from(found, (place) => ids[place]),
    weights: Array.from(found, (place) => weightOf(tallies.get(place)!)),
    confidenceSteps: Array.from(found, (place) => highest.get(place)!),
  };
}
