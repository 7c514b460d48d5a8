import type { GraphStore } from '../store/port.js';

/** Tells on stderr that the last seeding or import of a store is under way or was cut short; nothing where it ended, or there was none. */
export async function tellUnfinished(store: GraphStore, what: 'answers are' | 'the export is'): Promise<void> {
  if ((await store.snapshot()) !== null || (await store.runs()).length === 0) return;
  process.stderr.write(
    `A seeding or import of ${store.address} is under way or was cut short: ${what} of what is there so far. ` +
      'Run the same `papergraph seed` or `papergraph vocabulary import` again to finish it.\n',
  );
}
