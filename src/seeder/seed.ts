import { Extractor } from '../extraction/extractor.js';
import type { ExtractionModels } from '../extraction/models.js';
import type { Concept } from '../model/concept.js';
import { PapergraphError, type SourceIssue } from '../model/errors.js';
import type { PaperRecord } from '../model/paper.js';
import { joinedExtractors, lastExtractor, type Run, type RunCounts } from '../model/run.js';
import type { Format, FormatMark } from '../readers/format.js';
import { detectFormat, formatNamed, FORMATS } from '../readers/formats.js';
import { openSource, sourceName, type Source } from '../readers/source.js';
import type { GraphStore, StoreCounts } from '../store/port.js';
import { applyVocabulary } from './apply-vocabulary.js';
import { finishRun } from './finish-run.js';
import { withLease } from './lease.js';
import { EXPORT, restore } from './restore.js';
import { startedRun } from './started-run.js';
import { storedVocabularies, withOwnVocabulary } from './stored-vocabularies.js';
import { writeBatch } from './write-batch.js';

const BATCH = 500;
const READABLE: readonly (Format | FormatMark)[] = [EXPORT, ...FORMATS];

export interface SeedProgress {
  file: string;
  bytesRead: number;
  bytesTotal: number;
  papers: number;
  /** `reading`, then once `deriving`: keyphrases, co-occurrence and relatedness over the whole corpus. */
  stage: 'reading' | 'deriving';
}

export interface SeedOptions {
  /** Name of a format; detected for each file where left out. */
  format?: string;
  /** The name of the source at a path; `sourceName` where left out. */
  nameOf?: (path: string) => string;
  progress?: (progress: SeedProgress) => void;
  /** One line for the user, such as that another process seeds. */
  notice?: (line: string) => void;
  signal?: AbortSignal;
  /** Id of a run that is in the store as begun; one of its own where left out. */
  runId?: string;
  /** Whether papers are compared by words too; see `IndexOptions`. */
  words?: boolean;
}

export interface SeedSummary {
  runId: string;
  counts: RunCounts;
  /** Skipped text, fields left out and faulty entries, in order; `source` is the path of the file. */
  issues: SourceIssue[];
  /** Files of which nothing could be read. */
  unreadable: PapergraphError[];
  store: StoreCounts;
  /** Whether the run changed anything but the list of runs. */
  changed: boolean;
  snapshotId: string;
  seconds: number;
}

/**
 * Reads papers from `files` into a store: readers → extraction → store, then what follows from the whole corpus →
 * store, then publishes the snapshot. What is already there is left alone; a run that was cut short is completed by the
 * next. A faulty file or entry costs nothing else.
 *
 * @param vocabulary the one that comes with papergraph; those that the store has beside it are read with too
 * @throws PapergraphError BAD_INPUT where no file could be read; nothing is written then. Errors of the store.
 */
export async function seed(
  store: GraphStore,
  vocabulary: Concept[],
  models: ExtractionModels,
  files: readonly string[],
  options: SeedOptions = {},
): Promise<SeedSummary> {
  const started = Date.now();
  const unreadable: PapergraphError[] = [];
  const format = options.format === undefined ? null : formatNamed(options.format, READABLE);
  const sources = await openSources(files, format, options.nameOf ?? sourceName, unreadable);
  if (sources.length === 0) throw nothingRead(unreadable);
  checkNames(sources);
  return withLease(
    store,
    options.notice ?? (() => undefined),
    async () => {
      const summary = await seedSources(store, vocabulary, models, sources, unreadable, options);
      return { ...summary, seconds: (Date.now() - started) / 1000 };
    },
    { signal: options.signal },
  );
}

export interface OpenedSource {
  source: Source;
  format: Format | FormatMark;
}

async function openSources(
  files: readonly string[],
  format: Format | FormatMark | null,
  nameOf: (path: string) => string,
  unreadable: PapergraphError[],
): Promise<OpenedSource[]> {
  const opened: OpenedSource[] = [];
  for (const file of files) {
    try {
      const source = await openSource(file, nameOf(file));
      opened.push({ source, format: format ?? detectFormat(source.head, READABLE, file) });
    } catch (error) {
      if (!(error instanceof PapergraphError)) throw error;
      unreadable.push(error);
    }
  }
  return opened;
}

/** The part of `seed` that needs the right to seed: reads the opened sources, and completes the graph. */
export async function seedSources(
  store: GraphStore,
  vocabulary: Concept[],
  models: ExtractionModels,
  sources: readonly OpenedSource[],
  unreadable: PapergraphError[],
  options: SeedOptions,
): Promise<Omit<SeedSummary, 'seconds'>> {
  const vocabularies = withOwnVocabulary(await storedVocabularies(store), vocabulary);
  const extractor = new Extractor(vocabularies.concepts, models);
  const extract = (paper: PaperRecord) => extractor.extract(paper);
  const begun = startedRun(sources.map(({ source }) => source.name).join(', '), extractor.version);
  const run: Run = { ...begun, id: options.runId ?? begun.id };
  const issues: SourceIssue[] = [];
  const before = (await store.snapshot())?.id ?? null;
  await store.saveRun(run);
  const extractors = new Set<string | null>();
  // An export brings its own vocabulary and mentions.
  if (sources.some(({ format }) => 'read' in format)) {
    await applyVocabulary(store, vocabularies, extract, run, options);
    extractors.add(extractor.version);
  } else if ((await store.counts()).papers > 0) extractors.add(lastExtractor(await store.runs()));

  for (const { source, format } of sources) {
    const report = (papers: number) =>
      options.progress?.({
        file: source.path,
        bytesRead: source.bytesRead,
        bytesTotal: source.bytesTotal,
        papers,
        stage: 'reading',
      });
    try {
      if ('read' in format) await readPapers(store, source, format, extract, run, issues, report, options.signal);
      else await restore(store, source, run, issues, report, extractors, options.signal);
    } catch (error) {
      // The damage of one file costs neither what was read of it before nor the other files.
      if (!(error instanceof PapergraphError) || error.code !== 'BAD_INPUT') throw error;
      unreadable.push(error);
    }
  }
  // A last batch that was not written must not end as if it had been.
  options.signal?.throwIfAborted();
  if (unreadable.length > 0 && run.counts.new + run.counts.updated + run.counts.unchanged + issues.length === 0) {
    throw nothingRead(unreadable);
  }

  if (extractors.size > 0) run.settings.extractor = joinedExtractors(extractors);
  const snapshotId = await finishRun(store, run, {
    signal: options.signal,
    notice: options.notice,
    words: options.words,
    deriving: (papers) => options.progress?.({ file: '', bytesRead: 0, bytesTotal: 0, papers, stage: 'deriving' }),
  });
  return {
    runId: run.id,
    counts: run.counts,
    issues,
    unreadable,
    store: await store.counts(),
    changed: before !== snapshotId,
    snapshotId,
  };
}

async function readPapers(
  store: GraphStore,
  source: Source,
  format: Format,
  extract: Parameters<typeof writeBatch>[2],
  run: Run,
  issues: SourceIssue[],
  report: (papers: number) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  let batch: PaperRecord[] = [];
  let papers = 0;
  let nothing = true;
  const told = issues.length;
  const flush = async () => {
    signal?.throwIfAborted();
    await writeBatch(store, batch, extract, run.id, run.counts);
    papers += batch.length;
    batch = [];
    report(papers);
  };
  try {
    for await (const read of format.read(source.lines, source)) {
      if ('issue' in read) {
        issues.push({ ...read.issue, source: source.path });
        if (read.issue.severity !== 'error') continue;
        nothing = false;
        run.counts.skipped++;
        continue;
      }
      nothing = false;
      if (batch.push(read.record) >= BATCH) await flush();
    }
    if (nothing) throw noPaper(source, format, issues.splice(told)[0]?.line);
  } finally {
    // What was read before a damaged place is kept.
    if (batch.length > 0 && !signal?.aborted) await flush();
  }
}

/** For a source in which the format sees neither a paper nor what should have been one. */
function noPaper({ path }: Source, { name }: Format, line: number | undefined): PapergraphError {
  const place = line === undefined ? '' : `, from line ${line} on`;
  const advice = 'leave --format out to have it detected, or give a file with papers in it';
  return new PapergraphError(
    'BAD_INPUT',
    `${path}: nothing could be read, there is no paper in it as ${JSON.stringify(name)}${place}; ${advice}`,
  );
}

/** @throws PapergraphError BAD_INPUT where two files have one name: what has an id is known by it and the file's name. */
function checkNames(sources: readonly OpenedSource[]): void {
  const paths = new Map<string, string>();
  for (const { source } of sources) {
    const other = paths.get(source.name);
    if (other === source.path) throw new PapergraphError('BAD_INPUT', `${other} is given twice; name it once.`);
    if (other !== undefined) {
      throw new PapergraphError(
        'BAD_INPUT',
        `${other} and ${source.path} share the name ${JSON.stringify(source.name)}, so that their papers could not be told apart; rename one.`,
      );
    }
    paths.set(source.name, source.path);
  }
}

function nothingRead(unreadable: PapergraphError[]): PapergraphError {
  if (unreadable.length === 1) return unreadable[0];
  const list = unreadable.map((error) => `  ${error.message}`).join('\n');
  return new PapergraphError('BAD_INPUT', `None of the files could be read:\n${list}`);
}
