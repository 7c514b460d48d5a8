import type { Candidate, LinkKind } from '../../model/extraction.js';
import type { StoredPaper } from '../port.js';
import type { SqliteConnection } from './connection.js';
import { groupByPaper } from './group-by.js';
import { mentionOf, type MentionRow } from './mention-rows.js';
import { paperOf, type PaperRow } from './paper-rows.js';
import * as statements from './statements.js';

/** Papers with all that was given with them, lists in their order; within a read. */
export function withContent(connection: SqliteConnection, rows: readonly PaperRow[]): StoredPaper[] {
  const asked = JSON.stringify(rows.map(({ row }) => row));
  const mentions = groupByPaper(connection.all<MentionRow>(statements.MENTIONS_OF_ROWS, asked));
  const links = groupByPaper(
    connection.all<{ paper: number; url: string; kind: LinkKind }>(statements.LINKS_OF_ROWS, asked),
  );
  const candidates = new Map(
    connection
      .all<{ paper: number; content: string }>(statements.CANDIDATES_OF_ROWS, asked)
      .map(({ paper, content }) => [paper, JSON.parse(content) as Candidate[]]),
  );
  return rows.map((found) => ({
    paper: paperOf(found),
    hash: found.hash,
    runId: found.run_id,
    mentions: (mentions.get(found.row) ?? []).map((mention) => mentionOf(found.id, mention)),
    links: (links.get(found.row) ?? []).map(({ url, kind }) => ({ paperId: found.id, url, kind })),
    candidates: candidates.get(found.row) ?? [],
  }));
}
