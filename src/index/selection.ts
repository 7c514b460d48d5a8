import { addBit, bitSetOf, countBits, emptyBitSet, hasBit, type BitSet } from '../sparse/bit-set.js';
import { NO_YEAR, type PaperTable } from './paper-table.js';

/** Papers as a bit set over rows; null: all. */
export type Selection = BitSet | null;

/** O(1). */
export function isSelected(selection: Selection, row: number): boolean {
  return selection === null || hasBit(selection, row);
}

/** How many of the papers are selected. O(papers / 32). */
export function selectedCount(selection: Selection, papers: PaperTable): number {
  return selection === null ? papers.count : countBits(selection);
}

/** The papers of these ids; unknown ids play no part. O(ids · log papers). */
export function selectionOfIds(papers: PaperTable, ids: readonly string[]): BitSet {
  return bitSetOf(
    papers.count,
    ids.flatMap((id) => papers.rowOf(id) ?? []),
  );
}

/** The papers of a selection that were published in these years, both included. O(papers). */
export function yearsWithin(
  { years, count }: PaperTable,
  { from, to }: { from: number; to: number },
  selection: Selection,
): BitSet {
  const set = emptyBitSet(count);
  years.forEach((year, row) => {
    if (year !== NO_YEAR && year >= from && year <= to && isSelected(selection, row)) addBit(set, row);
  });
  return set;
}
