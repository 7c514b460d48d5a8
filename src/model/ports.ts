import type { Concept } from './concept.js';
import type { CurationRequest, CurationResult } from './curation.js';
import type { SourceIssue } from './errors.js';
import type { Extraction } from './extraction.js';
import type { RunCounts } from './run.js';

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

/** A paper as a client gives it: the fields of one line of JSON Lines. */
export type GivenPaper = Readonly<Record<string, unknown>>;

/** Papers that a client hands over. */
export interface IngestTask {
  /** Name of the source: papers that have an id of their own are known by it and this name. */
  source: string;
  papers: readonly GivenPaper[];
}

export interface IngestProgress {
  /** `reading`, then once `deriving`: what follows from the whole corpus. */
  stage: 'reading' | 'deriving';
  /** Papers written so far. */
  papers: number;
}

export interface IngestOutcome {
  counts: RunCounts;
  /** What is wrong with single papers; `line` is the place in `papers`, from 1. */
  issues: SourceIssue[];
  /** The snapshot that holds the papers; null where nothing was written. */
  snapshotId: string | null;
}

/** Writes papers that a client hands over, as a seeding of a file does. */
export interface Ingest {
  /** Puts down a run as begun, before any of its papers is written; its id. */
  begin(source: string): Promise<string>;
  /**
   * Writes the papers under that run; waits for a seeding that another process does. When it resolves, they are in the
   * store and their snapshot is published. `progress` is told of what was written so far.
   */
  run(runId: string, task: IngestTask, progress: (progress: IngestProgress) => void): Promise<IngestOutcome>;
  /** What `run` would do now; writes nothing. */
  preview(task: IngestTask): Promise<IngestOutcome>;
  /** Ends what goes on at the next batch, which rejects; waits for it. */
  close(): Promise<void>;
}
