import { sizeOfIndex, type IndexMemory } from '../index/memory.js';
import type { GraphStore, StoreCounts } from '../store/port.js';
import { counted } from './counted.js';
import { EXIT } from './exit.js';
import { indexPlace } from './index-place.js';
import { openStore } from './store-address.js';
import { wordsSetting } from './words-setting.js';

const SHOWN_RUNS = 10;

/** `papergraph stats`: what a store holds. Resolves to the exit code. */
export async function statsCommand(address: string): Promise<number> {
  const store = await openStore(address, process.env, { existing: true });
  try {
    process.stdout.write(await statsText(store, indexPlace(address, process.env)));
    return EXIT.ok;
  } finally {
    await store.close();
  }
}

/** `55 papers, 480 mentions of 230 concepts, 10 links`. */
export function countsText({ papers, mentions, mentionedConcepts, links }: StoreCounts): string {
  const mentioned = `${counted(mentions, 'mention')} of ${counted(mentionedConcepts, 'concept')}`;
  return `${counted(papers, 'paper')}, ${mentioned}, ${counted(links, 'link')}`;
}

async function statsText(store: GraphStore, saved: string | null): Promise<string> {
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
    `  ${countsText(counts)}`,
    snapshot
      ? `  snapshot ${snapshot.id}, built ${snapshot.builtAt}`
      : '  no snapshot: nothing was seeded, or a seeding runs or was cut short',
    ...(snapshot
      ? [`  index ${memoryText(await sizeOfIndex(store, snapshot, saved, { words: wordsSetting(process.env) }))}`]
      : []),
    '',
    'Sources',
    ...sources.map(({ name, format, papers }) => `  ${name} (${format}): ${counted(papers, 'paper')}`),
    '',
    runs.length > SHOWN_RUNS ? `Runs, the last ${SHOWN_RUNS} of ${runs.length}` : 'Runs',
    ...shown,
    '',
  ].join('\n');
}

/** `1.2 MB of memory: 190 bytes a paper (55), …`: in brackets how many there are of each, so that the sum is the size. */
function memoryText(memory: IndexMemory): string {
  const { bytes, perPaper, perMention, perConcept, papers, mentions, concepts } = memory;
  const [paper, mention, concept] = [perPaper, perMention, perConcept].map((each) => Math.round(each));
  const size = bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  return `${size} of memory: ${paper} bytes a paper (${papers}), ${mention} a mention (${mentions}, once for each paper and concept), ${concept} a concept (${concepts}, the whole vocabulary)`;
}
