import { PapergraphError } from '../model/errors.js';
import type { PaperVector, SearchHit, VectorModel } from './port.js';

/** @throws PapergraphError BAD_INPUT where the vectors differ in dimensions, or from those of the same model that are stored. */
export function checkDimensions(vectors: readonly PaperVector[], model: string, stored: VectorModel | null): number {
  const expected = stored?.model === model ? stored.dimensions : vectors[0].vector.length;
  const other = vectors.find(({ vector }) => vector.length !== expected);
  if (other || expected === 0) {
    throw new PapergraphError(
      'BAD_INPUT',
      `The model ${model} gave vectors of ${expected} and of ${other?.vector.length ?? 0} dimensions; nothing was stored.`,
    );
  }
  return expected;
}

/** The `limit` best hits: by score descending, then id. */
export function bestHits(hits: SearchHit[], limit: number): SearchHit[] {
  return hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit);
}

/** Of two vectors of one length; 0 where lengths differ. */
export function dot(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return 0;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
