import { PapergraphError } from '../../model/errors.js';
import type { Concept } from '../../model/concept.js';
import type { PaperBundle } from '../port.js';
import { batches } from './batches.js';
import { conceptParameters } from './concept-rows.js';
import type { Neo4jConnection, Parameters, Run } from './connection.js';
import { indexable } from './indexable.js';
import { linkParameters } from './link-rows.js';
import { mentionEdges } from './mention-rows.js';
import { paperParameters } from './paper-rows.js';
import * as statements from './statements.js';

/** Rows in one statement: large enough that round trips do not matter, small enough for the server's parameters. */
const ROWS = 5_000;
const PAPERS = 500;

/** Writes papers with their content in one transaction; of two with the same id the last stands. */
export async function writePapers(connection: Neo4jConnection, given: PaperBundle[], runId: string): Promise<void> {
  const bundles = [...new Map(given.map((bundle) => [bundle.paper.id, bundle])).values()];
  const ids = bundles.map(({ paper }) => paper.id);
  const papers = bundles.map((bundle) => paperParameters(bundle, runId));
  const keys = bundles.flatMap(({ paper }) => paper.keys.map((key) => ({ id: indexable(key), paperId: paper.id })));
  const mentions = bundles.flatMap((bundle) => mentionEdges(bundle.mentions, runId));
  const links = bundles.flatMap((bundle) => linkParameters(bundle.links));
  await connection.write(async (run) => {
    await run(statements.CLEAR_SNAPSHOT);
    for (const rows of batches(papers, PAPERS)) await run(statements.UPSERT_PAPERS, { rows });
    for (const rows of batches(keys, ROWS)) await run(statements.ADD_KEYS, { rows });
    await run(statements.DELETE_MENTIONS_OF_PAPERS, { ids });
    const [before] = await run(statements.DELETE_LINKS_OF_PAPERS, { ids });
    if (mentions.length > 0) await showMentioned(run, mentions);
    for (const rows of batches(mentions, ROWS)) await addAll(run, statements.ADD_MENTIONS, rows);
    for (const rows of batches(links, ROWS)) await run(statements.ADD_LINKS, { rows });
    await run(statements.DELETE_LEFT_LINKS, { ids: before.get('ids') });
  });
}

/** A concept that curation does not show is shown again, until the graph is derived. */
async function showMentioned(run: Run, mentions: readonly { conceptId: string }[]): Promise<void> {
  const ids = [...new Set(mentions.map(({ conceptId }) => conceptId))];
  const given = await run(statements.GIVEN_CONCEPTS_NOT_SHOWN, { ids });
  const concepts = given.map((row) => JSON.parse(row.get('given') as string) as Concept);
  if (concepts.length > 0) await run(statements.UPSERT_VOCABULARY, { rows: concepts.map(conceptParameters) });
}

/**
 * Adds relationships between nodes that must be there.
 *
 * @throws PapergraphError STORE_FAILED where an end is not: what is written must not be less than what was given.
 */
export async function addAll(run: Run, statement: string, rows: readonly Parameters[]): Promise<void> {
  const [answer] = await run(statement, { rows });
  const written = answer.get('written') as number;
  if (written !== rows.length) {
    throw new PapergraphError(
      'STORE_FAILED',
      `${rows.length - written} of ${rows.length} relationships name a paper or a concept that the store does not have; nothing of this step was written.`,
    );
  }
}
