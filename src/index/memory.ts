import type { Snapshot } from '../model/run.js';
import type { GraphStore } from '../store/port.js';
import { buildIndex, type IndexOptions } from './build.js';
import { readIndexHeader } from './read-file.js';
import { sectionsOf } from './sections.js';

/** What an index holds in memory, in bytes. */
export interface IndexMemory {
  bytes: number;
  perPaper: number;
  perMention: number;
  perConcept: number;
  papers: number;
  /** Pairs of a paper and a concept that it speaks of, however often. */
  mentions: number;
  /** All that are known, mentioned or not. */
  concepts: number;
}

/**
 * The size of the arrays of an index, and what one more paper, one more mention (a concept of a paper) and one more
 * concept adds; 0 where there are none. A paper counts with its words, a concept as its text.
 */
export function memoryOf(sections: readonly { name: string; bytes: number }[]): IndexMemory {
  const size = (belongs: (name: string) => boolean) =>
    sections.reduce((sum, { name, bytes }) => sum + (belongs(name) ? bytes : 0), 0);
  const isMention = (name: string) => /^(?:matrix|transposed)\.(?:indices|values|confidences)$/.test(name);
  const isPaper = (name: string) => /^(?:papers|terms)\./.test(name) || name === 'matrix.indptr';
  const [papers, mentions, concepts] = [
    size((name) => name === 'papers.titleOrder') / 4,
    size((name) => name === 'matrix.indices') / 4,
    size((name) => name === 'concepts.papersWithNarrower') / 4,
  ];
  const each = (bytes: number, count: number) => (count === 0 ? 0 : bytes / count);
  return {
    bytes: size(() => true),
    perPaper: each(size(isPaper), papers),
    perMention: each(size(isMention), mentions),
    perConcept: each(
      size((name) => !isMention(name) && !isPaper(name)),
      concepts,
    ),
    papers,
    mentions,
    concepts,
  };
}

/**
 * The size of the index of a store: as the file at `path` (null: none) says where it is of this snapshot, else of an
 * index that is built for this.
 */
export async function sizeOfIndex(
  store: GraphStore,
  snapshot: Snapshot,
  path: string | null,
  options: IndexOptions = {},
): Promise<IndexMemory> {
  const header = path === null ? null : await readIndexHeader(path).catch(() => null);
  if (header?.snapshotId === snapshot.id) return memoryOf(header.sections);
  const sections = sectionsOf(await buildIndex(store, snapshot, options));
  return memoryOf(Object.entries(sections).map(([name, { byteLength }]) => ({ name, bytes: byteLength })));
}
