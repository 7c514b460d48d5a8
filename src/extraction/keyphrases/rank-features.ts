import { COLUMN, WIDTH } from './features.js';

/** Column, the column of its rank, and whether the lowest or the highest value comes first. */
const RANKS = [
  [COLUMN.places, COLUMN.placesRank, -1],
  [COLUMN.first, COLUMN.firstRank, 1],
  [COLUMN.tfIdf, COLUMN.tfIdfRank, -1],
  [COLUMN.sumTfIdf, COLUMN.sumRank, -1],
  [COLUMN.keywordRatio, COLUMN.ratioRank, -1],
  [COLUMN.vote, COLUMN.voteRank, -1],
] as const;

/** Ranks of the `count` candidates among themselves, equal values alike. */
export function fillRanks(rows: Float32Array, count: number): void {
  const values = new Float32Array(count);
  const sorted = new Float32Array(count);
  for (const [column, rankColumn, sign] of RANKS) {
    for (let i = 0; i < count; i++) values[i] = sorted[i] = sign * rows[i * WIDTH + column];
    sorted.sort();
    for (let i = 0; i < count; i++) rows[i * WIDTH + rankColumn] = firstAtLeast(sorted, values[i]);
  }
}

/** Where the first of ascending numbers stands that is not below `value`. */
function firstAtLeast(sorted: Float32Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
