import { setImmediate as turn } from 'node:timers/promises';
import type { CuratedPaper, CurationEntry, StoredCuration } from '../../model/curation.js';
import type { Mention } from '../../model/extraction.js';
import { writtenMentions } from '../written-mentions.js';
import type { CuratedGraph, ShownConcepts } from '../port.js';
import { dropConcept, writeConcept } from './concept-rows.js';
import type { SqliteConnection } from './connection.js';
import { readGiven } from './given-concepts.js';
import { rowOf, rowsOf } from './id-rows.js';
import { mentionOf, mentionValues, type MentionTuple } from './mention-rows.js';
import * as statements from './statements.js';

/** Papers in one transaction. */
const BATCH = 500;

/** Adds to the log; within a write. */
export function addCuration(connection: SqliteConnection, entries: readonly CurationEntry[]): void {
  connection.run(statements.CLEAR_SNAPSHOT);
  for (const entry of entries) connection.run(statements.ADD_CURATION, entry.id, JSON.stringify(entry));
}

/** The log; within a read. */
export function readCuration(connection: SqliteConnection): StoredCuration[] {
  const rows = connection.all<{ content: string; waiting: string | null }>(statements.CURATION);
  return rows.map(({ content, waiting }) => ({ ...(JSON.parse(content) as CurationEntry), waiting }));
}

/** See `GraphStore.showConcepts`; within a write. */
export function showConcepts(connection: SqliteConnection, { changed, concepts, waiting }: ShownConcepts): void {
  connection.run(statements.CLEAR_SNAPSHOT);
  connection.run(statements.WAIT_NO_MORE);
  for (const [id, reason] of waiting) connection.run(statements.SET_WAITING, reason, id);
  connection.run(statements.DELETE_CURATED_CONCEPTS);
  for (const { given } of concepts) connection.run(statements.ADD_CURATED_CONCEPT, given.id, JSON.stringify(given));
  for (const concept of changed) writeConcept(connection, concept, concept.origin);
}

/** Shows again what was read and given. A batch a transaction; what is cut short goes on where it ended. */
export async function uncurate(connection: SqliteConnection): Promise<void> {
  await connection.write(() => {
    for (const concept of readGiven(connection)) writeConcept(connection, concept, 'vocabulary');
    connection.run(statements.DELETE_CURATED_CONCEPTS);
    connection.run(statements.WAIT_NO_MORE);
  });
  for (;;) {
    const restored = await connection.write(() => {
      const rows = connection.all<{ paper: number; read: string }>(statements.SOME_CURATED_PAPERS, BATCH);
      const concepts = rowsOf(connection, statements.CONCEPT_ROWS);
      for (const { paper, read } of rows) {
        const mentions = JSON.parse(read) as Mention[];
        // Of a concept that has left the vocabulary; the paper is read again by the next seeding.
        const known = mentions.filter(({ conceptId }) => concepts.has(conceptId));
        if (known.length < mentions.length) connection.run(statements.UNHASH_PAPER, paper);
        replaceMentions(connection, paper, known, concepts);
        connection.run(statements.DELETE_CURATED_PAPER, paper);
      }
      return rows.length;
    });
    if (restored < BATCH) return;
    await turn();
  }
}

/** Shows what curation makes of the graph, once its concepts of the corpus are there. */
export async function curate(connection: SqliteConnection, { concepts, papers, waiting }: CuratedGraph): Promise<void> {
  await connection.write(() => {
    for (const [id, reason] of waiting) connection.run(statements.SET_WAITING, reason, id);
    for (const { given, shown } of concepts) {
      connection.run(statements.ADD_CURATED_CONCEPT, given.id, JSON.stringify(given));
      if (shown) writeConcept(connection, shown, 'vocabulary');
    }
  });
  const flush = async (batch: readonly CuratedPaper[]) => {
    await connection.write(() => showPapers(connection, batch));
    await turn();
  };
  let batch: CuratedPaper[] = [];
  for (const paper of papers) {
    if (batch.push(paper) < BATCH) continue;
    await flush(batch);
    batch = [];
  }
  await flush(batch);
  // Their mentions are gone now.
  await connection.write(() => {
    for (const { given, shown } of concepts) {
      const found = shown ? undefined : connection.get<{ row: number }>(statements.CONCEPT_ROW, given.id);
      if (found) dropConcept(connection, found.row);
    }
  });
}

function showPapers(connection: SqliteConnection, batch: readonly CuratedPaper[]): void {
  if (batch.length === 0) return;
  const ids = batch.map(({ paperId }) => paperId);
  const papers = rowsOf(connection, statements.PAPER_ROWS_BY_IDS, ids);
  const concepts = rowsOf(connection, statements.CONCEPT_ROWS);
  const read = readMentions(connection, [...papers.values()]);
  for (const { paperId, hash, mentions } of batch) {
    const paper = rowOf(papers, paperId);
    connection.run(statements.ADD_CURATED_PAPER, paper, hash, writtenMentions(read.get(paper) ?? []));
    replaceMentions(connection, paper, mentions, concepts);
  }
}

function readMentions(connection: SqliteConnection, rows: readonly number[]): Map<number, Mention[]> {
  const found = new Map<number, Mention[]>();
  const asked = JSON.stringify(rows);
  for (const [row, ...tuple] of connection.tuples<[number, ...MentionTuple]>(statements.MENTIONS_OF_ROWS, asked)) {
    const ofPaper = found.get(row);
    if (ofPaper) ofPaper.push(mentionOf('', tuple));
    else found.set(row, [mentionOf('', tuple)]);
  }
  return found;
}

function replaceMentions(
  connection: SqliteConnection,
  paper: number,
  mentions: readonly Mention[],
  concepts: ReadonlyMap<string, number>,
): void {
  connection.run(statements.DELETE_MENTIONS, paper);
  mentions.forEach((mention, position) => {
    const values = mentionValues(mention, paper, position, rowOf(concepts, mention.conceptId));
    connection.run(statements.ADD_MENTION, ...values);
  });
}
