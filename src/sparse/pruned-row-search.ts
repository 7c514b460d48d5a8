import type { BitSet } from './bit-set.js';
import { hasBit } from './bit-set.js';
import { scoreOf, scratchOf, type ComparableRows, type RowMeasure } from './comparable-rows.js';
import { profileStep, WHOLE } from './norm-profile.js';
import { dotWith, releaseRow, takeRow } from './row-scratch.js';
import { createTopK, offer, type TopKHeap } from './top-k.js';

/** Which rows are asked for; see `RowSimilarityOptions`. */
export interface RowQuery {
  row: number;
  measure: RowMeasure;
  minScore: number;
  mask: BitSet | null;
}

/** What stands for a cosine of 1 where bounds are whole numbers. */
const ONE = 60_000;
/** A bound that was cut off here may be any. */
const MOST = 65_535;
/** Scores and bounds are made in different orders: they may be off by rounding, never by so much. */
const SLACK = 1 + 1e-9;

/**
 * Offers to the (empty) heap the rows most similar to `row`, comparing few of those that share a column with it.
 *
 * Columns are taken by length, and add to an upper bound of the cosine with each row that they meet. Before a column that
 * is longer than all so far, the rows of the highest bounds are compared, which gives a score that the answers reach. No
 * further column is taken once rows that were not met cannot reach it; of those met, the rows are compared whose bound
 * does, with what the columns left can add (`NormProfile`). For other measures than the cosine, both ask for the cosine
 * that a row of such a score must have.
 */
export function searchPruned(rows: ComparableRows, query: RowQuery, heap: TopKHeap): void {
  const { matrix, transposed, profile, norms } = rows;
  const { bounds, met, asked } = scratchOf(rows);
  const k = heap.scores.length;
  takeRow(asked, matrix, transposed, query.row, norms[query.row]);
  const { size, columns, lengths, shares, rest } = asked;

  let least = leastCosine(rows, query, query.minScore);
  let found = 0;
  let taken = 0;
  for (; taken < size; taken++) {
    if (lengths[taken] > found && found >= k) {
      least = Math.max(least, leastCosine(rows, query, sureScore(rows, query, heap, found)));
    }
    if (rest[taken] < least) break;
    const start = transposed.indptr[columns[taken]];
    const weight = Math.floor(shares[taken] * (ONE / WHOLE)) + 1; // rounded up, and never 0
    found = addBounds(transposed.indices, profile.entries, start, start + lengths[taken], weight, bounds, met, found);
  }

  const step = taken === size ? 0 : profileStep(profile.thresholds, lengths[taken]);
  const kept = keepReaching(met, found, bounds, profile.long[step], rest[taken] * (ONE / WHOLE), least * ONE);
  heap.size = 0;
  for (let t = 0; t < kept; t++) compare(rows, query, met[t], heap);
  releaseRow(asked);
}

/** Adds what a column gives to the bounds of the rows that have it; gives the number of rows met. */
function addBounds(
  indices: Int32Array,
  shares: Uint8Array,
  start: number,
  end: number,
  weight: number,
  bounds: Uint16Array,
  met: Int32Array,
  found: number,
): number {
  for (let t = start; t < end; t++) {
    const other = indices[t];
    const bound = bounds[other];
    bounds[other] = Math.min(MOST, bound + Math.imul(weight, shares[t]));
    met[found] = other;
    found += bound === 0 ? 1 : 0; // added, not branched on
  }
  return found;
}

/** Keeps of the rows met those whose bound and `weight` times their share reach `least`; clears the bounds. */
function keepReaching(
  met: Int32Array,
  found: number,
  bounds: Uint16Array,
  shares: Uint8Array,
  weight: number,
  least: number,
): number {
  let kept = 0;
  for (let t = 0; t < found; t++) {
    const other = met[t];
    const bound = bounds[other];
    bounds[other] = 0;
    if (bound + weight * shares[other] >= least || bound === MOST) met[kept++] = other;
  }
  return kept;
}

/** A score that k rows are sure to reach: that of the k rows of the highest bounds; −∞ where they are fewer. */
function sureScore(rows: ComparableRows, query: RowQuery, heap: TopKHeap, found: number): number {
  const scratch = scratchOf(rows);
  const { bounds, met } = scratch;
  const k = heap.scores.length;
  if (scratch.best.scores.length !== k) scratch.best = createTopK(k);
  const { best } = scratch;
  best.size = 0;
  for (let t = 0, floor = 0; t < found; t++) {
    const bound = bounds[met[t]];
    if (bound <= floor || !isAnswer(query, met[t])) continue;
    offer(best, met[t], bound);
    if (best.size === k) floor = best.scores[0];
  }
  heap.size = 0;
  for (let at = 0; at < best.size; at++) compare(rows, query, best.indices[at], heap);
  return heap.size === k ? heap.scores[0] : -Infinity;
}

function compare(rows: ComparableRows, query: RowQuery, other: number, heap: TopKHeap): void {
  if (!isAnswer(query, other)) return;
  const dot = dotWith(scratchOf(rows).asked, rows.matrix, other);
  if (dot === 0) return;
  const score = scoreOf(rows, query.row, other, dot, query.measure);
  if (score >= query.minScore) offer(heap, other, score);
}

function isAnswer({ row, mask }: RowQuery, other: number): boolean {
  return other !== row && (mask === null || hasBit(mask, other));
}

/** The least cosine with the row asked about that a row has which scores `floor`. */
function leastCosine({ norms, largestNorm }: ComparableRows, { row, measure }: RowQuery, floor: number): number {
  if (!(floor > 0)) return -Infinity;
  const least = floor / SLACK;
  if (measure === 'cosine') return least;
  if (measure === 'dot') return least / (norms[row] * largestNorm);
  // d / (|a|² + |b|² − d) ≥ f where d ≥ f / (1 + f) · (|a|² + |b|²), and |a|² + |b|² is at least 2·|a|·|b|.
  return (2 * least) / (1 + least);
}
