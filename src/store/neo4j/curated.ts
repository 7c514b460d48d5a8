import neo4j from 'neo4j-driver';
import type { Concept, ConceptOrigin } from '../../model/concept.js';
import type { CuratedPaper, CurationEntry, StoredCuration } from '../../model/curation.js';
import { mentionsWritten, writtenMentions } from '../written-mentions.js';
import type { CuratedGraph, ShownConcepts } from '../port.js';
import { batches } from './batches.js';
import { conceptParameters } from './concept-rows.js';
import { LONG_WRITE_MS, type Neo4jConnection, type Run } from './connection.js';
import { mentionEdges, mentionsAsWritten, type MentionLists } from './mention-rows.js';
import { connectConcepts } from './replace-vocabulary.js';
import * as statements from './statements.js';
import { addAll } from './write-papers.js';

const ROWS = 5_000;
/** Papers in one transaction. */
const PAPERS = 500;

/** Adds to the log; who and what are properties of its nodes too. */
export async function addCuration(connection: Neo4jConnection, entries: readonly CurationEntry[]): Promise<void> {
  const rows = entries.map((entry) => ({
    id: entry.id,
    at: entry.at,
    by: entry.by,
    kind: entry.operation.kind,
    note: entry.note,
    content: JSON.stringify(entry),
  }));
  await connection.write(async (run) => {
    await run(statements.CLEAR_SNAPSHOT);
    if (rows.length === 0) return;
    await run(statements.ADD_CURATION, { rows });
    await run(statements.COUNT_CURATION, { added: neo4j.int(rows.length) });
  });
}

export function curationOf({ content, waiting }: { content: string; waiting: string | null }): StoredCuration {
  return { ...(JSON.parse(content) as CurationEntry), waiting };
}

/** The vocabulary as it was given, from the concepts that are shown and those that stand in the place of others. */
export function givenConcepts(shown: readonly Concept[], given: readonly string[]): Concept[] {
  const concepts = given.map((text) => JSON.parse(text) as Concept);
  const ids = new Set(concepts.map(({ id }) => id));
  const others = shown.filter(({ id, origin }) => origin === 'vocabulary' && !ids.has(id));
  return [...others, ...concepts].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** See `GraphStore.showConcepts`; one transaction. */
export async function showConcepts(connection: Neo4jConnection, shown: ShownConcepts): Promise<void> {
  const { changed, concepts, waiting } = shown;
  await connection.write(async (run) => {
    await run(statements.CLEAR_SNAPSHOT);
    await run(statements.WAIT_NO_MORE);
    await run(statements.DELETE_GIVEN_CONCEPTS);
    await keepGiven(run, { concepts, waiting });
    const rowsOf = (from: ConceptOrigin) => changed.filter(({ origin }) => origin === from).map(conceptParameters);
    for (const rows of batches(rowsOf('vocabulary'), ROWS)) await run(statements.UPSERT_VOCABULARY, { rows });
    for (const rows of batches(rowsOf('corpus'), ROWS)) await run(statements.UPSERT_CORPUS_CONCEPTS, { rows });
    await connectConcepts(run);
  }, LONG_WRITE_MS);
}

/** Shows again what was read and given. A batch a transaction; what is cut short goes on where it ended. */
export async function uncurate(connection: Neo4jConnection): Promise<void> {
  await connection.write(async (run) => {
    await run(statements.WAIT_NO_MORE);
    const given = await run(statements.GIVEN_CONCEPTS);
    const concepts = given.map((row) => JSON.parse(row.get('given') as string) as Concept);
    for (const rows of batches(concepts.map(conceptParameters), ROWS))
      await run(statements.UPSERT_VOCABULARY, { rows });
    await run(statements.DELETE_GIVEN_CONCEPTS);
  });
  for (;;) {
    const restored = await connection.write(async (run) => {
      const papers = await run(statements.SOME_CURATED_PAPERS, { limit: neo4j.int(PAPERS) });
      if (papers.length > 0)
        await showRead(
          run,
          papers.map((row) => row.toObject() as ReadPaper),
        );
      return papers.length;
    });
    if (restored < PAPERS) return;
  }
}

interface ReadPaper {
  id: string;
  runId: string;
  read: string;
}

async function showRead(run: Run, papers: readonly ReadPaper[]): Promise<void> {
  const [row] = await run(statements.CONCEPT_IDS);
  const known = new Set(row.get('ids') as string[]);
  const ids = papers.map(({ id }) => id);
  // Of a concept that has left the vocabulary; the paper is read again by the next seeding.
  const unhashed: string[] = [];
  const edges = papers.flatMap(({ id, runId, read }) => {
    const mentions = mentionsWritten(id, read);
    const left = mentions.filter(({ conceptId }) => known.has(conceptId));
    if (left.length < mentions.length) unhashed.push(id);
    return mentionEdges(left, runId);
  });
  await run(statements.DELETE_READ_MENTIONS, { ids });
  for (const rows of batches(edges, ROWS)) await addAll(run, statements.ADD_MENTIONS, rows);
  await run(statements.UNCURATE_PAPERS, { ids });
  if (unhashed.length > 0) await run(statements.UNHASH_PAPERS, { ids: unhashed });
}

/** Keeps what was given, and shows the concepts that stand in its place; within a write. */
export async function curateConcepts(run: Run, curated: CuratedGraph): Promise<void> {
  await keepGiven(run, curated);
  const shown = curated.concepts.flatMap((each) => (each.shown ? [conceptParameters(each.shown)] : []));
  for (const rows of batches(shown, ROWS)) await run(statements.UPSERT_VOCABULARY, { rows });
}

async function keepGiven(run: Run, { concepts, waiting }: Pick<CuratedGraph, 'concepts' | 'waiting'>): Promise<void> {
  const reasons = [...waiting].map(([id, reason]) => ({ id, reason }));
  if (reasons.length > 0) await run(statements.SET_WAITING, { rows: reasons });
  const given = concepts.map(({ given: concept }) => ({ id: concept.id, given: JSON.stringify(concept) }));
  for (const rows of batches(given, ROWS)) await run(statements.ADD_GIVEN_CONCEPTS, { rows });
}

/** Keeps what was read of papers, and shows the mentions that stand in its place; then concepts that are not shown go. */
export async function curatePapers(
  connection: Neo4jConnection,
  { concepts, papers }: CuratedGraph,
  runId: string,
): Promise<void> {
  for (const batch of batches(papers, PAPERS)) await connection.write((run) => showCurated(run, batch, runId));
  const ids = concepts.flatMap(({ given, shown }) => (shown ? [] : [given.id]));
  if (ids.length > 0) await connection.write((run) => run(statements.DELETE_CONCEPTS, { ids }));
}

async function showCurated(run: Run, papers: readonly CuratedPaper[], runId: string): Promise<void> {
  const ids = papers.map(({ paperId }) => paperId);
  const before = new Map(
    (await run(statements.READ_MENTIONS, { ids })).map((row): [string, string] => {
      const id = row.get('id') as string;
      return [id, writtenMentions(mentionsAsWritten(id, row.get('mentions') as MentionLists[]))];
    }),
  );
  const rows = papers.map(({ paperId, hash }) => ({ id: paperId, hash, read: before.get(paperId) ?? '[]' }));
  await run(statements.SET_CURATED_PAPERS, { rows });
  await run(statements.DELETE_READ_MENTIONS, { ids });
  const edges = papers.flatMap(({ mentions }) => mentionEdges(mentions, runId));
  for (const each of batches(edges, ROWS)) await addAll(run, statements.ADD_MENTIONS, each);
}
