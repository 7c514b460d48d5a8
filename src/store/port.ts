import type { AccessKey } from '../model/access-key.js';
import type { PaperRecord } from '../model/paper.js';
import type { Concept } from '../model/concept.js';
import type { CuratedPaper, CurationEntry, StoredCuration } from '../model/curation.js';
import type { Candidate, Link, LinkKind, Mention } from '../model/extraction.js';
import type { CoOccurrence, Relatedness } from '../model/edges.js';
import type { Run, Snapshot } from '../model/run.js';
import type { Vocabulary } from '../model/vocabulary.js';

/** One paper with all that was read from it. `hash` is a hash of its content (record, mentions, links, candidates). */
export interface PaperBundle {
  paper: PaperRecord;
  hash: string;
  /** Mentions of the vocabulary's concepts; those of corpus concepts are derived, see `replaceDerived`. */
  mentions: Mention[];
  links: Link[];
  candidates: Candidate[];
}

/** A paper of the store with its content and the id of the run that last wrote it. */
export interface StoredPaper extends PaperBundle {
  runId: string;
  /** Hash of what is shown in place of `mentions`, by curation or as homonyms are told apart; null where they are shown. */
  curatedHash: string | null;
}

/** What the index needs of one paper. */
export interface PaperStructure {
  id: string;
  title: string;
  /** For the words of the index, which keeps no text. */
  abstract: string;
  year: number | null;
  /** ISO date, `YYYY-MM-DD`. */
  publishedOn: string | null;
  venue: string | null;
  authors: string[];
  /** Name of the source that it was read from last. */
  source: string;
  /** The run that last wrote it. */
  runId: string;
  linkKinds: LinkKind[];
  /** Concept ids, ascending, with the paper's weight for each (see `mentionWeight`). Keyphrase concepts included. */
  conceptIds: string[];
  weights: number[];
  /** The highest confidence among the paper's mentions of each, as `confidenceStep` gives it. */
  confidenceSteps: number[];
}

/** A function of the whole corpus, replaced as one when the corpus has changed. */
export interface DerivedGraph {
  /** Concepts promoted from candidates; those of an earlier derivation that are not here are removed. */
  corpusConcepts: Concept[];
  /** Mentions of the corpus concepts, of method `keyphrase` or `author-keyword`. */
  keyphraseMentions: Iterable<Mention>;
  coOccurrences: Iterable<CoOccurrence>;
  relatedness: Iterable<Relatedness>;
  /** What is shown in place of what was read; left out: nothing is. */
  curated?: CuratedGraph;
}

/** What curation changes, and what telling homonyms apart does, beside the corpus concepts and keyphrase mentions of the derivation. */
export interface CuratedGraph {
  /** Concepts of the vocabulary that are shown otherwise than given, or (null) not at all. */
  concepts: { given: Concept; shown: Concept | null }[];
  /** Their mentions name concepts of the vocabulary that are shown, or of the corpus. */
  papers: Iterable<CuratedPaper>;
  /** Entries of the log that wait, with the reason; no other waits. */
  waiting: ReadonlyMap<string, string>;
}

/** Concepts that are shown otherwise than now, while every mention stays. */
export interface ShownConcepts extends Pick<CuratedGraph, 'concepts' | 'waiting'> {
  /** Of those that are shown, the ones that differ from now. */
  changed: Concept[];
}

/** Which mentions of a concept. */
export interface MentionFilter {
  /** At least this confidence. */
  gte?: number;
  /** Less than this confidence. */
  lt?: number;
}

/** The place of a mention in the order of `mentionsOfConcept`. */
export type MentionPlace = Pick<Mention, 'confidence' | 'paperId' | 'field' | 'start' | 'end'>;

/** A way through an ordered list: from its start on, or backwards from its end. */
export interface Walk<Place> {
  /** Goes on behind this place, whether or not something stands there. */
  from?: Place;
  backwards?: boolean;
  /** The most that is answered. */
  limit: number;
}

export interface SearchHit {
  id: string;
  /** Higher is better; comparable within one answer only. */
  score: number;
}

export interface SearchResult {
  /** How many there are; null where they may be more than the hits, unless those were limited to none. */
  total: number | null;
  /** By score descending, then id. */
  hits: SearchHit[];
}

/** A vector of length 1 that an embedding model gave for the text of a paper; see `embeddedText`. */
export interface PaperVector {
  paperId: string;
  /** Of the text that was embedded; see `textHashOf`. */
  textHash: string;
  vector: Float32Array;
}

/** The embedding model whose vectors are stored. */
export interface VectorModel {
  model: string;
  dimensions: number;
}

export interface StoreCounts {
  papers: number;
  /** Every concept that is known, mentioned or not. */
  concepts: number;
  mentionedConcepts: number;
  mentions: number;
  links: number;
}

export interface SourceCount {
  name: string;
  format: string;
  papers: number;
}

export interface LeaseHolder {
  /** `pid 123 on host`. */
  holder: string;
  since: string;
}

/**
 * The graph in a database. Structure (who mentions what, who co-occurs) is traversed in `GraphIndex`; the store keeps it,
 * and answers for payload: titles, abstracts, evidence, full text.
 *
 * Every write is one transaction: it is in the store when the promise resolves, or not at all. Ids given in lists may
 * repeat and may be unknown; answers hold the known ones once, by id ascending. Failures are `PapergraphError`s.
 */
export interface GraphStore {
  /** For messages: the address without credentials. */
  readonly address: string;
  close(): Promise<void>;

  // Seeding
  /** Takes the right to seed; null when taken, else who has it. A holder that no longer renews for 15 s loses it. Call again every few seconds to renew. */
  acquireLease(holder: string): Promise<LeaseHolder | null>;
  releaseLease(holder: string): Promise<void>;
  /** Inserts or updates one run by id. */
  saveRun(run: Run): Promise<void>;
  /** Makes the vocabularies' concepts exactly these, and the list of vocabularies (left out: it stays); corpus concepts stay. A mention's concept must exist first. Clears the snapshot. */
  replaceVocabulary(concepts: Concept[], vocabularies?: Vocabulary[]): Promise<void>;
  /** Writes papers with their mentions, links and candidates; what an earlier version of a paper had is replaced. Clears the snapshot (see `snapshot`). */
  upsertPapers(bundles: PaperBundle[], runId: string): Promise<void>;
  /** Every candidate of the corpus, by paper id ascending. */
  candidates(): AsyncIterable<{ paperId: string; candidates: Candidate[] }>;
  /** Replaces corpus concepts, keyphrase mentions, co-occurrences and relatedness. May take several transactions; the snapshot is cleared first. */
  replaceDerived(derived: DerivedGraph, runId: string): Promise<void>;
  /** Shows concepts under other names, and lets other entries wait; the same concepts are shown as before, and all else stays. Clears the snapshot. */
  showConcepts(shown: ShownConcepts): Promise<void>;
  /** Adds to the log of curation, in order; entries whose id it has already are left out. Clears the snapshot. */
  appendCuration(entries: CurationEntry[]): Promise<void>;
  /** Declares the graph whole: what is stored is what `snapshot.id` is a hash of. */
  publishSnapshot(snapshot: Snapshot): Promise<void>;

  // Reading
  /** The published snapshot; null before the first, and after a write that was not followed by a publication. */
  snapshot(): Promise<Snapshot | null>;
  /** The id of each paper that has one of the keys. */
  paperIdsByKeys(keys: string[]): Promise<Map<string, string>>;
  /** Ids of papers whose title normalizes (`normalizeTitle`) to this, ascending. */
  paperIdsByTitle(normalizedTitle: string): Promise<string[]>;
  papersByIds(ids: string[]): Promise<PaperRecord[]>;
  /** Content hash of each known paper. */
  paperHashes(ids: string[]): Promise<Map<string, string>>;
  /** The id of the run that last wrote each known paper. */
  runsOfPapers(ids: string[]): Promise<Map<string, string>>;
  /** Mentions of these papers, keyphrases included, by paper, field (as `TEXT_FIELDS`), start, end, concept. */
  mentionsOfPapers(paperIds: string[]): Promise<Mention[]>;
  /** Links of these papers, by paper and url. */
  linksOfPapers(paperIds: string[]): Promise<Link[]>;
  /** All concepts as they are shown, by id. */
  concepts(): Promise<Concept[]>;
  /** By name. One without concepts was removed. */
  vocabularies(): Promise<Vocabulary[]>;
  /** The vocabulary's concepts as they were given, whatever curation shows in their place, by id. */
  givenConcepts(): Promise<Concept[]>;
  /** The log of curation, in order. */
  curation(): Promise<StoredCuration[]>;
  /** The mentions of a concept, the least confident first, then by paper, field (as `TEXT_FIELDS`), start, end; in the order of the walk. */
  mentionsOfConcept(conceptId: string, filter: MentionFilter, walk: Walk<MentionPlace>): Promise<Mention[]>;
  countMentionsOfConcept(conceptId: string, filter: MentionFilter): Promise<number>;
  /** For each concept that papers abbreviate: the distinct surfaces of its mentions of method `abbreviation`, by number of papers descending, then by code unit. */
  abbreviations(): Promise<Map<string, string[]>>;
  /** All papers' structure, by id ascending. */
  structure(): AsyncIterable<PaperStructure>;
  /** Papers (title, abstract, authors) that have all words of the query, stemmed, by relevance; those of the ids in `among` only, where given. The query is plain words: no syntax. `hits` holds at most `limit`; a limit of 0 counts them all. */
  searchPapers(query: string, limit: number, among?: readonly string[]): Promise<SearchResult>;
  /** Ids of all papers that `searchPapers` finds without `among`, ascending. */
  paperIdsWithWords(query: string): Promise<string[]>;
  /** As `searchPapers`, over concepts' names, aliases, translations and definitions. */
  searchConcepts(query: string, limit: number, among?: readonly string[]): Promise<SearchResult>;
  counts(): Promise<StoreCounts>;
  /** By name, then format. */
  sources(): Promise<SourceCount[]>;
  /** Newest first. */
  runs(): Promise<Run[]>;

  // Sentence embeddings: of one model, and not part of what a snapshot is a hash of
  /**
   * Stores vectors in place of those that the papers had. Vectors of another model are removed first: they cannot be
   * compared. @throws PapergraphError BAD_INPUT where dimensions differ, within `vectors` or from stored ones of the model.
   */
  saveVectors(model: string, vectors: PaperVector[]): Promise<void>;
  /** Null where no vector is stored. */
  vectorModel(): Promise<VectorModel | null>;
  /** The hash of the embedded text of each of these papers that has a vector. */
  vectorHashes(paperIds: string[]): Promise<Map<string, string>>;
  vectorsOfPapers(paperIds: string[]): Promise<Map<string, Float32Array>>;
  /** The papers whose vectors have the highest cosine with `vector`, of length 1; that is their score. By score descending, then id. Exact in SQLite, by an approximate index in Neo4j. */
  nearestPapers(vector: Float32Array, limit: number): Promise<SearchHit[]>;

  // Keys to the API: no part of the graph, nor of its exports
  /** Adds a key; false, and nothing changes, where one of its name is there. */
  addAccessKey(key: AccessKey): Promise<boolean>;
  /** By name. */
  accessKeys(): Promise<AccessKey[]>;
  /** Takes a key away; false where there is none of that name. */
  removeAccessKey(name: string): Promise<boolean>;

  // The whole graph, for export
  /** Id and hash of every paper, by id ascending: that of its content, `+` and `curatedHash` where something else is shown. */
  allPaperHashes(): AsyncIterable<{ id: string; hash: string }>;
  /** Every paper with its content as it was read (keyphrase mentions not included), by id ascending. */
  allPapers(): AsyncIterable<StoredPaper>;
  /** By a, then b. */
  allCoOccurrences(): AsyncIterable<CoOccurrence>;
  /** By from, then rank. Reasons are not stored: [] here. */
  allRelatedness(): AsyncIterable<Relatedness>;
}

/** Weight of a concept in a paper: 1 + ln(mentions), a mention in the title counting twice. Sublinear tf (Manning et al. 2008, 6.4.1). */
export function mentionWeight(mentions: readonly Pick<Mention, 'field'>[]): number {
  let count = 0;
  for (const mention of mentions) count += mention.field === 'title' ? 2 : 1;
  return 1 + Math.log(count);
}
