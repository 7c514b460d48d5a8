import type { ConceptKind } from '../model/concept.js';

/** A label as a file gives it. */
export interface Label {
  text: string;
  /** BCP 47 tag in lower case; null where the file does not say. */
  language: string | null;
}

/** A concept as a file gives it, before it is checked. Others are named by their keys. */
export interface DraftConcept {
  /** What the file names it by: its address, its id, or its name. */
  key: string;
  /** Whether the key was made of the name, as the file gives neither address nor id. */
  isKeyOfName: boolean;
  /** For messages: `line 12`, or the key where the line is not known. */
  place: string;
  uri: string | null;
  preferred: Label[];
  alternative: Label[];
  definitions: Label[];
  kind: ConceptKind | null;
  broader: string[];
  related: string[];
  /** Addresses or ids; not looked up. */
  exactMatches: string[];
}

/** A vocabulary as a file gives it. What it does not say is null. */
export interface Draft {
  name: string | null;
  version: string | null;
  license: string | null;
  uri: string | null;
  /** The one language that its names are to be taken in. */
  language: string | null;
  /** In the order of the file. */
  concepts: DraftConcept[];
  /** What could not be read, each with its place. */
  faults: string[];
  /** What was left out without harm. */
  notes: string[];
}

export function emptyDraft(): Draft {
  return { name: null, version: null, license: null, uri: null, language: null, concepts: [], faults: [], notes: [] };
}

export function draftConcept(key: string, place: string): DraftConcept {
  const lists = { preferred: [], alternative: [], definitions: [], broader: [], related: [], exactMatches: [] };
  return { key, isKeyOfName: false, place, uri: null, kind: null, ...lists };
}
