import type { GraphIndex } from '../../index/graph-index.js';
import type { ConceptOrderField } from '../types/enums.js';

/** What concepts are sorted by, of the concept in a row. */
export function conceptSortValue(index: GraphIndex, row: number, field: ConceptOrderField): number | string {
  if (field === 'paperCount') return index.paperCountsWithNarrower[row];
  const value = index.concepts[row][field];
  return field === 'name' ? value.toLowerCase() : value;
}

/** The snapshot that an order holds in; undefined for any: papers that are added change counts, but no names. */
export function snapshotOfOrder(index: GraphIndex, orders: readonly { field: string }[]): string | undefined {
  return orders.some(({ field }) => field === 'paperCount') ? index.snapshot.id : undefined;
}
