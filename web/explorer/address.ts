import type { AssociationMeasure } from './documents.js';

/** How far and by what the drawing around a concept goes. */
export interface Surroundings {
  readonly measure: AssociationMeasure;
  /** Hops, 1 to 4. */
  readonly depth: number;
  /** The fewest common papers of an edge, from 1. */
  readonly minCount: number;
  /** The most concepts drawn, 10 to 500. */
  readonly maxNodes: number;
}

/** What the page shows: all of its state, which the address holds. */
export type View =
  | { readonly page: 'home' }
  | { readonly page: 'search'; readonly query: string }
  | ({ readonly page: 'concept'; readonly id: string } & Surroundings)
  | { readonly page: 'paper'; readonly id: string }
  | { readonly page: 'compare'; readonly from: string | null; readonly to: string | null }
  | { readonly page: 'heat-map'; readonly concepts: readonly string[]; readonly measure: AssociationMeasure }
  | { readonly page: 'communities' }
  | { readonly page: 'timeline'; readonly concepts: readonly string[] };

export const MEASURES: readonly AssociationMeasure[] = [
  'NPMI',
  'COUNT',
  'COSINE',
  'JACCARD',
  'ASSOCIATION_STRENGTH',
  'LOG_LIKELIHOOD_RATIO',
];

export const SURROUNDINGS: Surroundings = { measure: 'NPMI', depth: 2, minCount: 1, maxNodes: 60 };

/** The concept's page, with the drawing as it is at first. */
export function conceptView(id: string): View {
  return { page: 'concept', id, ...SURROUNDINGS };
}

/** The address of a view, from `/` on; what is as at first is left out. */
export function addressOf(view: View): string {
  const query = new URLSearchParams();
  switch (view.page) {
    case 'home':
      return '/';
    case 'communities':
      return '/?communities';
    case 'search':
      query.set('search', view.query);
      break;
    case 'paper':
      query.set('paper', view.id);
      break;
    case 'concept':
      query.set('concept', view.id);
      if (view.measure !== SURROUNDINGS.measure) query.set('measure', view.measure);
      if (view.depth !== SURROUNDINGS.depth) query.set('depth', String(view.depth));
      if (view.minCount !== SURROUNDINGS.minCount) query.set('least', String(view.minCount));
      if (view.maxNodes !== SURROUNDINGS.maxNodes) query.set('most', String(view.maxNodes));
      break;
    case 'compare':
      query.set('compare', view.from ?? '');
      if (view.to !== null) query.set('with', view.to);
      break;
    case 'heat-map':
      query.set('heat-map', '');
      for (const concept of view.concepts) query.append('of', concept);
      if (view.measure !== SURROUNDINGS.measure) query.set('measure', view.measure);
      break;
    case 'timeline':
      query.set('timeline', '');
      for (const concept of view.concepts) query.append('of', concept);
  }
  return `/?${query.toString()}`;
}

/** The view of an address (its part from `?` on); what makes no sense in it is as at first. */
export function viewOf(search: string): View {
  const query = new URLSearchParams(search);
  const text = (name: string): string | null => query.get(name) || null;
  const number = (name: string, otherwise: number, least: number, most: number): number => {
    const value = Number(query.get(name) ?? otherwise);
    return Number.isInteger(value) ? Math.min(most, Math.max(least, value)) : otherwise;
  };
  const measure = MEASURES.find((name) => name === query.get('measure')) ?? SURROUNDINGS.measure;
  const concept = text('concept');
  const paper = text('paper');
  const words = text('search');
  if (concept !== null) {
    const depth = number('depth', SURROUNDINGS.depth, 1, 4);
    const minCount = number('least', SURROUNDINGS.minCount, 1, 1_000_000);
    const maxNodes = number('most', SURROUNDINGS.maxNodes, 10, 500);
    return { page: 'concept', id: concept, measure, depth, minCount, maxNodes };
  }
  if (paper !== null) return { page: 'paper', id: paper };
  if (words !== null) return { page: 'search', query: words };
  if (query.has('compare')) return { page: 'compare', from: text('compare'), to: text('with') };
  if (query.has('communities')) return { page: 'communities' };
  const concepts = query.getAll('of').filter((id) => id !== '');
  if (query.has('heat-map')) return { page: 'heat-map', concepts, measure };
  if (query.has('timeline')) return { page: 'timeline', concepts };
  return { page: 'home' };
}
