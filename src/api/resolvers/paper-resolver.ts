import { Arg, Args, Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { conceptTest } from '../../index/concept-filter.js';
import type { Link as LinkRecord, Mention as MentionRecord } from '../../model/extraction.js';
import { sentencesOf } from '../../model/sentence-roles.js';
import type { ApiContext } from '../context.js';
import { ListSize, Paged } from '../cost-directives.js';
import { checkedConfidence, COMPARED } from '../min-confidence.js';
import { inOrder, listOrder, ordersOf } from '../list-order.js';
import { pageOf } from '../paging.js';
import { connection, type Connection } from '../types/connection.js';
import { ConceptFilterInput, PaperConceptOrderInput } from '../types/inputs.js';
import { PageArgs } from '../types/page-args.js';
import { Mention } from '../types/mention.js';
import { Link, Paper } from '../types/paper.js';
import { Sentence } from '../types/related.js';
import { PaperConceptConnection, PaperConceptEdge } from '../types/paper-edges.js';
import { conceptSortValue, snapshotOfOrder } from './concept-order.js';
import { evidenceOf } from './evidence.js';

@Resolver(() => Paper)
export class PaperResolver {
  @ListSize({ assumedSize: 2 })
  @FieldResolver(() => [Link], { description: 'Addresses that the paper gives, by address.' })
  async links(@Root() paper: Paper, @Ctx() context: ApiContext): Promise<LinkRecord[]> {
    return context.loaders.linksOf(paper.id);
  }

  @ListSize({ assumedSize: 8 })
  @FieldResolver(() => [Sentence], { description: 'The sentences of its abstract, in order, with their roles.' })
  sentences(@Root() paper: Paper): Sentence[] {
    return sentencesOf(paper.abstract).map((sentence) => ({
      ...sentence,
      text: paper.abstract.slice(sentence.start, sentence.end),
    }));
  }

  @Paged()
  @FieldResolver(() => PaperConceptConnection, { description: 'What the paper speaks of.' })
  concepts(
    @Root() paper: Paper,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => ConceptFilterInput, { nullable: true, description: 'Only these concepts.' })
    where: ConceptFilterInput | null,
    @Arg('orderBy', () => [PaperConceptOrderInput], {
      nullable: true,
      description: 'How they are sorted, the foremost first; by weight, the most first, without it.',
    })
    orderBy: PaperConceptOrderInput[] | null,
    @Arg('minConfidence', () => Float, {
      defaultValue: 0,
      description: `Only concepts with a mention of at least this confidence, 0 to 1. ${COMPARED}`,
    })
    minConfidence: number,
    @Ctx() { index }: ApiContext,
  ): Connection<PaperConceptEdge> {
    checkedConfidence(minConfidence);
    const row = index.papers.rowOf(paper.id);
    const spokenOf = row === undefined ? [] : index.conceptsOfPaper(row, minConfidence);
    const holds = conceptTest(index, where);
    const orders = ordersOf(orderBy, { field: 'weight', direction: 'descending' });
    const order = listOrder(
      orders,
      ({ concept, weight }: (typeof spokenOf)[number], field) =>
        field === 'weight' ? weight : conceptSortValue(index, concept, field),
      ({ concept }) => index.concepts[concept].id,
    );
    const held = spokenOf.filter(({ concept }) => holds(concept));
    const isAsItComes = orders.length === 1 && orders[0].field === 'weight' && orders[0].direction === 'descending';
    const found = pageOf(isAsItComes ? held : inOrder(held, order), order.keyOf, order.compare, {
      list: ['Paper.concepts', paper.id, orders, where],
      snapshot: snapshotOfOrder(index, orders),
      ...page,
    });
    return connection(found, ({ concept, weight }, cursor) => ({
      cursor,
      node: index.concepts[concept],
      weight,
      paperId: paper.id,
    }));
  }
}

@Resolver(() => PaperConceptEdge)
export class PaperConceptEdgeResolver {
  @ListSize({ assumedSize: 3 })
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
