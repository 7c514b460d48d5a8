import type { LinkKind } from '../model/extraction.js';
import { addBit, andBits, emptyBitSet, fullBitSet, notBits, orBits, type BitSet } from '../sparse/bit-set.js';
import type { CodedColumn } from './coded-column.js';
import { stringTest, type StringCondition } from './conditions.js';
import { linkBit, type PaperTable } from './paper-table.js';

/** Some of several things: at least one of `any`, every one of `all`, none of `none`; each that is given. */
export interface SetCondition<T> {
  any?: T[] | null;
  all?: T[] | null;
  none?: T[] | null;
}

/** Papers whose value satisfies a test. O(papers). */
export function papersWhere<T>(papers: PaperTable, holds: (value: T) => boolean, valueOf: (row: number) => T): BitSet {
  const set = emptyBitSet(papers.count);
  for (let row = 0; row < papers.count; row++) if (holds(valueOf(row))) addBit(set, row);
  return set;
}

/** Papers by id. O(ids · log papers). */
export function papersWithIds(papers: PaperTable, { eq, in: among }: Pick<StringCondition, 'eq' | 'in'>): BitSet {
  const rows = (ids: readonly string[]) => {
    const set = emptyBitSet(papers.count);
    for (const id of ids) {
      const row = papers.rowOf(id);
      if (row !== undefined) addBit(set, row);
    }
    return set;
  };
  const sets = [eq == null ? null : rows([eq]), among ? rows(among) : null].filter((set) => set !== null);
  return sets.reduce(andBits, fullBitSet(papers.count));
}

/** Papers whose name in a column satisfies a condition. Each name is looked at once: O(names + papers). */
export function papersCoded(papers: PaperTable, { names, codes }: CodedColumn, condition: StringCondition): BitSet {
  const test = stringTest(condition);
  const holds = namesThatHold(names.strings.count, (code) => test(names.strings.at(code)));
  const unknown = test(null);
  return papersWhere(
    papers,
    (code: number) => (code < 0 ? unknown : holds[code] === 1),
    (row) => codes[row],
  );
}

/** Papers of which some author satisfies a condition; one that null satisfies selects those without authors. O(authors + their papers). */
export function papersOfAuthor(papers: PaperTable, condition: StringCondition): BitSet {
  const { names, matrix } = papers.columns.authors;
  const test = stringTest(condition);
  const holds = namesThatHold(matrix.columns, (author) => test(names.strings.at(author)));
  const unknown = test(null);
  const set = emptyBitSet(papers.count);
  for (let row = 0; row < papers.count; row++) {
    const [start, end] = [matrix.indptr[row], matrix.indptr[row + 1]];
    let found = start === end && unknown;
    for (let at = start; at < end && !found; at++) found = holds[matrix.indices[at]] === 1;
    if (found) addBit(set, row);
  }
  return set;
}

/** Papers that give a link of a kind. O(papers). */
export function papersWithLink(papers: PaperTable, kind: LinkKind): BitSet {
  const bit = linkBit(kind);
  return papersWhere(
    papers,
    (kinds: number) => (kinds & bit) !== 0,
    (row) => papers.linkKinds[row],
  );
}

/** Papers by which of several things they have; `papersWith` gives those of one. */
export function papersWithSome<T>(
  papers: PaperTable,
  { any, all, none }: SetCondition<T>,
  papersWith: (thing: T) => BitSet,
): BitSet {
  let selected = fullBitSet(papers.count);
  if (any) selected = any.map(papersWith).reduce(orBits, emptyBitSet(papers.count));
  for (const thing of all ?? []) selected = andBits(selected, papersWith(thing));
  for (const thing of none ?? []) selected = andBits(selected, notBits(papersWith(thing)));
  return selected;
}

function namesThatHold(count: number, holds: (code: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: count }, (_, code) => Number(holds(code)));
}
