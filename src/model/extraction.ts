export type TextField = 'title' | 'abstract';
export type ExtractionMethod = 'vocabulary' | 'abbreviation' | 'keyphrase';

/** A place in a paper's text: half-open UTF-16 offsets that slice the field back to `surface`. */
export interface Span {
  field: TextField;
  start: number;
  end: number;
  surface: string;
}

/** A place where a paper speaks of a concept. `confidence` is in (0, 1]. */
export interface Mention extends Span {
  paperId: string;
  conceptId: string;
  method: ExtractionMethod;
  confidence: number;
}

export const LINK_KINDS = ['code', 'data', 'project', 'paper', 'other'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** An address that a paper gives, in its text or its record. One per paper and url. */
export interface Link {
  paperId: string;
  url: string;
  kind: LinkKind;
}

/** An abbreviation that a paper defines: `linear mode connectivity (LMC)`. `conceptId` null: no vocabulary knows the long form. */
export interface Abbreviation {
  short: string;
  long: string;
  conceptId: string | null;
}

/**
 * A phrase of one paper that no vocabulary knows and that may become a concept once enough papers share it.
 * A pure function of the paper. `key` is the normalized phrase (lower case, singular, single spaces), `name` its best
 * surface form, `abbreviation` the short form that the paper defines for it; spans of the short form are included.
 */
export interface Candidate {
  key: string;
  name: string;
  abbreviation: string | null;
  spans: Span[];
}

/** All that a paper's text says, in order of field (title first) and offset; a pure function of paper and vocabulary. */
export interface Extraction {
  mentions: Mention[];
  abbreviations: Abbreviation[];
  links: Link[];
  candidates: Candidate[];
}
