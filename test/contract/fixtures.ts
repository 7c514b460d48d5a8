import { noEntry, type Concept } from '../../src/model/concept.js';
import type { CoOccurrence, Relatedness } from '../../src/model/edges.js';
import type { Candidate, ExtractionMethod, Link, LinkKind, Mention, TextField } from '../../src/model/extraction.js';
import { fieldText } from '../../src/model/field-text.js';
import { paperIdOfKey } from '../../src/model/identity.js';
import type { PaperRecord } from '../../src/model/paper.js';
import type { Run } from '../../src/model/run.js';
import type { DerivedGraph, PaperBundle } from '../../src/store/port.js';

/** A paper first seen under `source:test:<key>`. */
export function paper(key: string, changes: Partial<PaperRecord> = {}): PaperRecord {
  const firstKey = `source:test:${key}`;
  return {
    id: paperIdOfKey(firstKey),
    keys: [firstKey],
    title: `Paper ${key}`,
    abstract: `What paper ${key} says.`,
    authors: [],
    year: null,
    publishedOn: null,
    venue: null,
    doi: null,
    arxivId: null,
    urls: [],
    keywords: [],
    source: { name: 'test', format: 'jsonl', line: 1 },
    ...changes,
  };
}

/** A paper with what was read from it; the hash is a name for the version. */
export function bundle(record: PaperRecord, read: Partial<Omit<PaperBundle, 'paper'>> = {}): PaperBundle {
  return { paper: record, hash: `hash of ${record.id}`, mentions: [], links: [], candidates: [], ...read };
}

/** The first place where a field of the paper has `surface`. */
export function mention(
  record: PaperRecord,
  conceptId: string,
  surface: string,
  field: TextField = 'abstract',
  method: ExtractionMethod = 'vocabulary',
  confidence = 1,
): Mention {
  const start = fieldText(record, field).indexOf(surface);
  if (start < 0) throw new Error(`The ${field} of the fixture does not hold ${surface}`);
  return { paperId: record.id, conceptId, field, start, end: start + surface.length, surface, method, confidence };
}

export function link(record: PaperRecord, url: string, kind: LinkKind = 'code'): Link {
  return { paperId: record.id, url, kind };
}

export function candidate(record: PaperRecord, key: string, changes: Partial<Candidate> = {}): Candidate {
  const { field, start, end, surface } = mention(record, '', key);
  return { key, name: key, abbreviation: null, confidence: 0.75, spans: [{ field, start, end, surface }], ...changes };
}

export function concept(id: string, changes: Partial<Concept> = {}): Concept {
  return {
    id,
    name: id.replaceAll('-', ' '),
    aliases: [],
    kind: 'method',
    definition: null,
    broader: [],
    origin: 'vocabulary',
    ...noEntry(),
    vocabulary: 'papergraph',
    language: 'en',
    ...changes,
  };
}

export function corpusConcept(id: string, changes: Partial<Concept> = {}): Concept {
  return concept(id, { origin: 'corpus', ...noEntry(), ...changes });
}

export function coOccurrence(a: string, b: string, count = 1): CoOccurrence {
  return {
    a,
    b,
    count,
    expected: count / 3,
    npmi: -0.125,
    jaccard: 0.1,
    cosine: 0.3,
    associationStrength: 3,
    logLikelihoodRatio: -1.5e-7,
  };
}

export function relatedness(from: PaperRecord, to: PaperRecord, rank: number, score = 1 / (rank + 1)): Relatedness {
  return { from: from.id, to: to.id, score, rank, reasons: [{ conceptId: 'graph', share: score }] };
}

export function derived(changes: Partial<DerivedGraph> = {}): DerivedGraph {
  return { corpusConcepts: [], keyphraseMentions: [], coOccurrences: [], relatedness: [], ...changes };
}

export function run(id: string, startedAt: string, changes: Partial<Run> = {}): Run {
  return {
    id,
    startedAt,
    finishedAt: null,
    source: 'test',
    counts: { new: 0, unchanged: 0, updated: 0, skipped: 0 },
    settings: { neighbors: 50, minCooccurrence: 1, extractor: 'test-1' },
    ...changes,
  };
}

/** By code unit, as the port means "ascending". */
export function ascending(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function byId<T extends { id: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => ascending(a.id, b.id));
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
