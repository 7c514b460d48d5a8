import { LRUCache } from 'lru-cache';
import type { PaperRecord } from '../model/paper.js';

/** Where a server is given nothing else: some 20,000 papers with their abstracts. */
export const DEFAULT_PAPER_MEGABYTES = 64;
/** At most; texts of Latin letters take half. */
const BYTES_A_CHARACTER = 2;
/** What a paper takes beside its longest texts, in characters. */
const FRAME = 300;

/** Papers as the store has told them lately, by id: a list of them then needs no call. Those asked for last are kept. */
export type KnownPapers = Pick<LRUCache<string, PaperRecord>, 'get' | 'set'>;

/** @param megabytes for all of them; 0: none are kept */
export function knownPapers(megabytes = DEFAULT_PAPER_MEGABYTES): KnownPapers {
  const maxSize = Math.max(1, (megabytes * 1e6) / BYTES_A_CHARACTER);
  return new LRUCache({ maxSize, sizeCalculation: sizeOf });
}

function sizeOf({ title, abstract, authors }: PaperRecord): number {
  return authors.reduce((size, author) => size + author.length, FRAME + title.length + abstract.length);
}
