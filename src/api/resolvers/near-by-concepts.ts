import { reasons, related } from '../../index/relatedness.js';
import type { ApiContext } from '../context.js';
import { compareKeys, pageOf } from '../paging.js';
import { connection } from '../types/connection.js';
import type { RelatednessMeasure } from '../types/enums.js';
import type { PageArgs } from '../types/page-args.js';
import type { RelatedPaperConnection } from '../types/related.js';
import { paperRecords } from './records.js';

/** Papers by a measure over the concepts alone: what the deprecated argument `measure` asks for. */
export async function nearByConcepts(
  context: ApiContext,
  papers: readonly number[],
  id: string,
  options: { page: PageArgs; measure: RelatednessMeasure; minScore: number },
): Promise<RelatedPaperConnection> {
  const { index } = context;
  const { measure, minScore } = options;
  const page = pageOf(
    papers.flatMap((row) => related(index, row, { measure, minScore })),
    (near) => [near.score, index.papers.id(near.paper)],
    compareKeys('descending'),
    { list: ['Paper.related', id, measure, minScore], snapshot: index.snapshot.id, ...options.page },
  );
  const records = await paperRecords(
    context,
    page.items.map(({ item }) => item.paper),
  );
  const edges = connection(page, ({ paper, score }, cursor) => {
    const shares = reasons(index, papers[0], paper, measure).map(({ concept, share }) => ({
      ...{ part: 'concepts' as const, word: null, concept, share, shared: true },
    }));
    return {
      ...{ cursor, score, aspect: null, node: records.get(paper)!, duplicates: [] },
      reasons: shares.map((reason) => ({
        ...reason,
        concept: index.concepts[reason.concept],
        percent: (100 * reason.share) / score,
      })),
      origin: { row: paper, reasons: shares, seeds: { papers, texts: [] } },
    };
  });
  const emptyReason = page.totalCount() > 0 ? null : minScore > 0 ? 'below-minimum-score' : 'nothing-shared';
  return { ...edges, emptyReason };
}
