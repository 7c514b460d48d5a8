import type { GraphIndex, PaperOfConcept } from '../../index/graph-index.js';
import { inOrder, listOrder, type Order } from '../list-order.js';
import { pageOf, type Page, type PageArguments } from '../paging.js';
import type { ConceptPaperOrderField } from '../types/enums.js';

/**
 * A page of a concept's papers, which come by weight descending, then row. Orders of papers alone are those that the index
 * keeps: O(papers of the concept + papers that are passed over); others are made, O(papers log papers of the concept).
 */
export function conceptPapersPage(
  index: GraphIndex,
  papers: PaperOfConcept[],
  orders: readonly Order<ConceptPaperOrderField>[],
  asked: PageArguments,
): Page<PaperOfConcept> {
  const fields = orders.flatMap(({ field, direction }) =>
    field === 'weight' ? [] : [{ field, descending: direction === 'descending' }],
  );
  if (fields.length === orders.length) {
    const ofRow = new Map(papers.map((paper) => [paper.paper, paper]));
    const { keyOf, compare } = listOrder(
      orders,
      (row: number, field) => (field === 'weight' ? null : index.papers.sortValue(field, row)),
      (row) => index.papers.id(row),
    );
    const options = { holds: (row: number) => ofRow.has(row), totalCount: () => papers.length };
    const { items, ...page } = pageOf(index.papers.order(fields), keyOf, compare, asked, options);
    return { ...page, items: items.map(({ item, cursor }) => ({ item: ofRow.get(item)!, cursor })) };
  }
  const order = listOrder(
    orders,
    ({ paper, weight }: PaperOfConcept, field) => (field === 'weight' ? weight : index.papers.sortValue(field, paper)),
    ({ paper }) => index.papers.id(paper),
  );
  const isAsItComes = orders.length === 1 && orders[0].direction === 'descending';
  return pageOf(isAsItComes ? papers : inOrder(papers, order), order.keyOf, order.compare, asked);
}
