import { createHash } from 'node:crypto';

/**
 * Turns texts into vectors whose cosine says how near two texts are. Off unless a user names one.
 */
export interface EmbeddingProvider {
  /** Names the model: vectors of different models cannot be compared. Holds no secret. */
  readonly model: string;
  /**
   * One vector of length 1 a text, in order, all of one dimension.
   *
   * @throws PapergraphError EMBEDDING_FAILED where the model cannot be asked or answers something else.
   */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  close(): Promise<void>;
}

/** What of a paper is embedded: its title, then its abstract. */
export function embeddedText({ title, abstract }: { title: string; abstract: string }): string {
  return abstract === '' ? title : `${title}\n${abstract}`;
}

/** Tells whether a stored vector is still that of its text. */
export function textHashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** The vector at length 1, in place; all zeros stay. */
export function toUnitLength(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  if (squares === 0) return vector;
  const length = Math.sqrt(squares);
  for (let i = 0; i < vector.length; i++) vector[i] /= length;
  return vector;
}
