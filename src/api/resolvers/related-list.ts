import { givenBy } from '../../index/explanation.js';
import { groupDuplicates, type DuplicateGroup } from '../../index/duplicates.js';
import { diversified } from '../../index/diversity.js';
import type { PaperFilter } from '../../index/filter.js';
import type { GraphIndex } from '../../index/graph-index.js';
import {
  relatedPapers,
  relatedReasons,
  type RelatedOptions,
  type RelatedQuery,
  type RelatedRanking,
  type RelatedReason,
} from '../../index/related-papers.js';
import { TERMS_SHARE, withEmbeddings } from '../../index/embedding-part.js';
import type { SentenceRole } from '../../model/sentence-roles.js';
import type { ApiContext } from '../context.js';
import { embeddingCosines, type EmbeddingSeeds } from '../embedding-seeds.js';
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

/** What papers are asked for by: terms, what embeddings are made of, and what an edge shows sentences of. */
export interface AskedWith {
  query: RelatedQuery;
  like: EmbeddingSeeds;
  unlike: EmbeddingSeeds;
  seeds: EdgeOrigin['seeds'];
}

/** A page of the papers related to what was asked with; `list` names the list beside the arguments. */
export async function relatedList(
  context: ApiContext,
  asked: AskedWith,
  { page: pageAsked, ...rest }: RelatedArguments,
  list: readonly unknown[],
): Promise<RelatedPaperConnection> {
  const { index } = context;
  const { where, minScore, aspect, diversify } = rest;
  if (!(diversify >= 0 && diversify <= 1)) throw badUserInput('`diversify` must be from 0 to 1.');
  const { query, seeds } = asked;
  const found = await rankingOf(context, asked, { minScore, selection: await selectionOf(context, where) });
  const groups = groupDuplicates(index, found.indices, found.scores);
  const ordered = diversify === 0 ? groups : diversified(index, groups, diversify);
  const places = new Map(ordered.map((group, place) => [group, place]));
  const page = pageOf<DuplicateGroup>(
    ordered,
    (group) => [places.get(group)!, index.papers.id(group.paper)],
    compareKeys('ascending'),
    { list: [...list, rest], snapshot: index.snapshot.id, ...pageAsked },
  );
  const records = await paperRecords(
    context,
    page.items.flatMap(({ item }) => [item.paper, ...item.duplicates]),
  );
  const edges = connection(page, ({ paper, score, duplicates }, cursor) => {
    const reasons = reasonsOf(index, query, paper, found.embedded?.get(paper));
    return {
      ...{ cursor, score, aspect, node: records.get(paper)! },
      reasons: reasons.map((reason) => reasonRecord(context, reason, givenBy(reasons))),
      duplicates: duplicates.map((row) => records.get(row)!),
      origin: { row: paper, reasons, seeds },
    };
  });
  return { ...edges, emptyReason: emptyReason(query, found) };
}

interface Ranking extends RelatedRanking {
  /** What embeddings give to the score of each paper (row); null where they are off. */
  embedded: ReadonlyMap<number, number> | null;
}

async function rankingOf(
  context: ApiContext,
  { query, like, unlike }: AskedWith,
  options: RelatedOptions,
): Promise<Ranking> {
  const { index } = context;
  if (!context.embeddings) return { ...relatedPapers(index, query, options), embedded: null };
  const byTerms = relatedPapers(index, query, { ...options, minScore: 0 });
  const cosines = await embeddingCosines(context, { like, unlike }, byTerms.indices);
  if (!cosines) return { ...relatedPapers(index, query, options), embedded: null };
  const ranking = withEmbeddings(index, query, byTerms, cosines, options);
  return { ...ranking, embedded: new Map(Array.from(ranking.indices, (row, at) => [row, ranking.embedded[at]])) };
}

/** By share descending; they sum to the score. */
function reasonsOf(
  index: GraphIndex,
  query: RelatedQuery,
  paper: number,
  embedded: number | undefined,
): RelatedReason[] {
  const reasons = relatedReasons(index, query, paper);
  if (embedded === undefined) return reasons;
  const scaled = reasons.map((reason) => ({ ...reason, share: TERMS_SHARE * reason.share }));
  if (embedded > 0) scaled.push({ part: 'embedding', word: null, concept: null, share: embedded, shared: true });
  return scaled.sort((a, b) => b.share - a.share);
}

function reasonRecord(
  { index }: ApiContext,
  { part, word, concept, share, shared }: RelatedReason,
  given: number,
): Reason {
  return {
    ...{ part, word, share, shared },
    concept: concept === null ? null : index.concepts[concept],
    percent: (100 * share) / given,
  };
}

function emptyReason({ direct }: RelatedQuery, { indices, met, allowed }: RelatedRanking): EmptyReason | null {
  if (indices.length > 0) return null;
  if (direct.indices.length === 0) return 'no-concepts';
  if (met === 0) return 'nothing-shared';
  return allowed === 0 ? 'filtered' : 'below-minimum-score';
}
