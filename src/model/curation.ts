import type { ConceptKind } from './concept.js';
import type { Mention, TextField } from './extraction.js';

/**
 * A concept that a curator means: by its id, and by the key (`normalizeLabel`) of its name, which finds it again where a
 * later corpus gives the same keyphrase another id.
 */
export interface ConceptRef {
  id: string;
  label: string;
}

/** Which mentions of the concept that is split are meant: those of papers for which all that is given holds. */
export interface SplitRule {
  /** One of these papers. */
  papers?: string[];
  /** The paper speaks of one of these concepts too. */
  company?: ConceptRef[];
  /** Title or abstract holds these words, in whatever case and number: the definition of a short form, as a rule. */
  phrase?: string;
}

/** A concept that comes out of another. `id` is given when the split is made and kept. */
export interface SplitPart {
  id: string;
  name: string;
  aliases: string[];
  definition: string | null;
  kind: ConceptKind;
  when: SplitRule;
}

/** One thing that a curator did. */
export type CurationOperation =
  | { kind: 'merge'; concepts: ConceptRef[]; into: ConceptRef }
  | { kind: 'split'; concept: ConceptRef; into: SplitPart[] }
  | { kind: 'rename'; concept: ConceptRef; name: string }
  | { kind: 'hide'; concept: ConceptRef }
  | { kind: 'undo'; entry: string };

/** Mentions of a concept before an operation and after it. */
export interface CurationEffect {
  conceptId: string;
  before: number;
  after: number;
}

/** A mention that an operation moved: from or to a concept, or (null) where it is not shown. */
export interface MovedMention {
  paperId: string;
  field: TextField;
  start: number;
  surface: string;
  from: string | null;
  to: string | null;
}

/** One line of the log: kept for ever, in order; what is undone is undone by a later line. */
export interface CurationEntry {
  /** `c` and 16 hexadecimal digits of the SHA-256 of who, when, what and note: the same in every store. */
  id: string;
  /** ISO instant. */
  at: string;
  by: string;
  note: string | null;
  operation: CurationOperation;
  /** By concept id. */
  effects: CurationEffect[];
  /** The first of the mentions that were moved; `movedCount` counts all. */
  moved: MovedMention[];
  movedCount: number;
}

/** An entry of a store. */
export interface StoredCuration extends CurationEntry {
  /** Why it changes nothing now, as when its concept is not in the graph; it applies again by itself. null: it applies, or is undone. */
  waiting: string | null;
}

/** A paper that shows other mentions than were read from it. */
export interface CuratedPaper {
  paperId: string;
  /** Hash of what it shows. */
  hash: string;
  /** In place of the mentions of the vocabulary's concepts that were read from it, in order. */
  mentions: Mention[];
}

/** Which mentions a part of a split takes; see `SplitRule`. Concepts by id or name. */
export interface SplitRuleRequest {
  papers?: string[];
  company?: string[];
  phrase?: string;
}

/** What a curator asks for. Concepts are named by id, else by a name or alias that only one of them has. */
export type CurationRequest =
  | { kind: 'merge'; concepts: string[]; into: string }
  | {
      kind: 'split';
      concept: string;
      into: { name: string; aliases?: string[]; definition?: string; kind?: ConceptKind; when: SplitRuleRequest }[];
    }
  | { kind: 'rename'; concept: string; name: string }
  | { kind: 'hide'; concept: string }
  | { kind: 'undo'; entry: string };

export interface CurationResult {
  entry: CurationEntry;
  /** Of the graph that shows it; null where nothing was seeded yet. */
  snapshotId: string | null;
}

/** An entry without what the store says of it. */
export function entryOf({ id, at, by, note, operation, effects, moved, movedCount }: StoredCuration): CurationEntry {
  return { id, at, by, note, operation, effects, moved, movedCount };
}
