import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { conceptTest, type ConceptFilter } from '../../index/concept-filter.js';
import type { PaperFilter } from '../../index/filter.js';
import { isSelected } from '../../index/selection.js';
import { normalizeTitle } from '../../model/identity.js';
import type { PaperRecord } from '../../model/paper.js';
import type { SearchResult } from '../../store/port.js';
import type { ApiContext } from '../context.js';
import { Cost, ListSize, Paged } from '../cost-directives.js';
import { badUserInput } from '../errors.js';
import { highlight } from '../highlight.js';
import { UNPUBLISHED } from '../current-index.js';
import { compareKeys, MAX_PAGE, pageOf } from '../paging.js';
import { snapshotGone } from '../snapshot-cursor.js';
import { connection, type Connection } from '../types/connection.js';
import { PageArgs } from '../types/page-args.js';
import { SearchKindEnum, type SearchKind } from '../types/enums.js';
import { ConceptFilterInput, PaperFilterInput } from '../types/inputs.js';
import { Highlight, SearchConnection, SearchEdge, Suggestion } from '../types/search.js';
import { paperRecords } from './records.js';
import { selectionOf } from './selection.js';

/** Results of each kind that one search can page through. */
const MAX_HITS = 1000;
/** More than any store finds. */
const EVERY_HIT = 1e9;

interface Found {
  kind: SearchKind;
  row: number;
  id: string;
  score: number;
}

@Resolver()
export class SearchResolver {
  @Paged()
  @Cost(100)
  @Query(() => SearchConnection, {
    description: `Papers and concepts that have all words of a query, whatever their endings; the best ${MAX_HITS} of each can be paged through.`,
  })
  async search(
    @Arg('query', () => String, { description: 'Words, or a name.' }) query: string,
    @Arg('kinds', () => [SearchKindEnum], { nullable: true, description: 'What to search for; both without it.' })
    kinds: SearchKind[] | null,
    @Arg('where', () => PaperFilterInput, {
      nullable: true,
      description: 'Only these papers; concepts are found all the same, unless `kinds` leaves them out.',
    })
    where: PaperFilterInput | null,
    @Arg('among', () => ConceptFilterInput, {
      nullable: true,
      description: 'Only these concepts; papers are found all the same, unless `kinds` leaves them out.',
    })
    among: ConceptFilterInput | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: ApiContext,
  ): Promise<Connection<SearchEdge>> {
    if (context.pinned) await checkStillStored(context);
    const wanted = new Set(kinds ?? Object.values(SearchKindEnum));
    const [papers, concepts] = await Promise.all([
      wanted.has('paper') ? findPapers(context, query, where) : none,
      wanted.has('concept') ? findConcepts(context, query, among) : none,
    ]);
    const compare = compareKeys('descending');
    const found = [...papers.found, ...concepts.found].sort((a, b) => compare([a.score, a.id], [b.score, b.id]));
    const results = pageOf(found, (hit) => [hit.score, hit.id], compare, {
      list: ['search', query, [...wanted].sort(), where, among],
      snapshot: context.index.snapshot.id,
      ...page,
    });
    const rows = results.items.filter(({ item }) => item.kind === 'paper').map(({ item }) => item.row);
    const records = await paperRecords(context, rows);
    const edges = connection(results, ({ kind, row, score }, cursor) => ({
      cursor,
      score,
      node: kind === 'paper' ? records.get(row)! : context.index.concepts[row],
      query,
    }));
    return {
      ...edges,
      // Counted where the client asks, beyond what was read.
      get totalCount() {
        return Promise.all([papers.total(), concepts.total()]).then(([one, other]) => one + other);
      },
    } as unknown as Connection<SearchEdge>;
  }

  @ListSize({ slicingArguments: ['first'] })
  @Cost(100)
  @Query(() => [Suggestion], { description: 'Concepts and papers whose name or title begins with what was typed.' })
  async suggest(
    @Arg('prefix', () => String, { description: 'What was typed.' }) prefix: string,
    @Arg('first', () => Int, { defaultValue: 10, description: 'How many, 1 to 100.' }) first: number,
    @Arg('kinds', () => [SearchKindEnum], { nullable: true, description: 'What may be meant; both without it.' })
    kinds: SearchKind[] | null,
    @Ctx() context: ApiContext,
  ): Promise<Suggestion[]> {
    if (first < 1 || first > MAX_PAGE) throw badUserInput(`\`first\` must be from 1 to ${MAX_PAGE}.`);
    const { index } = context;
    const counts = index.paperCountsWithNarrower;
    const wanted = new Set(kinds ?? Object.values(SearchKindEnum));
    const concepts = (wanted.has('concept') ? index.labels.startingWith(prefix) : [])
      .sort((a, b) => counts[b.concept] - counts[a.concept] || a.concept - b.concept)
      .slice(0, first)
      .map(({ label, concept }) => ({ text: label, node: index.concepts[concept] }));
    const typed = normalizeTitle(prefix);
    const rows =
      typed === '' || !wanted.has('paper') ? [] : index.papers.titlesStartingWith(typed, first - concepts.length);
    const records = await paperRecords(context, rows);
    return [...concepts, ...rows.map((row) => ({ text: records.get(row)!.title, node: records.get(row)! }))];
  }
}

interface FoundOfKind {
  found: Found[];
  total(): Promise<number> | number;
}

const none: FoundOfKind = { found: [], total: () => 0 };

/** Ranks are the store's, of what it holds now: of another snapshot they would be of another list. */
async function checkStillStored(context: ApiContext): Promise<void> {
  if (!(await isStored(context))) throw snapshotGone(context.index.snapshot.id);
}

/** Whether the store holds what the index is of, and nothing newer. */
async function isStored({ index, store }: ApiContext): Promise<boolean> {
  return ((await store.snapshot())?.id ?? UNPUBLISHED) === index.snapshot.id;
}

async function findPapers(context: ApiContext, query: string, where: PaperFilter | null): Promise<FoundOfKind> {
  const { index, store, loaders } = context;
  const selection = await selectionOf(context, where);
  // All that have the words are asked for first: of a large selection, few do.
  const isIn = (id: string): boolean => isSelected(selection, index.papers.rowOf(id) ?? -1);
  const among = selection === null ? undefined : (await loaders.paperIdsWithWords(query)).filter(isIn);
  const { total, known, best } = await knownHits(
    context,
    (limit) => store.searchPapers(query, limit, among),
    (id) => index.papers.rowOf(id),
  );
  const found = known.map(({ row, id, score }) => ({ kind: 'paper' as const, row, id, score: score / best }));
  return { found, total };
}

/** Full text, and what the query names exactly (abbreviations that papers define are in no full text index). */
async function findConcepts(context: ApiContext, query: string, filter: ConceptFilter | null): Promise<FoundOfKind> {
  const { index, store } = context;
  const holds = conceptTest(index, filter);
  const among = filter ? index.concepts.filter((_, row) => holds(row)).map(({ id }) => id) : undefined;
  const { total, known, best } = await knownHits(
    context,
    (limit) => store.searchConcepts(query, limit, among),
    (id) => index.conceptRow(id),
  );
  const named = new Set(index.labels.named(query).filter(holds));
  const found = known.map(({ row, id, score }): Found => {
    return { kind: 'concept', row, id, score: named.delete(row) ? 2 : score / best };
  });
  const more = [...named].map((row) => ({ kind: 'concept' as const, row, id: index.concepts[row].id, score: 2 }));
  return { found: [...found, ...more], total: async () => (await total()) + more.length };
}

/**
 * The best hits that the index knows, and how many it knows in all. During a seeding the store finds what is not in the
 * index yet: then all of its hits are looked at.
 */
async function knownHits(
  context: ApiContext,
  search: (limit: number) => Promise<SearchResult>,
  rowOf: (id: string) => number | undefined,
): Promise<{ total: () => Promise<number>; known: { row: number; id: string; score: number }[]; best: number }> {
  let { total, hits } = await search(MAX_HITS);
  if (hits.length === MAX_HITS && !(await isStored(context))) {
    ({ hits } = await search(EVERY_HIT));
    total = hits.length;
  }
  const known = hits.flatMap(({ id, score }) => {
    const row = rowOf(id);
    return row === undefined ? [] : [{ row, id, score }];
  });
  const all = async () => total ?? (await search(0)).total!;
  return {
    total: async () => (await all()) - (hits.length - known.length),
    known: known.slice(0, MAX_HITS),
    best: hits[0]?.score || 1,
  };
}

@Resolver(() => SearchEdge)
export class SearchEdgeResolver {
  @FieldResolver(() => [Highlight], { description: 'Where the words stand, in order of the fields.' })
  highlights(@Root() edge: SearchEdge & { query: string }): Highlight[] {
    const { node, query } = edge;
    if ('title' in node) {
      const { title, abstract, authors } = node as PaperRecord;
      return highlight(query, { title: [title], abstract: [abstract], authors });
    }
    return highlight(query, { name: [node.name], aliases: node.aliases, definition: [node.definition ?? ''] });
  }
}
