import type { Concept } from './concept.js';
import type { Extraction } from './extraction.js';

/** A text that is in no store. */
export interface PlainText {
  title?: string;
  text: string;
}

/** Reads a text that is in no store. */
export interface Extract {
  /** What the text says; `text` is the field `abstract`, and `paperId` is '' throughout. Linear in the text. */
  extract(text: PlainText): Extraction;
}

/** Makes what reads texts by these concepts; some milliseconds for each thousand. */
export type MakeExtract = (concepts: readonly Concept[]) => Extract;
