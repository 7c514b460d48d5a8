import neo4j from 'neo4j-driver';
import type { AccessKey } from '../../model/access-key.js';
import type { Concept } from '../../model/concept.js';
import type { CurationEntry, StoredCuration } from '../../model/curation.js';
import type { CoOccurrence, Relatedness } from '../../model/edges.js';
import type { Candidate, Link, LinkKind, Mention } from '../../model/extraction.js';
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
import { mentionsWritten } from '../written-mentions.js';
import { addAccessKey, readAccessKeys, removeAccessKey } from './access-keys.js';
import { ascending } from './ascending.js';
import { conceptOf, type ConceptRow } from './concept-rows.js';
import type { Neo4jConnection, Parameters } from './connection.js';
import { addCuration, curationOf, givenConcepts, showConcepts } from './curated.js';
import { coOccurrencesOf, relatednessOf, type CoOccurrenceList } from './edge-rows.js';
import { indexable } from './indexable.js';
import { mentionsAsWritten, mentionsOf, type MentionLists } from './mention-rows.js';
import { mentionsOfConcept } from './mentions-of-concept.js';
import { pages } from './pages.js';
import { paperOf, titleKey, type PaperRow } from './paper-rows.js';
import { replaceDerived } from './replace-derived.js';
import { replaceVocabulary } from './replace-vocabulary.js';
import { runOf, runParameters, type RunRow } from './run-rows.js';
import { CONCEPT_BOOSTS, PAPER_BOOSTS, searchQuery } from './search-query.js';
import * as statements from './statements.js';
import { structureOf, type StructureRow } from './structure-rows.js';
import { nearestPapers, saveVectors, vectorHashes, vectorModel, vectorsOfPapers } from './vectors.js';
import { writePapers } from './write-papers.js';

const LEASE_LAPSE_MS = 15_000;

/** Rows in one answer. Papers with content and concepts with edges are large, the others small. */
const PAGE = { papers: 250, structure: 2_000, hashes: 10_000, coOccurrences: 20, relatedness: 200 };

const PAPER_SEARCH = { find: statements.SEARCH_PAPERS, count: statements.COUNT_PAPERS_FOUND };
const CONCEPT_SEARCH = { find: statements.SEARCH_CONCEPTS, count: statements.COUNT_CONCEPTS_FOUND };

/** The graph in Neo4j; every method is as the port says. */
export class Neo4jStore implements GraphStore {
  readonly address: string;
  readonly #connection: Neo4jConnection;

  constructor(connection: Neo4jConnection) {
    this.#connection = connection;
    this.address = connection.address;
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  async acquireLease(holder: string): Promise<LeaseHolder | null> {
    const lapseMs = neo4j.int(LEASE_LAPSE_MS);
    const [row] = await this.#connection.write((run) => run(statements.ACQUIRE_LEASE, { holder, lapseMs }));
    if (row.get('taken')) return null;
    return { holder: row.get('holder') as string, since: new Date(row.get('since') as number).toISOString() };
  }

  async releaseLease(holder: string): Promise<void> {
    await this.#connection.write((run) => run(statements.RELEASE_LEASE, { holder }));
  }

  async saveRun(run: Run): Promise<void> {
    await this.#connection.write((statement) => statement(statements.SAVE_RUN, { run: runParameters(run) }));
  }

  async replaceVocabulary(concepts: Concept[], vocabularies?: Vocabulary[]): Promise<void> {
    await replaceVocabulary(this.#connection, concepts, vocabularies);
  }

  async upsertPapers(bundles: PaperBundle[], runId: string): Promise<void> {
    await writePapers(this.#connection, bundles, runId);
  }

  async *candidates(): AsyncIterable<{ paperId: string; candidates: Candidate[] }> {
    const rows = pages<{ id: string; candidates: string }>(
      this.#connection,
      statements.CANDIDATES_AFTER,
      PAGE.structure,
    );
    for await (const { id, candidates } of rows) {
      yield { paperId: id, candidates: candidatesFrom(candidates) };
    }
  }

  async replaceDerived(derived: DerivedGraph, runId: string): Promise<void> {
    await replaceDerived(this.#connection, derived, runId);
  }

  async showConcepts(shown: ShownConcepts): Promise<void> {
    await showConcepts(this.#connection, shown);
  }

  async appendCuration(entries: CurationEntry[]): Promise<void> {
    await addCuration(this.#connection, entries);
  }

  async publishSnapshot({ id, builtAt }: Snapshot): Promise<void> {
    await this.#connection.write((run) => run(statements.SET_SNAPSHOT, { id, builtAt }));
  }

  async snapshot(): Promise<Snapshot | null> {
    const [snapshot] = await this.#rows<Snapshot>(statements.SNAPSHOT);
    return snapshot ?? null;
  }

  async paperIdsByKeys(keys: string[]): Promise<Map<string, string>> {
    if (keys.length === 0) return new Map();
    const keyOf = new Map(keys.map((key) => [indexable(key), key]));
    const [{ found }] = await this.#rows<{ found: [string, string][] }>(statements.IDS_BY_KEYS, {
      ids: [...keyOf.keys()],
    });
    const pairs = found.map(([id, paperId]): [string, string] => [keyOf.get(id)!, paperId]);
    return new Map(pairs.sort(([a], [b]) => ascending(a, b)));
  }

  async paperIdsByTitle(normalizedTitle: string): Promise<string[]> {
    const rows = await this.#rows<{ id: string }>(statements.IDS_BY_TITLE, { titleKey: titleKey(normalizedTitle) });
    return rows.map(({ id }) => id);
  }

  async papersByIds(ids: string[]): Promise<PaperRecord[]> {
    if (ids.length === 0) return [];
    return (await this.#rows<PaperRow>(statements.PAPERS_BY_IDS, { ids })).map(paperOf);
  }

  async paperHashes(ids: string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.#rows<{ id: string; hash: string }>(statements.HASHES_BY_IDS, { ids });
    return new Map(rows.map(({ id, hash }) => [id, hash]));
  }

  async runsOfPapers(ids: string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.#rows<{ id: string; runId: string }>(statements.RUNS_BY_IDS, { ids });
    return new Map(rows.map(({ id, runId }) => [id, runId]));
  }

  async mentionsOfPapers(paperIds: string[]): Promise<Mention[]> {
    if (paperIds.length === 0) return [];
    const rows = await this.#rows<{ paperId: string; mentions: MentionLists[] }>(statements.MENTIONS_OF_PAPERS, {
      ids: paperIds,
    });
    return rows
      .sort((a, b) => ascending(a.paperId, b.paperId))
      .flatMap(({ paperId, mentions }) => mentionsOf(paperId, mentions));
  }

  async linksOfPapers(paperIds: string[]): Promise<Link[]> {
    if (paperIds.length === 0) return [];
    const links = await this.#rows<Link>(statements.LINKS_OF_PAPERS, { ids: paperIds });
    return links.sort((a, b) => ascending(a.paperId, b.paperId) || ascending(a.url, b.url));
  }

  async concepts(): Promise<Concept[]> {
    return (await this.#rows<ConceptRow>(statements.CONCEPTS)).map(conceptOf);
  }

  async vocabularies(): Promise<Vocabulary[]> {
    return this.#rows<Vocabulary>(statements.VOCABULARIES);
  }

  async givenConcepts(): Promise<Concept[]> {
    const given = await this.#rows<{ given: string }>(statements.GIVEN_CONCEPTS);
    return givenConcepts(
      await this.concepts(),
      given.map((row) => row.given),
    );
  }

  async curation(): Promise<StoredCuration[]> {
    return (await this.#rows<{ content: string; waiting: string | null }>(statements.CURATION)).map(curationOf);
  }

  async mentionsOfConcept(conceptId: string, filter: MentionFilter, walk: Walk<MentionPlace>): Promise<Mention[]> {
    return mentionsOfConcept(this.#connection, conceptId, filter, walk);
  }

  async countMentionsOfConcept(conceptId: string, { gte = 0, lt = Infinity }: MentionFilter): Promise<number> {
    const asked = { id: conceptId, gte, lt };
    const [{ count }] = await this.#rows<{ count: number }>(statements.COUNT_MENTIONS_OF_CONCEPT, asked);
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
    const rows = pages<StructureRow>(this.#connection, statements.STRUCTURE_AFTER, PAGE.structure);
    for await (const row of rows) yield structureOf(row);
  }

  async searchPapers(query: string, limit: number, among?: readonly string[]): Promise<SearchResult> {
    return this.#search(PAPER_SEARCH, searchQuery(query, PAPER_BOOSTS), limit, among);
  }

  async paperIdsWithWords(query: string): Promise<string[]> {
    const found = searchQuery(query, PAPER_BOOSTS);
    if (found === null) return [];
    const [{ ids }] = await this.#rows<{ ids: string[] }>(statements.IDS_FOUND, { query: found });
    return ids;
  }

  async searchConcepts(query: string, limit: number, among?: readonly string[]): Promise<SearchResult> {
    return this.#search(CONCEPT_SEARCH, searchQuery(query, CONCEPT_BOOSTS), limit, among);
  }

  async counts(): Promise<StoreCounts> {
    const [counts] = await this.#rows<StoreCounts>(statements.COUNTS);
    return counts;
  }

  async sources(): Promise<SourceCount[]> {
    return this.#rows<SourceCount>(statements.SOURCES);
  }

  async runs(): Promise<Run[]> {
    return (await this.#rows<RunRow>(statements.RUNS)).map(runOf);
  }

  saveVectors(model: string, vectors: PaperVector[]): Promise<void> {
    return saveVectors(this.#connection, model, vectors);
  }

  vectorModel(): Promise<VectorModel | null> {
    return vectorModel(this.#connection);
  }

  vectorHashes(paperIds: string[]): Promise<Map<string, string>> {
    return vectorHashes(this.#connection, paperIds);
  }

  vectorsOfPapers(paperIds: string[]): Promise<Map<string, Float32Array>> {
    return vectorsOfPapers(this.#connection, paperIds);
  }

  nearestPapers(vector: Float32Array, limit: number): Promise<SearchHit[]> {
    return nearestPapers(this.#connection, vector, limit);
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

  allPaperHashes(): AsyncIterable<{ id: string; hash: string }> {
    return pages<{ id: string; hash: string }>(this.#connection, statements.HASHES_AFTER, PAGE.hashes);
  }

  async *allPapers(): AsyncIterable<StoredPaper> {
    type ContentRow = PaperRow & {
      hash: string;
      runId: string;
      candidates: string;
      curatedHash: string | null;
      readMentions: string | null;
      mentions: MentionLists[];
      links: [string, LinkKind, number][];
    };
    for await (const row of pages<ContentRow>(this.#connection, statements.PAPERS_AFTER, PAGE.papers)) {
      yield {
        paper: paperOf(row),
        hash: row.hash,
        runId: row.runId,
        mentions:
          row.readMentions === null
            ? mentionsAsWritten(row.id, row.mentions)
            : mentionsWritten(row.id, row.readMentions),
        curatedHash: row.curatedHash,
        links: row.links.sort((a, b) => a[2] - b[2]).map(([url, kind]) => ({ paperId: row.id, url, kind })),
        candidates: candidatesFrom(row.candidates),
      };
    }
  }

  async *allCoOccurrences(): AsyncIterable<CoOccurrence> {
    type ConceptRow = { id: string; edges: CoOccurrenceList[] };
    for await (const { id, edges } of pages<ConceptRow>(
      this.#connection,
      statements.CO_OCCURRENCES_AFTER,
      PAGE.coOccurrences,
    )) {
      yield* coOccurrencesOf(id, edges);
    }
  }

  async *allRelatedness(): AsyncIterable<Relatedness> {
    type NeighborRow = { id: string; edges: [string, number, number][] };
    for await (const { id, edges } of pages<NeighborRow>(
      this.#connection,
      statements.RELATEDNESS_AFTER,
      PAGE.relatedness,
    )) {
      yield* relatednessOf(id, edges);
    }
  }

  async #rows<Row>(statement: string, parameters?: Parameters): Promise<Row[]> {
    return (await this.#connection.read(statement, parameters)).map((row) => row.toObject() as Row);
  }

  async #search(
    { find, count }: typeof PAPER_SEARCH,
    query: string | null,
    limit: number,
    among: readonly string[] | undefined,
  ): Promise<SearchResult> {
    if (query === null) return { total: 0, hits: [] };
    const asked = { query, among: among ?? null };
    if (limit === 0) return { total: (await this.#rows<{ total: number }>(count, asked))[0].total, hits: [] };
    const [{ hits }] = await this.#rows<{ hits: [string, number][] }>(find, { ...asked, limit: neo4j.int(limit) });
    const total = hits.length < limit ? hits.length : null;
    return { total, hits: hits.map(([id, score]) => ({ id, score })) };
  }
}
