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
    const rankOf = new Map<number, number>();
    for (let i = count - 1; i >= 0; i--) rankOf.set(sorted[i], i);
    for (let i = 0; i < count; i++) rows[i * WIDTH + rankColumn] = rankOf.get(values[i]) ?? 0;
  }
}
