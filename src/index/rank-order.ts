import type { PackedStrings } from './packed-strings.js';
import type { StringLookup } from './string-lookup.js';

/** A column to sort by: the rank of each row's value, from 0, equal for equal values; -1 where it has none. */
export interface RankedColumn {
  ranks: Int32Array;
  descending: boolean;
}

/**
 * The rows 0 … count − 1 by these columns, the first foremost; rows without a value come last either way, ties by row.
 * Counting sorts, the last column first: O(columns · (count + greatest rank)).
 */
export function orderOfRanks(count: number, columns: readonly RankedColumn[]): Int32Array {
  let order = Int32Array.from({ length: count }, (_, row) => row);
  for (const { ranks, descending } of [...columns].reverse()) {
    let most = -1;
    for (const rank of ranks) if (rank > most) most = rank;
    const keyOf = (rank: number) => (rank < 0 ? most + 1 : descending ? most - rank : rank);
    const next = new Int32Array(most + 3);
    for (const rank of ranks) next[keyOf(rank) + 1]++;
    for (let key = 0; key < next.length - 1; key++) next[key + 1] += next[key];
    const sorted = new Int32Array(count);
    for (const row of order) sorted[next[keyOf(ranks[row])]++] = row;
    order = sorted;
  }
  return order;
}

/** Ranks of strings, from their order. O(count). */
export function stringRanks(strings: PackedStrings, order: Int32Array | null): Int32Array {
  const ranks = new Int32Array(strings.count);
  for (let at = 1, rank = 0; at < ranks.length; at++) {
    const [before, row] = order ? [order[at - 1], order[at]] : [at - 1, at];
    if (strings.compareRows(before, row) !== 0) rank++;
    ranks[row] = rank;
  }
  return ranks;
}

/** Ranks of what `codes` say; -1 for a code below 0. O(codes + names). */
export function codedRanks({ names, codes }: { names: StringLookup; codes: Int32Array }): Int32Array {
  const ofName = stringRanks(names.strings, names.order);
  return codes.map((code) => (code < 0 ? -1 : ofName[code]));
}

/** Ranks of numbers, `missing` being none. O(count log different values). */
export function numberRanks(numbers: ArrayLike<number>, missing: number): Int32Array {
  const different = new Set<number>();
  for (let row = 0; row < numbers.length; row++) different.add(numbers[row]);
  different.delete(missing);
  const rankOf = new Map([...different].sort((a, b) => a - b).map((value, rank) => [value, rank]));
  return Int32Array.from(numbers, (value) => rankOf.get(value) ?? -1);
}
