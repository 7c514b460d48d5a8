import { groupDuplicates, type DuplicateGroup } from '../../index/duplicates.js';
import { diversified } from '../../index/diversity.js';
import type { PaperFilter } from '../../index/filter.js';
import {
  relatedPapers,
  relatedReasons,
  type RelatedQuery,
  type RelatedRanking,
  type RelatedReason,
} from '../../index/related-papers.js';
import type { SentenceRole } from '../../model/sentence-roles.js';
import type { ApiContext } from '../context.js';
import { badUserInput } from '../errors.js';
import { compareKeys, pageOf } from '../paging.js';
import { connection } from '../types/connection.js';
import type { EmptyReason } from '../types/enums.js';
import type { PageArgs } from '../types/page-args.js';
import type { EdgeOrigin, Reason, RelatedPaperConnection } from '../types/related.js';
import { paperRecords } from './records.js';
import { selectionOf } from './selection.js';

export interface RelatedArguments {
  page: PageArgs;
  where: PaperFilter | null;
  minScore: number;
  aspect: SentenceRole | null;
  diversify: number;
}

/** A page of the papers related to what was asked with; `list` names the list beside the arguments. */
export async function relatedList(
  context: ApiContext,
  query: RelatedQuery,
  seeds: EdgeOrigin['seeds'],
  { page: asked, ...rest }: RelatedArguments,
  list: readonly unknown[],
): Promise<RelatedPaperConnection> {
  const { index } = context;
  const { where, minScore, aspect, diversify } = rest;
  if (!(diversify >= 0 && diversify <= 1)) throw badUserInput('`diversify` must be from 0 to 1.');
  const found = relatedPapers(index, query, { minScore, selection: await selectionOf(context, where) });
  const groups = groupDuplicates(index, found.indices, found.scores);
  const ordered = diversify === 0 ? groups : diversified(index, groups, diversify);
  const places = new Map(ordered.map((group, place) => [group, place]));
  const page = pageOf<DuplicateGroup>(
    ordered,
    (group) => [places.get(group)!, index.papers.id(group.paper)],
    compareKeys('ascending'),
    { list: [...list, rest], snapshot: index.snapshot.id, ...asked },
  );
  const records = await paperRecords(
    context,
    page.items.flatMap(({ item }) => [item.paper, ...item.duplicates]),
  );
  const edges = connection(page, ({ paper, score, duplicates }, cursor) => {
    const reasons = relatedReasons(index, query, paper);
    return {
      ...{ cursor, score, aspect, node: records.get(paper)! },
      reasons: reasons.map((reason) => reasonRecord(context, reason, score)),
      duplicates: duplicates.map((row) => records.get(row)!),
      origin: { row: paper, reasons, seeds },
    };
  });
  return { ...edges, emptyReason: emptyReason(query, found) };
}

function reasonRecord(
  { index }: ApiContext,
  { part, word, concept, share, shared }: RelatedReason,
  score: number,
): Reason {
  return {
    ...{ part, word, share, shared },
    concept: concept === null ? null : index.concepts[concept],
    percent: (100 * share) / score,
  };
}

function emptyReason({ direct }: RelatedQuery, { indices, met, allowed }: RelatedRanking): EmptyReason | null {
  if (indices.length > 0) return null;
  if (direct.indices.length === 0) return 'no-concepts';
  if (met === 0) return 'nothing-shared';
  return allowed === 0 ? 'filtered' : 'below-minimum-score';
}
