import type { Concept } from './concept.js';
import type { CurationRequest, CurationResult } from './curation.js';
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

/** Who asks for a change, and why. */
export interface Curator {
  by: string;
  note: string | null;
}

/**
 * Does what a curator asks for, and derives the graph anew; resolves once the graph that shows it is published.
 *
 * @throws PapergraphError BAD_INPUT where it cannot be done, which changes nothing; STORE_BUSY while the store is seeded.
 */
export type Curate = (request: CurationRequest, curator: Curator) => Promise<CurationResult>;
