import { Extractor } from '../extraction/extractor.js';
import type { ExtractionModels } from '../extraction/models.js';
import type { Concept } from '../model/concept.js';
import type { SourceIssue } from '../model/errors.js';
import type { PaperRecord } from '../model/paper.js';
import type { Ingest, IngestOutcome, IngestTask } from '../model/ports.js';
import { jsonLines } from '../readers/json-lines.js';
import type { SourceLine } from '../readers/source-line.js';
import type { Source } from '../readers/source.js';
import type { GraphStore } from '../store/port.js';
import { changesOf } from './apply-vocabulary.js';
import { withLease } from './lease.js';
import { seedSources } from './seed.js';
import { startedRun } from './started-run.js';
import { storedVocabularies, withOwnVocabulary } from './stored-vocabularies.js';
import { bundleOf, plannedBatch } from './write-batch.js';

/**
 * The port `Ingest` over a store, in this thread: a paper is read as a line of JSON Lines is, and the same papers again
 * change nothing but the list of runs.
 *
 * @param vocabulary as of a seeding
 * @param models asked for when the first papers are read
 * @param options.words whether papers are compared by words too; see `IndexOptions`
 */
export function ingestInto(
  store: GraphStore,
  vocabulary: Concept[],
  models: () => ExtractionModels,
  { words }: { words?: boolean } = {},
): Ingest {
  const interruption = new AbortController();
  const { signal } = interruption;
  let running: Promise<unknown> = Promise.resolve();
  const run: Ingest['run'] = (runId, task, progress) =>
    withLease(
      store,
      () => undefined,
      async () => {
        signal.throwIfAborted();
        const { counts, issues, snapshotId } = await seedSources(
          store,
          vocabulary,
          models(),
          [{ source: sourceOf(task), format: jsonLines }],
          [],
          { runId, signal, words, progress: ({ stage, papers }) => progress({ stage, papers }) },
        );
        return { counts, issues, snapshotId };
      },
      { signal },
    );
  return {
    begin: async (source) => {
      const begun = startedRun(source, '');
      await store.saveRun(begun);
      return begun.id;
    },
    run: (...given) => {
      const outcome = run(...given);
      running = Promise.allSettled([running, outcome]);
      return outcome;
    },
    preview: (task) => preview(store, vocabulary, models(), task),
    close: async () => {
      interruption.abort();
      await running;
    },
  };
}

/** A run reads again first what the store holds, where it would read it in another way now: so does this, of what it knows. */
async function preview(
  store: GraphStore,
  vocabulary: readonly Concept[],
  models: ExtractionModels,
  task: IngestTask,
): Promise<IngestOutcome> {
  const vocabularies = withOwnVocabulary(await storedVocabularies(store), vocabulary);
  const extractor = new Extractor(vocabularies.concepts, models);
  const extract = (paper: PaperRecord) => extractor.extract(paper);
  const { readsAgain } = await changesOf(store, vocabularies, extractor.version);
  const reread = async (papers: PaperRecord[]) =>
    new Map(papers.map((paper) => [paper.id, bundleOf(paper, extract).hash]));
  const issues: SourceIssue[] = [];
  const records: PaperRecord[] = [];
  for await (const read of jsonLines.read(linesOf(task), { name: task.source })) {
    if ('issue' in read) issues.push(read.issue);
    else records.push(read.record);
  }
  const { counts } = await plannedBatch(store, records, extract, readsAgain ? reread : undefined);
  const skipped = issues.filter(({ severity }) => severity === 'error').length;
  return { counts: { ...counts, skipped }, issues, snapshotId: null };
}

function linesOf({ papers }: IngestTask): SourceLine[] {
  return papers.map((paper, at) => ({ number: at + 1, text: JSON.stringify(paper), damaged: false }));
}

function sourceOf(task: IngestTask): Source {
  const lines = linesOf(task);
  return {
    name: task.source,
    path: task.source,
    head: '',
    bytesTotal: 0,
    bytesRead: 0,
    lines: {
      async *[Symbol.asyncIterator]() {
        yield* lines;
      },
    },
  };
}
