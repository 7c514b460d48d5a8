import type { GraphStore } from '../store/port.js';
import { EXIT } from './exit.js';
import { openStore } from './store-address.js';

const SHOWN_RUNS = 10;

/** `papergraph stats`: what a store holds. Resolves to the exit code. */
export async function statsCommand(address: string): Promise<number> {
  const store = await openStore(address, process.env, { existing: true });
  try {
    process.stdout.write(await statsText(store));
    return EXIT.ok;
  } finally {
    await store.close();
  }
}

async function statsText(store: GraphStore): Promise<string> {
  const [counts, sources, runs, snapshot] = [
    await store.counts(),
    await store.sources(),
    await store.runs(),
    await store.snapshot(),
  ];
  const shown = runs.slice(0, SHOWN_RUNS).map((run) => {
    const { new: added, unchanged, updated, skipped } = run.counts;
    const end = run.finishedAt === null ? ', cut short or still running' : '';
    return `  ${run.startedAt}  ${run.source}: ${added} new, ${unchanged} unchanged, ${updated} updated, ${skipped} skipped${end}`;
  });
  return [
    store.address,
    `  ${counts.papers} papers, ${counts.concepts} concepts, ${counts.mentions} mentions, ${counts.links} links`,
    snapshot
      ? `  snapshot ${snapshot.id}, built ${snapshot.builtAt}`
      : '  no snapshot: nothing was seeded, or a seeding runs or was cut short',
    '',
    'Sources',
    ...sources.map(({ name, format, papers }) => `  ${name} (${format}): ${papers} papers`),
    '',
    runs.length > SHOWN_RUNS ? `Runs, the last ${SHOWN_RUNS} of ${runs.length}` : 'Runs',
    ...shown,
    '',
  ].join('\n');
}
