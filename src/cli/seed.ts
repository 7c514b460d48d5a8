import { SingleBar } from 'cli-progress';
import { seed, type SeedOptions, type SeedProgress, type SeedSummary } from '../seeder/seed.js';
import { EXIT } from './exit.js';
import { issuesText } from './issues-text.js';
import { nameOfSource, shippedModels, shippedVocabulary } from './shipped.js';
import { countsText } from './stats.js';
import { openStore } from './store-address.js';
import { wordsSetting } from './words-setting.js';

/** `papergraph seed`. Resolves to the exit code. */
export async function seedCommand(files: string[], store: string, format: string | undefined): Promise<number> {
  let deriving = false;
  let reading = false;
  const interruption = new AbortController();
  const stop = () => {
    // The second Ctrl-C ends the process at once; what is written is whole either way.
    if (interruption.signal.aborted) process.exit(EXIT.interrupted);
    interruption.abort();
    if (deriving) {
      bar.clear();
      process.stderr.write(
        'All is read; papers and concepts are being connected, and then it ends. Ctrl-C again ends it now.\n',
      );
    }
  };
  const bar = progressBar();
  const vocabulary = await shippedVocabulary();
  // A database that does not answer ends with the first Ctrl-C.
  const opened = await openStore(store, process.env, { existing: false });
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    const summary = await seed(opened, vocabulary, shippedModels(), files, {
      words: wordsSetting(process.env),
      format,
      nameOf: nameOfSource,
      progress: (progress) => {
        reading = true;
        deriving = progress.stage === 'deriving';
        bar.show(progress);
      },
      notice: (line) => process.stderr.write(`${line}\n`),
      signal: interruption.signal,
    });
    bar.clear();
    process.stdout.write(summaryText(summary, opened.address));
    for (const error of summary.unreadable) process.stderr.write(`${error.message}\n`);
    return exitCode(summary);
  } catch (error) {
    bar.clear();
    if (!interruption.signal.aborted) throw error;
    const kept = reading ? 'What was read is kept' : 'Nothing was read yet';
    process.stderr.write(`Stopped. ${kept}; run the same command again to finish.\n`);
    return EXIT.interrupted;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await opened.close();
  }
}

/** Nothing could be read; or not all files, but some; or all. */
function exitCode({ counts, issues, unreadable }: SeedSummary): number {
  const faults = unreadable.length > 0 || issues.some(({ severity }) => severity === 'error');
  if (faults && counts.new + counts.unchanged + counts.updated === 0) return EXIT.badInput;
  return unreadable.length > 0 ? EXIT.failed : EXIT.ok;
}

/** A bar with the rate, on a terminal; nothing elsewhere. */
function progressBar(): { show: NonNullable<SeedOptions['progress']>; clear(): void } {
  if (!process.stderr.isTTY) return { show: () => undefined, clear: () => undefined };
  const bar = new SingleBar({
    format: '{file}  {bar} {percentage}%  {papers} papers  {rate}/s',
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  });
  const started = Date.now();
  let running = false;
  return {
    show: ({ file, bytesRead, bytesTotal, papers, stage }: SeedProgress) => {
      const rate = Math.round(papers / Math.max(0.001, (Date.now() - started) / 1000));
      const payload = { file: stage === 'deriving' ? 'connecting papers and concepts' : file, papers, rate };
      const [value, total] = stage === 'deriving' ? [1, 1] : [bytesRead, Math.max(1, bytesTotal)];
      if (!running) bar.start(total, value, payload);
      running = true;
      bar.setTotal(total);
      bar.update(value, payload);
    },
    clear: () => {
      if (running) bar.stop();
    },
  };
}

function summaryText(summary: SeedSummary, address: string): string {
  const { counts, store, seconds, changed, issues } = summary;
  const lines = [
    `Seeded ${address} in ${seconds.toFixed(1)} s`,
    `  papers    ${counts.new} new, ${counts.unchanged} unchanged, ${counts.updated} updated, ${counts.skipped} skipped`,
    `  now       ${countsText(store)}`,
    `  snapshot  ${summary.snapshotId}`,
  ];
  lines.push(...issuesText(issues));
  if (!changed) lines.push('', 'Nothing has changed: only this run was added to the list of runs.');
  return `${lines.join('\n')}\n`;
}

/** Seeds the sample into an empty store; leaves one that holds papers alone. */
export async function seedSample(
  store: Parameters<typeof seed>[0],
  sample: string,
  notice: (line: string) => void,
): Promise<void> {
  if ((await store.counts()).papers > 0 && (await store.snapshot()) !== null) return;
  const options = { notice, nameOf: nameOfSource, words: wordsSetting(process.env) };
  const { store: counts, seconds } = await seed(store, await shippedVocabulary(), shippedModels(), [sample], options);
  notice(`Seeded the sample: ${countsText(counts)}, in ${seconds.toFixed(1)} s.`);
}
