import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { normalizeArxivId, normalizeDoi, normalizeTitle } from '../../model/identity.js';
import { isSelected, selectedCount } from '../../index/selection.js';
import type { ApiContext } from '../context.js';
import { Paged } from '../cost-directives.js';
import { badUserInput } from '../errors.js';
import { listOrder, ordersOf } from '../list-order.js';
import { pageOf } from '../paging.js';
import { connection, type Connection } from '../types/connection.js';
import { PageArgs } from '../types/page-args.js';
import { PaperFilterInput, PaperOrderInput } from '../types/inputs.js';
import { Paper, PaperConnection, type PaperEdge } from '../types/paper.js';
import { selectionOf } from './selection.js';
import { paperRecord, paperRecords } from './records.js';

@Resolver()
export class PapersResolver {
  @Query(() => Paper, { nullable: true, description: 'A paper: give exactly one argument.' })
  async paper(
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id: string | null,
    @Arg('doi', () => String, { nullable: true, description: 'Its DOI, with or without address.' }) doi: string | null,
    @Arg('arxivId', () => String, { nullable: true, description: 'Its arXiv id, with or without version.' })
    arxivId: string | null,
    @Arg('title', () => String, {
      nullable: true,
      description: 'Its title; case, accents and punctuation play no part. Of papers with one title, the first by id.',
    })
    title: string | null,
    @Ctx() context: ApiContext,
  ): Promise<Paper | null> {
    const given = [id, doi, arxivId, title].filter((value) => value != null);
    if (given.length !== 1) throw badUserInput('`paper` takes exactly one of `id`, `doi`, `arxivId` and `title`.');
    const found = await idOf(context, { id, doi, arxivId, title });
    return found === undefined ? null : paperRecord(context, found);
  }

  @Paged()
  @Query(() => PaperConnection, { description: 'Papers that a filter selects; all of them without one.' })
  async papers(
    @Arg('where', () => PaperFilterInput, { nullable: true, description: 'Which papers.' })
    where: PaperFilterInput | null,
    @Arg('orderBy', () => [PaperOrderInput], {
      nullable: true,
      description: 'How they are sorted, the foremost first; by title without it. Ties break by id.',
    })
    orderBy: PaperOrderInput[] | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: ApiContext,
  ): Promise<Connection<PaperEdge>> {
    const { papers } = context.index;
    const orders = ordersOf(orderBy, { field: 'title', direction: 'ascending' });
    const selection = await selectionOf(context, where);
    const { keyOf, compare } = listOrder(
      orders,
      (row: number, field) => papers.sortValue(field, row),
      (row) => papers.id(row),
    );
    const found = pageOf(
      papers.order(orders.map(({ field, direction }) => ({ field, descending: direction === 'descending' }))),
      keyOf,
      compare,
      { list: ['papers', orders, where], ...page },
      { holds: (row) => isSelected(selection, row), totalCount: () => selectedCount(selection, papers) },
    );
    const records = await paperRecords(
      context,
      found.items.map(({ item }) => item),
    );
    return connection(found, (row, cursor) => ({ cursor, node: records.get(row)! }));
  }
}

async function idOf(
  context: ApiContext,
  by: { id: string | null; doi: string | null; arxivId: string | null; title: string | null },
): Promise<string | undefined> {
  if (by.id != null) return by.id;
  if (by.title != null) return (await context.store.paperIdsByTitle(normalizeTitle(by.title)))[0];
  const key =
    by.doi != null
      ? `doi:${normalizeDoi(by.doi) ?? by.doi.toLowerCase()}`
      : `arxiv:${normalizeArxivId(by.arxivId!) ?? by.arxivId!}`;
  return (await context.store.paperIdsByKeys([key])).get(key);
}
