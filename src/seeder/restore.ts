import { noEntry, type Concept, type VocabularyEntry } from '../model/concept.js';
import { undoOfUnknown, undoOfUnknownText } from '../curation/undo-of-unknown.js';
import type { CurationEntry } from '../model/curation.js';
import { PapergraphError, type SourceIssue } from '../model/errors.js';
import { candidateOf, type Mention } from '../model/extraction.js';
import { lastExtractor, type Run } from '../model/run.js';
import { OWN_VOCABULARY, type Vocabulary } from '../model/vocabulary.js';
import type { FormatMark } from '../readers/format.js';
import type { Source } from '../readers/source.js';
import type { GraphStore, PaperBundle } from '../store/port.js';
import { contentHash } from './content-hash.js';
import { sameVocabularies, storedVocabularies } from './stored-vocabularies.js';

const BATCH = 500;
/** The second has mentions among keywords, and candidates with a confidence; the third several vocabularies and curation. */
const VERSION = 3;

/** What `papergraph export` writes: a whole graph, which is put back rather than read as papers. */
export const EXPORT: FormatMark = {
  name: 'papergraph',
  summary: 'an export of papergraph',
  detects: (head) => /^\uFEFF?\s*\{\s*"papergraph"\s*:/.test(head),
};

interface ExportLine {
  papergraph?: number;
  /** With `papergraph`: how many papers follow. */
  papers?: number;
  vocabulary?: Vocabulary;
  concept?: Concept;
  run?: Run;
  /** A concept of the vocabulary as it was given, where curation shows it otherwise. */
  given?: Concept;
  curation?: CurationEntry;
  /** `read`: its mentions as they were read, where curation shows others. */
  paper?: PaperBundle & { runId: string; read?: Mention[] };
}

/**
 * Reads an export back: its concepts, curation, runs and papers as they were, without extracting anew. Vocabularies and
 * concepts of the store that the export does not have stay. Co-occurrences and relatedness are not read: they follow from the rest. The version of
 * the extractor that read its papers is added to `extractors`.
 *
 * @throws PapergraphError BAD_INPUT where the export is of a newer version, or lacks papers that it announces (after the
 * others were read), or is none: no concept, run or paper is in it (nothing is written then).
 */
export async function restore(
  store: GraphStore,
  source: Source,
  run: Run,
  issues: SourceIssue[],
  report: (papers: number) => void,
  extractors: Set<string | null>,
  signal?: AbortSignal,
): Promise<void> {
  const stored = await storedVocabularies(store);
  const concepts = new Map(stored.concepts.map((concept) => [concept.id, concept]));
  const vocabularies = new Map(stored.vocabularies.map((vocabulary) => [vocabulary.name, vocabulary]));
  /** Promoted in the exporting store: their mentions follow from the candidates of the whole corpus. */
  const promoted = new Set<string>();
  const givenConcepts: Concept[] = [];
  const curation = new Map<CurationEntry, number>();
  const runs: Run[] = [];
  let conceptsWritten = false;
  let papers = 0;
  let expected = 0;
  let found = 0;
  let others = 0;
  const told = issues.length;
  let foreign: number | null = null;
  let batch: { bundle: PaperBundle; runId: string }[] = [];

  const damaged = (line: number, message: string) => {
    run.counts.skipped++;
    issues.push({ severity: 'error', source: source.path, line, lastLine: line, message });
  };
  const flush = async () => {
    signal?.throwIfAborted();
    for (const concept of givenConcepts.splice(0)) concepts.set(concept.id, concept);
    if (curation.size > 0) await appendKnown(store, curation, damaged);
    const isOwn = ({ vocabulary }: Concept) => vocabulary === OWN_VOCABULARY.name;
    if (!vocabularies.has(OWN_VOCABULARY.name) && [...concepts.values()].some(isOwn)) {
      vocabularies.set(OWN_VOCABULARY.name, { ...OWN_VOCABULARY, version: null });
    }
    const given = { vocabularies: [...vocabularies.values()], concepts: [...concepts.values()] };
    if (!conceptsWritten && !sameVocabularies(stored, given)) {
      await store.replaceVocabulary(given.concepts, given.vocabularies);
    }
    conceptsWritten = true;
    if (batch.length > 0) extractors.add(lastExtractor(newestFirst(runs)));
    await writeBundles(store, batch, run);
    papers += batch.length;
    batch = [];
    report(papers);
  };

  for await (const line of source.lines) {
    if (line.text.trim() === '') continue;
    const entry = parse(line.text);
    expected = Math.max(expected, entry?.papers ?? 0);
    if (!entry) {
      foreign ??= line.number;
      damaged(line.number, 'this line of the export is damaged; export again');
    } else if (entry.papergraph !== undefined && entry.papergraph > VERSION) {
      throw new PapergraphError(
        'BAD_INPUT',
        `${source.path}: written by a newer papergraph (export version ${entry.papergraph}, this one reads ${VERSION}); update papergraph`,
      );
    } else if (entry.concept) {
      others++;
      if (entry.concept.origin === 'vocabulary') concepts.set(entry.concept.id, entryOf(entry.concept));
      else promoted.add(entry.concept.id);
    } else if (entry.vocabulary) {
      others++;
      vocabularies.set(entry.vocabulary.name, entry.vocabulary);
    } else if (entry.given) {
      others++;
      givenConcepts.push(entry.given);
    } else if (entry.curation) {
      others++;
      curation.set(entry.curation, line.number);
    } else if (entry.run) {
      others++;
      runs.push(entry.run);
      await store.saveRun(entry.run);
    } else if (entry.paper) {
      found++;
      const { runId, paper, links } = entry.paper;
      for (const concept of givenConcepts.splice(0)) concepts.set(concept.id, concept);
      const isOwn = ({ conceptId, method }: Mention) =>
        method !== 'keyphrase' && concepts.has(conceptId) && !promoted.has(conceptId);
      const mentions = (entry.paper.read ?? entry.paper.mentions).filter(isOwn);
      const candidates = entry.paper.candidates.map(candidateOf);
      const content = { paper, mentions, links, candidates };
      if (batch.push({ bundle: { ...content, hash: contentHash(content) }, runId }) >= BATCH) await flush();
    } else foreign ??= line.number;
  }
  if (found + others === 0) {
    // Lines of another kind of file are no damaged lines of an export.
    run.counts.skipped -= issues.splice(told).length;
    const place = foreign === null ? '' : `, line ${foreign} is no line of one`;
    throw new PapergraphError(
      'BAD_INPUT',
      `${source.path}: nothing could be read, it is no export of papergraph${place}; leave --format out, or export again`,
    );
  }
  await flush();
  if (found < expected) {
    throw new PapergraphError(
      'BAD_INPUT',
      `${source.path}: cut short or damaged, ${found} of ${expected} papers are in it; they were kept; export again`,
    );
  }
}

/** An undo of what was never done would count as done: it is left out, as a damaged line is. */
async function appendKnown(
  store: GraphStore,
  curation: Map<CurationEntry, number>,
  damaged: (line: number, message: string) => void,
): Promise<void> {
  const log = await store.curation();
  for (;;) {
    const unknown = undoOfUnknown([...curation.keys()], log);
    if (!unknown) break;
    damaged(curation.get(unknown)!, `${undoOfUnknownText(unknown)}; it was left out, export again`);
    curation.delete(unknown);
  }
  await store.appendCuration([...curation.keys()]);
  curation.clear();
}

/** Before version 3 there was one vocabulary. */
function entryOf(concept: Omit<Concept, keyof VocabularyEntry> & Partial<VocabularyEntry>): Concept {
  return { ...noEntry(), vocabulary: OWN_VOCABULARY.name, language: 'en', ...concept };
}

function newestFirst(runs: readonly Run[]): Run[] {
  return [...runs].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
}

/** null where the line is not JSON, or holds a paper that does not have the shape of one. */
function parse(text: string): ExportLine | null {
  try {
    const entry: unknown = JSON.parse(text);
    if (typeof entry !== 'object' || entry === null) return null;
    return 'paper' in entry && !isBundle(entry.paper) ? null : (entry as ExportLine);
  } catch {
    return null;
  }
}

function isBundle(value: unknown): boolean {
  const { paper, mentions, links, candidates, runId } = (value ?? {}) as Partial<PaperBundle & { runId: string }>;
  return (
    [mentions, links, candidates, paper?.keys, paper?.authors, paper?.urls, paper?.keywords].every(Array.isArray) &&
    [paper?.id, paper?.title, paper?.abstract, paper?.source?.name, runId].every((text) => typeof text === 'string')
  );
}

async function writeBundles(
  store: GraphStore,
  batch: readonly { bundle: PaperBundle; runId: string }[],
  run: Run,
): Promise<void> {
  const hashes = await store.paperHashes(batch.map(({ bundle }) => bundle.paper.id));
  const changed = new Map<string, PaperBundle[]>();
  for (const { bundle, runId } of batch) {
    const before = hashes.get(bundle.paper.id);
    if (before === bundle.hash) run.counts.unchanged++;
    else {
      run.counts[before === undefined ? 'new' : 'updated']++;
      changed.set(runId, [...(changed.get(runId) ?? []), bundle]);
    }
  }
  for (const [runId, bundles] of changed) await store.upsertPapers(bundles, runId);
}
