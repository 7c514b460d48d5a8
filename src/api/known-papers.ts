import { LRUCache } from 'lru-cache';
import type { PaperRecord } from '../model/paper.js';

/** Characters of all papers that are kept: at 1,500 a paper, some 20,000 papers, in 30 to 60 MB. */
const MAX_CHARACTERS = 32_000_000;
/** What a paper takes beside its texts, in characters. */
const FRAME = 300;

/** Papers as the store has told them lately, by id: a list of them then needs no call. Those asked for last are kept. */
export type KnownPapers = Pick<LRUCache<string, PaperRecord>, 'get' | 'set'>;

export function knownPapers(maxCharacters = MAX_CHARACTERS): KnownPapers {
  return new LRUCache({ maxSize: maxCharacters, sizeCalculation: sizeOf });
}

function sizeOf({ title, abstract, authors }: PaperRecord): number {
  return authors.reduce((size, author) => size + author.length, FRAME + title.length + abstract.length);
}
