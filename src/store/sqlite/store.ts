import type { AccessKey } from '../../model/access-key.js';
import type { Concept } from '../../model/concept.js';
import type { CurationEntry, StoredCuration } from '../../model/curation.js';
import type { CoOccurrence, Relatedness } from '../../model/edges.js';
import type { Candidate, Link, Mention } from '../../model/extraction.js';
import type { PaperRecord } from '../../model/paper.js';
import type { Run, Snapshot } from '../../model/run.js';
import type { Vocabulary } from '../../model/vocabulary.js';
import type {
  DerivedGraph,
  GraphStore,
  LeaseHolder,
  MentionFilter,
  MentionPlace,
  PaperBundle,
  PaperStructure,
  PaperVector,
  SearchHit,
  SearchResult,
  ShownConcepts,
  SourceCount,
  StoreCounts,
  StoredPaper,
  VectorModel,
  Walk,
} from '../port.js';
import { candidatesFrom } from '../candidates-text.js';
import { addAccessKey, readAccessKeys, removeAccessKey } from './access-keys.js';
import { ascending } from './ascending.js';
import { dropConcepts, readConcepts, readVocabularies, writeConcept, writeVocabularies } from './concept-rows.js';
import type { SqliteConnection, Value } from './connection.js';
import { addCuration, readCuration, showConcepts } from './curated.js';
import { coOccurrencesOf, relatednessOf } from './edge-rows.js';
import { readGivenConcepts } from './given-concepts.js';
import type { IdRow } from './id-rows.js';
import { acquireLease } from './lease.js';
import { mentionOf, type MentionTuple } from './mention-rows.js';
import { mentionsOfConcept } from './mentions-of-concept.js';
import { pages } from './pages.js';
import { withContent } from './paper-content.js';
import { paperOf, type PaperRow } from './paper-rows.js';
import { replaceDerived } from './replace-derived.js';
import { runOf, runValues, type RunRow } from './run-rows.js';
import { CONCEPT_SEARCH, matchExpression, PAPER_SEARCH, search } from './search.js';
import * as statements from './statements.js';
import { structureOf, type StructureRow } from './structure.js';
import { SqliteVectors } from './vectors.js';
import { writePapers } from './write-papers.js';

/** Rows in one page: each takes a few milliseconds, in which this process does nothing else. */
const PAGE = { papers: 250, structure: 1_000, hashes: 10_000, coOccurrences: 20, relatedness: 200 };

/** The graph in a SQLite file; every method is as the port says. */
export class SqliteStore implements GraphStore {
  readonly address: string;
  readonly #connection: SqliteConnection;
  readonly #vectors: SqliteVectors;

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
    this.#vectors = new SqliteVectors(connection);
    this.address = `sqlite:${connection.path}`;
  }

  async close(): Promise<void> {
    this.#connection.close();
  }

  async acquireLease(holder: string): Promise<LeaseHolder | null> {
    return acquireLease(this.#connection, holder);
  }

  async releaseLease(holder: string): Promise<void> {
    await this.#connection.write(() => this.#connection.run(statements.RELEASE_LEASE, holder));
  }

  async saveRun(run: Run): Promise<void> {
    await this.#connection.write(() => this.#connection.run(statements.SAVE_RUN, ...runValues(run)));
  }

  async replaceVocabulary(concepts: Concept[], vocabularies?: Vocabulary[]): Promise<void> {
    await this.#connection.write(() => {
      this.#connection.run(statements.CLEAR_SNAPSHOT);
      if (vocabularies) writeVocabularies(this.#connection, vocabularies);
      this.#connection.run(statements.DELETE_CURATED_CONCEPTS);
      dropConcepts(this.#connection, 'vocabulary', concepts);
      for (const concept of concepts) writeConcept(this.#connection, concept, 'vocabulary');
    });
  }

  async upsertPapers(bundles: PaperBundle[], runId: string): Promise<void> {
    await this.#connection.write(() => writePapers(this.#connection, bundles, runId));
  }

  async *candidates(): AsyncIterable<{ paperId: string; candidates: Candidate[] }> {
    const read = (rows: { id: string; content: string }[]) =>
      rows.map(({ id, content }) => ({ paperId: id, candidates: candidatesFrom(content) }));
    yield* pages(this.#connection, statements.CANDIDATES_AFTER, PAGE.structure, read);
  }

  async replaceDerived(derived: DerivedGraph, runId: string): Promise<void> {
    await replaceDerived(this.#connection, derived, runId);
  }

  async showConcepts(shown: ShownConcepts): Promise<void> {
    await this.#connection.write(() => showConcepts(this.#connection, shown));
  }

  async appendCuration(entries: CurationEntry[]): Promise<void> {
    await this.#connection.write(() => addCuration(this.#connection, entries));
  }

  async publishSnapshot({ id, builtAt }: Snapshot): Promise<void> {
    await this.#connection.write(() => this.#connection.run(statements.SET_SNAPSHOT, id, builtAt));
  }

  async snapshot(): Promise<Snapshot | null> {
    const [found] = await this.#rows<Snapshot>(statements.SNAPSHOT);
    return found ? { id: found.id, builtAt: found.builtAt } : null;
  }

  async paperIdsByKeys(keys: string[]): Promise<Map<string, string>> {
    const rows = await this.#rows<{ key: string; id: string }>(statements.IDS_BY_KEYS, JSON.stringify(keys));
    return new Map(rows.map(({ key, id }) => [key, id]));
  }

  async paperIdsByTitle(normalizedTitle: string): Promise<string[]> {
    const rows = await this.#rows<{ id: string }>(statements.IDS_BY_TITLE, normalizedTitle);
    return rows.map(({ id }) => id);
  }

  async papersByIds(ids: string[]): Promise<PaperRecord[]> {
    return (await this.#rows<PaperRow>(statements.PAPERS_BY_IDS, JSON.stringify(ids))).map(paperOf);
  }

  async paperHashes(ids: string[]): Promise<Map<string, string>> {
    const rows = await this.#rows<{ id: string; hash: string }>(statements.HASHES_BY_IDS, JSON.stringify(ids));
    return new Map(rows.map(({ id, hash }) => [id, hash]));
  }

  async runsOfPapers(ids: string[]): Promise<Map<string, string>> {
    const rows = await this.#rows<{ id: string; runId: string }>(statements.RUNS_BY_IDS, JSON.stringify(ids));
    return new Map(rows.map(({ id, runId }) => [id, runId]));
  }

  async mentionsOfPapers(paperIds: string[]): Promise<Mention[]> {
    const asked = JSON.stringify(paperIds);
    const rows = await this.#connection.read(() =>
      this.#connection.tuples<[string, number, ...MentionTuple]>(statements.MENTIONS_OF_PAPERS, asked),
    );
    return rows.map(([paperId, , ...mention]) => mentionOf(paperId, mention));
  }

  async linksOfPapers(paperIds: string[]): Promise<Link[]> {
    const rows = await this.#rows<Link>(statements.LINKS_OF_PAPERS, JSON.stringify(paperIds));
    const links = rows.map(({ paperId, url, kind }) => ({ paperId, url, kind }));
    return links.sort((a, b) => ascending(a.paperId, b.paperId) || ascending(a.url, b.url));
  }

  async concepts(): Promise<Concept[]> {
    return this.#connection.read(() => readConcepts(this.#connection));
  }

  async vocabularies(): Promise<Vocabulary[]> {
    return this.#connection.read(() => readVocabularies(this.#connection));
  }

  async givenConcepts(): Promise<Concept[]> {
    return this.#connection.read(() => readGivenConcepts(this.#connection));
  }

  async curation(): Promise<StoredCuration[]> {
    return this.#connection.read(() => readCuration(this.#connection));
  }

  async mentionsOfConcept(conceptId: string, filter: MentionFilter, walk: Walk<MentionPlace>): Promise<Mention[]> {
    return this.#connection.read(() => mentionsOfConcept(this.#connection, conceptId, filter, walk));
  }

  async countMentionsOfConcept(conceptId: string, { gte = 0, lt = Infinity }: MentionFilter): Promise<number> {
    const [{ count }] = await this.#rows<{ count: number }>(statements.COUNT_MENTIONS_OF_CONCEPT, conceptId, gte, lt);
    return count;
  }

  async abbreviations(): Promise<Map<string, string[]>> {
    const rows = await this.#rows<{ conceptId: string; surface: string; papers: number }>(statements.ABBREVIATIONS);
    rows.sort((a, b) => ascending(a.conceptId, b.conceptId) || b.papers - a.papers || ascending(a.surface, b.surface));
    const surfaces = new Map<string, string[]>();
    for (const { conceptId, surface } of rows) {
      const known = surfaces.get(conceptId);
      if (known) known.push(surface);
      else surfaces.set(conceptId, [surface]);
    }
    return surfaces;
  }

  async *structure(): AsyncIterable<PaperStructure> {
    const read = (rows: StructureRow[]) => structureOf(this.#connection, rows);
    yield* pages(this.#connection, statements.STRUCTURE_AFTER, PAGE.structure, read);
  }

  async searchPapers(query: string, limit: number, among?: readonly string[]): Promise<SearchResult> {
    return this.#connection.read(() => search(this.#connection, PAPER_SEARCH, query, limit, among));
  }

  async paperIdsWithWords(query: string): Promise<string[]> {
    const expression = matchExpression(query);
    if (expression === null) return [];
    return (await this.#rows<{ id: string }>(statements.IDS_FOUND, expression)).map(({ id }) => id);
  }

  async searchConcepts(query: string, limit: number, among?: readonly string[]): Promise<SearchResult> {
    return this.#connection.read(() => search(this.#connection, CONCEPT_SEARCH, query, limit, among));
  }

  async counts(): Promise<StoreCounts> {
    const [{ papers, concepts, mentionedConcepts, mentions, links }] = await this.#rows<StoreCounts>(statements.COUNTS);
    return { papers, concepts, mentionedConcepts, mentions, links };
  }

  async sources(): Promise<SourceCount[]> {
    const rows = await this.#rows<SourceCount>(statements.SOURCES);
    const sources = rows.map(({ name, format, papers }) => ({ name, format, papers }));
    return sources.sort((a, b) => ascending(a.name, b.name) || ascending(a.format, b.format));
  }

  async runs(): Promise<Run[]> {
    return (await this.#rows<RunRow>(statements.RUNS)).map(runOf);
  }

  saveVectors(model: string, vectors: PaperVector[]): Promise<void> {
    return this.#vectors.save(model, vectors);
  }

  vectorModel(): Promise<VectorModel | null> {
    return this.#vectors.model();
  }

  vectorHashes(paperIds: string[]): Promise<Map<string, string>> {
    return this.#vectors.hashes(paperIds);
  }

  vectorsOfPapers(paperIds: string[]): Promise<Map<string, Float32Array>> {
    return this.#vectors.ofPapers(paperIds);
  }

  nearestPapers(vector: Float32Array, limit: number): Promise<SearchHit[]> {
    return this.#vectors.nearest(vector, limit);
  }

  addAccessKey(key: AccessKey): Promise<boolean> {
    return addAccessKey(this.#connection, key);
  }

  accessKeys(): Promise<AccessKey[]> {
    return readAccessKeys(this.#connection);
  }

  removeAccessKey(name: string): Promise<boolean> {
    return removeAccessKey(this.#connection, name);
  }

  async *allPaperHashes(): AsyncIterable<{ id: string; hash: string }> {
    const read = (rows: { id: string; hash: string }[]) => rows.map(({ id, hash }) => ({ id, hash }));
    yield* pages(this.#connection, statements.HASHES_AFTER, PAGE.hashes, read);
  }

  async *allPapers(): AsyncIterable<StoredPaper> {
    const read = (rows: PaperRow[]) => withContent(this.#connection, rows);
    yield* pages(this.#connection, statements.PAPERS_AFTER, PAGE.papers, read);
  }

  async *allCoOccurrences(): AsyncIterable<CoOccurrence> {
    const read = (rows: IdRow[]) => coOccurrencesOf(this.#connection, rows);
    yield* pages(this.#connection, statements.CONCEPT_ROWS_AFTER, PAGE.coOccurrences, read);
  }

  async *allRelatedness(): AsyncIterable<Relatedness> {
    const read = (rows: IdRow[]) => relatednessOf(this.#connection, rows);
    yield* pages(this.#connection, statements.PAPER_ROWS_AFTER, PAGE.relatedness, read);
  }

  #rows<Row>(statement: string, ...values: Value[]): Promise<Row[]> {
    return this.#connection.read(() => this.#connection.all<Row>(statement, ...values));
  }
}
