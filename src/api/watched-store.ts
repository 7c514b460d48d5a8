import type { ObservedRequest } from '../observe/observer.js';
import type { GraphStore } from '../store/port.js';
import type { Deadline } from './deadline.js';

const IN_PIECES: ReadonlySet<string> = new Set<keyof GraphStore>([
  'candidates',
  'structure',
  'allPaperHashes',
  'allPapers',
  'allCoOccurrences',
  'allRelatedness',
]);

/** The store as one request sees it: each call ends at the request's deadline at the latest, and is observed. */
export function watchedStore(store: GraphStore, deadline: Deadline, observed: ObservedRequest): GraphStore {
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function' || typeof name !== 'string') return value;
      const call = (given: unknown[]): unknown => Reflect.apply(value, target, given);
      if (IN_PIECES.has(name)) {
        return (...given: unknown[]) => deadline.each(call(given) as AsyncIterable<unknown>);
      }
      return async (...given: unknown[]) => {
        const ended = observed.storeCall(name);
        try {
          const answer = await deadline.within(() => call(given) as Promise<unknown>);
          ended(null);
          return answer;
        } catch (error) {
          ended(error);
          throw error;
        }
      };
    },
  });
}
