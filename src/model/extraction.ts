/** The texts of a paper that mentions stand in, in the order in which mentions are listed; see `fieldText`. */
export const TEXT_FIELDS = ['title', 'abstract', 'keywords'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** `author-keyword`: the paper's record lists it among its keywords. */
export const EXTRACTION_METHODS = ['vocabulary', 'abbreviation', 'keyphrase', 'author-keyword'] as const;
export type ExtractionMethod = (typeof EXTRACTION_METHODS)[number];

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
 * `confidence`, in (0, 1], is how sure the paper alone makes it that the phrase is a concept: its mentions have it.
 */
export interface Candidate {
  key: string;
  name: string;
  abbreviation: string | null;
  confidence: number;
  spans: Span[];
}

/** The confidence of a candidate that nothing has ranked. */
export const UNRANKED_CONFIDENCE = 0.7;

/** A candidate as any version wrote it; the first wrote no confidence. */
export function candidateOf(
  written: Omit<Candidate, 'confidence'> & Partial<Pick<Candidate, 'confidence'>>,
): Candidate {
  return { ...written, confidence: written.confidence ?? UNRANKED_CONFIDENCE };
}

/** All that a paper says, in order of field (as `TEXT_FIELDS`) and offset; a pure function of paper and vocabulary. */
export interface Extraction {
  mentions: Mention[];
  abbreviations: Abbreviation[];
  links: Link[];
  candidates: Candidate[];
}
