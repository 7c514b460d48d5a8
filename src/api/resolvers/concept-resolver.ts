import { Arg, Args, Ctx, FieldResolver, Float, ID, Int, Resolver, Root } from 'type-graphql';
import { conceptTest } from '../../index/concept-filter.js';
import { coOccurring, neighborhood } from '../../index/co-occurrence.js';
import { coOccurringOnLevel } from '../../index/roll-up.js';
import type { Mention as MentionRecord } from '../../model/extraction.js';
import type { ApiContext } from '../context.js';
import { Cost, ListSize, Paged } from '../cost-directives.js';
import { badUserInput } from '../errors.js';
import { checkedConfidence, COMPARED } from '../min-confidence.js';
import { ordersOf } from '../list-order.js';
import { halfOpen } from '../half-open.js';
import { mentionList } from '../mention-list.js';
import { compareKeys, pageOf } from '../paging.js';
import { storedPage } from '../stored-paging.js';
import { CooccurringConceptConnection, Neighborhood, type CooccurringConceptEdge } from '../types/association.js';
import { Concept } from '../types/concept.js';
import { connection, type Connection } from '../types/connection.js';
import { PageArgs } from '../types/page-args.js';
import { AssociationMeasureEnum, type AssociationMeasure } from '../types/enums.js';
import { ConceptFilterInput, ConceptPaperOrderInput, MentionFilterInput, PaperFilterInput } from '../types/inputs.js';
import { Mention, MentionConnection, type MentionEdge } from '../types/mention.js';
import { MAX_DEPTH, MAX_NODES, NeighborhoodArgs } from '../types/neighborhood-args.js';
import { ConceptPaperConnection, ConceptPaperEdge } from '../types/paper-edges.js';
import { conceptPapersPage } from './concept-papers-page.js';
import { evidenceOf } from './evidence.js';
import { paperRecords } from './records.js';
import { selectionOf } from './selection.js';

@Resolver(() => Concept)
export class ConceptResolver {
  @FieldResolver(() => [String], { description: 'Short forms that papers define for it, the most used first.' })
  abbreviations(@Root() concept: Concept, @Ctx() { index }: ApiContext): readonly string[] {
    return index.abbreviations[index.conceptRow(concept.id)!];
  }

  @FieldResolver(() => [ID], { description: 'Ids of concepts that curators merged into it: they find it now.' })
  formerIds(@Root() concept: Concept, @Ctx() { index }: ApiContext): string[] {
    const row = index.conceptRow(concept.id)!;
    return [...index.formerIds].flatMap(([id, into]) => (into === row ? [id] : []));
  }

  @ListSize({ assumedSize: 2 })
  @FieldResolver(() => [Concept], { description: 'Concepts of which this one is a kind, by id.' })
  broader(@Root() concept: Concept, @Ctx() { index }: ApiContext): Concept[] {
    return index.hierarchy.broader(index.conceptRow(concept.id)!).map((row) => index.concepts[row]);
  }

  @ListSize({ assumedSize: 10 })
  @FieldResolver(() => [Concept], { description: 'Concepts that are a kind of this one, by id.' })
  narrower(@Root() concept: Concept, @Ctx() { index }: ApiContext): Concept[] {
    return index.hierarchy.narrower(index.conceptRow(concept.id)!).map((row) => index.concepts[row]);
  }

  @FieldResolver(() => Int, { description: 'How many papers speak of it.' })
  paperCount(
    @Root() concept: Concept,
    @Arg('includeNarrower', () => Boolean, { defaultValue: true, description: 'Whether narrower concepts count too.' })
    includeNarrower: boolean,
    @Ctx() { index }: ApiContext,
  ): number {
    const row = index.conceptRow(concept.id)!;
    return includeNarrower ? index.paperCountsWithNarrower[row] : index.paperCounts[row];
  }

  @Paged()
  @FieldResolver(() => ConceptPaperConnection, { description: 'Papers that speak of it.' })
  async papers(
    @Root() concept: Concept,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => PaperFilterInput, { nullable: true, description: 'Only among these papers.' })
    where: PaperFilterInput | null,
    @Arg('orderBy', () => [ConceptPaperOrderInput], {
      nullable: true,
      description: 'How they are sorted, the foremost first; by weight, the most first, without it.',
    })
    orderBy: ConceptPaperOrderInput[] | null,
    @Arg('includeNarrower', () => Boolean, { defaultValue: true, description: 'Whether narrower concepts count too.' })
    includeNarrower: boolean,
    @Arg('minConfidence', () => Float, {
      defaultValue: 0,
      description: `Only papers with a mention of at least this confidence, 0 to 1. ${COMPARED}`,
    })
    minConfidence: number,
    @Ctx() context: ApiContext,
  ): Promise<Connection<ConceptPaperEdge>> {
    checkedConfidence(minConfidence);
    const { index } = context;
    const row = index.conceptRow(concept.id)!;
    const orders = ordersOf(orderBy, { field: 'weight', direction: 'descending' });
    const selection = await selectionOf(context, where);
    const papers = index.papersOfConcept(row, includeNarrower, { selection, minConfidence });
    const list = ['Concept.papers', concept.id, orders, where, includeNarrower];
    const found = conceptPapersPage(index, papers, orders, { list, ...page });
    const records = await paperRecords(
      context,
      found.items.map(({ item }) => item.paper),
    );
    return connection(found, ({ paper, weight, concepts }, cursor) => ({
      cursor,
      node: records.get(paper)!,
      weight,
      concepts: concepts.map((each) => index.concepts[each]),
    }));
  }

  @Paged()
  @Cost(100)
  @FieldResolver(() => CooccurringConceptConnection, {
    description:
      'Concepts that stand in papers with it, the strongest first. Counts are of the concepts themselves, without narrower ones, unless there is a `level`.',
  })
  async cooccurring(
    @Root() concept: Concept,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('measure', () => AssociationMeasureEnum, { defaultValue: 'npmi', description: 'What "strong" means.' })
    measure: AssociationMeasure,
    @Arg('minCount', () => Int, { defaultValue: 1, description: 'Leave out those with fewer common papers.' })
    minCount: number,
    @Arg('where', () => PaperFilterInput, { nullable: true, description: 'Count in these papers only.' })
    where: PaperFilterInput | null,
    @Arg('among', () => ConceptFilterInput, { nullable: true, description: 'Only these concepts.' })
    among: ConceptFilterInput | null,
    @Arg('level', () => Int, {
      nullable: true,
      description:
        'Roll up: the concepts of this level of the hierarchy (0 is the highest), each with all narrower ones; a paper counts once for each that is above what it speaks of. Counted with papers of this concept and of those narrower; concepts broader or narrower than it are left out.',
    })
    level: number | null,
    @Ctx() context: ApiContext,
  ): Promise<Connection<CooccurringConceptEdge>> {
    if (level != null && level < 0) throw badUserInput('`level` must be 0 or more.');
    const { index } = context;
    const row = index.conceptRow(concept.id)!;
    const options = { measure, minCount, selection: await selectionOf(context, where) };
    const holds = conceptTest(index, among);
    const others =
      level == null ? coOccurring(index, row, options) : await coOccurringOnLevel(index, row, level, options);
    const found = pageOf(
      others.filter((other) => holds(other.concept)),
      (other) => [other.score, index.concepts[other.concept].id],
      compareKeys('descending'),
      {
        list: ['Concept.cooccurring', concept.id, measure, minCount, where, among, level ?? null],
        snapshot: index.snapshot.id,
        ...page,
      },
    );
    return connection(found, (other, cursor) => ({
      cursor,
      node: index.concepts[other.concept],
      count: other.count,
      expected: other.expected,
      score: other.score,
    }));
  }

  @Paged()
  @Cost(100)
  @FieldResolver(() => MentionConnection, {
    description:
      'Where papers speak of it (of itself, not of narrower concepts), the least sure first: with `where`, a work list for a curator.',
  })
  async mentions(
    @Root() concept: Concept,
    @Arg('where', () => MentionFilterInput, { nullable: true, description: 'Which mentions; all without it.' })
    where: MentionFilterInput | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { store }: ApiContext,
  ): Promise<Connection<MentionEdge>> {
    const filter = halfOpen(where?.confidence);
    const found = await storedPage(mentionList(store, concept.id, filter), page);
    return connection(found, (node, cursor) => ({ cursor, node }));
  }

  @ListSize({ slicingArguments: ['maxNodes'], sizedFields: ['nodes', 'edges'] })
  @FieldResolver(() => Neighborhood, {
    description:
      'The concepts around it, by co-occurrence: of papers that mention the concepts themselves, narrower ones not included.',
  })
  async neighborhood(
    @Root() concept: Concept,
    @Args(() => NeighborhoodArgs) { depth, maxNodes, measure, minCount, where, among }: NeighborhoodArgs,
    @Ctx() context: ApiContext,
  ): Promise<Neighborhood> {
    if (depth < 1 || depth > MAX_DEPTH) throw badUserInput(`\`depth\` must be from 1 to ${MAX_DEPTH}.`);
    if (maxNodes < 1 || maxNodes > MAX_NODES) throw badUserInput(`\`maxNodes\` must be from 1 to ${MAX_NODES}.`);
    const { index } = context;
    const selected = { mask: await selectionOf(context, where), among: conceptTest(index, among) };
    const row = index.conceptRow(concept.id)!;
    const found = await neighborhood(index, row, { depth, maxNodes, measure, minCount, ...selected });
    return {
      nodes: found.nodes.map((node) => ({ concept: index.concepts[node.concept], depth: node.depth })),
      edges: found.edges.map(({ source, target, count, expected, score }) => ({
        source: index.concepts[source],
        target: index.concepts[target],
        count,
        expected,
        score,
      })),
      truncated: found.truncated,
    };
  }
}

@Resolver(() => ConceptPaperEdge)
export class ConceptPaperEdgeResolver {
  @ListSize({ assumedSize: 3 })
  @FieldResolver(() => [Mention], { description: 'Where the paper speaks of `concepts`, in order of the text.' })
  async evidence(
    @Root() edge: ConceptPaperEdge,
    @Arg('minConfidence', () => Float, {
      defaultValue: 0,
      description: `Only mentions of at least this confidence, 0 to 1. ${COMPARED}`,
    })
    minConfidence: number,
    @Ctx() context: ApiContext,
  ): Promise<MentionRecord[]> {
    const conceptIds = edge.concepts.map((concept) => concept.id);
    return evidenceOf(context, edge.node.id, conceptIds, minConfidence);
  }
}
