import type { LinkKind } from '../../model/extraction.js';
import { candidatesFrom } from '../candidates-text.js';
import { mentionsWritten } from '../written-mentions.js';
import type { StoredPaper } from '../port.js';
import type { SqliteConnection } from './connection.js';
import { groupRows } from './group-rows.js';
import { mentionOf, type MentionTuple } from './mention-rows.js';
import { paperOf, type PaperRow } from './paper-rows.js';
import * as statements from './statements.js';

/** Papers with all that was given with them, lists in their order; within a read. */
export function withContent(connection: SqliteConnection, rows: readonly PaperRow[]): StoredPaper[] {
  const asked = JSON.stringify(rows.map(({ row }) => row));
  const mentions = groupRows(connection.tuples<[number, ...MentionTuple]>(statements.MENTIONS_OF_ROWS, asked));
  const curated = new Map(
    connection
      .tuples<[number, string, string]>(statements.CURATED_OF_ROWS, asked)
      .map(([row, hash, read]) => [row, { hash, read }]),
  );
  const links = groupRows(connection.tuples<[number, string, LinkKind]>(statements.LINKS_OF_ROWS, asked));
  const candidates = new Map(connection.tuples<[number, string]>(statements.CANDIDATES_OF_ROWS, asked));
  return rows.map((found) => ({
    paper: paperOf(found),
    hash: found.hash,
    runId: found.run_id,
    mentions: curated.has(found.row)
      ? mentionsWritten(found.id, curated.get(found.row)!.read)
      : (mentions.get(found.row) ?? []).map((mention) => mentionOf(found.id, mention)),
    curatedHash: curated.get(found.row)?.hash ?? null,
    links: (links.get(found.row) ?? []).map(([url, kind]) => ({ paperId: found.id, url, kind })),
    candidates: candidatesFrom(candidates.get(found.row) ?? '[]'),
  }));
}
