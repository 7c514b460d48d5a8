import { Arg, Args, Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import type { Link as LinkRecord, Mention as MentionRecord } from '../../model/extraction.js';
import { reasons, related } from '../../index/relatedness.js';
import type { ApiContext } from '../context.js';
import { checkedConfidence, COMPARED } from '../min-confidence.js';
import { compareKeys, pageOf } from '../paging.js';
import { connection, type Connection } from '../types/connection.js';
import { PageArgs } from '../types/page-args.js';
import { RelatednessMeasureEnum, type RelatednessMeasure } from '../types/enums.js';
import { Mention } from '../types/mention.js';
import { Link, Paper } from '../types/paper.js';
import {
  PaperConceptConnection,
  PaperConceptEdge,
  RelatedPaperConnection,
  type RelatedPaperEdge,
} from '../types/paper-edges.js';
import { evidenceOf } from './evidence.js';
import { paperRecords } from './records.js';

@Resolver(() => Paper)
export class PaperResolver {
  @FieldResolver(() => [Link], { description: 'Addresses that the paper gives, by address.' })
  async links(@Root() paper: Paper, @Ctx() context: ApiContext): Promise<LinkRecord[]> {
    return context.loaders.links.load(paper.id);
  }

  @FieldResolver(() => PaperConceptConnection, { description: 'What the paper speaks of, by weight.' })
  concepts(
    @Root() paper: Paper,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('minConfidence', () => Float, {
      defaultValue: 0,
      description: `Only concepts with a mention of at least this confidence, 0 to 1. ${COMPARED}`,
    })
    minConfidence: number,
    @Ctx() { index }: ApiContext,
  ): Connection<PaperConceptEdge> {
    checkedConfidence(minConfidence);
    const row = index.papers.rowOf(paper.id);
    const found = pageOf(
      row === undefined ? [] : index.conceptsOfPaper(row, minConfidence),
      ({ concept, weight }) => [weight, index.concepts[concept].id],
      compareKeys('descending'),
      { list: ['Paper.concepts', paper.id], ...page },
    );
    return connection(found, ({ concept, weight }, cursor) => ({
      cursor,
      node: index.concepts[concept],
      weight,
      paperId: paper.id,
    }));
  }

  @FieldResolver(() => RelatedPaperConnection, {
    description: 'Papers that speak of the same concepts, the nearest first, each with its reasons.',
  })
  async related(
    @Root() paper: Paper,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('measure', () => RelatednessMeasureEnum, { defaultValue: 'cosine', description: 'What "near" means.' })
    measure: RelatednessMeasure,
    @Arg('minScore', () => Float, { defaultValue: 0, description: 'Leave out papers below this score.' })
    minScore: number,
    @Ctx() context: ApiContext,
  ): Promise<Connection<RelatedPaperEdge>> {
    const { index } = context;
    const row = index.papers.rowOf(paper.id);
    const found = pageOf(
      row === undefined ? [] : related(index, row, { measure, minScore }),
      (near) => [near.score, index.papers.id(near.paper)],
      compareKeys('descending'),
      { list: ['Paper.related', paper.id, measure, minScore], snapshot: index.snapshot.id, ...page },
    );
    const records = await paperRecords(
      context,
      found.items.map(({ item }) => item.paper),
    );
    return connection(found, (near, cursor) => ({
      cursor,
      node: records.get(near.paper)!,
      score: near.score,
      reasons: reasons(index, row!, near.paper, measure).map(({ concept, share }) => ({
        concept: index.concepts[concept],
        share,
      })),
    }));
  }
}

@Resolver(() => PaperConceptEdge)
export class PaperConceptEdgeResolver {
  @FieldResolver(() => [Mention], { description: 'Where the paper speaks of the concept, in order of the text.' })
  async evidence(
    @Root() edge: PaperConceptEdge,
    @Arg('minConfidence', () => Float, {
      defaultValue: 0,
      description: `Only mentions of at least this confidence, 0 to 1. ${COMPARED}`,
    })
    minConfidence: number,
    @Ctx() context: ApiContext,
  ): Promise<MentionRecord[]> {
    return evidenceOf(context, edge.paperId, [edge.node.id], minConfidence);
  }
}
