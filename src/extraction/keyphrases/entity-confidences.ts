import type { EntityRecognizer } from '../entities/recognizer.js';
import { keyOf, type ClassedField } from './phrases.js';

/** A field with the part of speech of each word. */
export interface TaggedField extends ClassedField {
  tags: Uint8Array;
}

/** By the key of each scientific entity of a paper, how sure the recognizer is of it where it is surest. Near-linear. */
export function entityConfidences(
  fields: readonly TaggedField[],
  recognizer: EntityRecognizer,
): ReadonlyMap<string, number> {
  const confidences = new Map<string, number>();
  for (const { text, words, tags } of fields) {
    for (const { first, last, confidence } of recognizer.find(text, words, tags)) {
      const key = keyOf(words, first, last);
      if (confidence > (confidences.get(key) ?? 0)) confidences.set(key, confidence);
    }
  }
  return confidences;
}
