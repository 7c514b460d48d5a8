import { contentWords } from '../model/content-words.js';
import { SENTENCE_ROLES, sentencesOf } from '../model/sentence-roles.js';
import { allocateIndptr, type CsrMatrix } from '../sparse/csr.js';
import { GrowingArray } from './growing-array.js';
import { PackedStrings } from './packed-strings.js';
import { StringLookup } from './string-lookup.js';

const MOST = 255;
/** A word of the title counts as so many. */
export const TITLE_COUNT = 2;

/** The words of the papers' titles and abstracts; see `contentWords`. */
export interface WordTable {
  /** Columns by word: in the order in which papers, by id, first have them. */
  keys: StringLookup;
  /** Papers × words; ones. */
  matrix: CsrMatrix;
  /** Beside the entries of `matrix`: how often the paper has the word, in its title twice; 255 is the most. */
  counts: Uint8Array;
  /** Length words × roles (as `SENTENCE_ROLES`): how often each stands in sentences of each role. */
  roleCounts: Int32Array;
}

/** How often each word stands in a text, a word of the title counting `TITLE_COUNT` times. */
export function wordCounts(title: string, abstract: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of contentWords(title)) counts.set(key, (counts.get(key) ?? 0) + TITLE_COUNT);
  for (const { key } of contentWords(abstract)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Makes the word table of papers that come one by one. Memory: 5 bytes a word of a paper, and each word once. */
export class WordTableBuilder {
  private readonly columnOf = new Map<string, number>();
  private readonly ends = new GrowingArray((length) => new Float64Array(length), [0]);
  private readonly indices = new GrowingArray((length) => new Int32Array(length));
  private readonly counts = new GrowingArray((length) => new Uint8Array(length));
  private readonly roles: number[][] = SENTENCE_ROLES.map(() => []);

  push({ title, abstract }: { title: string; abstract: string }): void {
    const counts = new Map<number, number>();
    const add = (key: string, count: number): number => {
      const column = this.column(key);
      counts.set(column, (counts.get(column) ?? 0) + count);
      return column;
    };
    for (const { key } of contentWords(title)) add(key, TITLE_COUNT);
    const words = contentWords(abstract);
    let next = 0;
    for (const { end, role } of sentencesOf(abstract)) {
      const standing = this.roles[SENTENCE_ROLES.indexOf(role)];
      for (; next < words.length && words[next].start < end; next++) standing[add(words[next].key, 1)]++;
    }
    for (const column of Int32Array.from(counts.keys()).sort()) {
      this.indices.push(column);
      this.counts.push(Math.min(MOST, counts.get(column)!));
    }
    this.ends.push(this.indices.length);
  }

  finish(): WordTable {
    const indptr = allocateIndptr(this.ends.length - 1, this.indices.length);
    indptr.set(this.ends.finish());
    const words = this.columnOf.size;
    const roleCounts = new Int32Array(words * SENTENCE_ROLES.length);
    this.roles.forEach((counts, role) => counts.forEach((count, word) => (roleCounts[word * 3 + role] = count)));
    return {
      keys: StringLookup.of(PackedStrings.of(this.columnOf.keys())),
      matrix: { rows: indptr.length - 1, columns: words, indptr, indices: this.indices.finish(), values: null },
      counts: this.counts.finish(),
      roleCounts,
    };
  }

  private column(key: string): number {
    const known = this.columnOf.get(key);
    if (known !== undefined) return known;
    const column = this.columnOf.size;
    this.columnOf.set(key, column);
    for (const counts of this.roles) counts.push(0);
    return column;
  }
}
