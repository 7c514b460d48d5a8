import { indexOf } from '../../src/index/build.js';
import type { GraphIndex } from '../../src/index/graph-index.js';
import { noEntry, type Concept } from '../../src/model/concept.js';
import type { PaperStructure } from '../../src/store/port.js';

const BROADER: Record<string, string[]> = { 'linear-attention': ['attention'] };

/** An index over papers `p0`, `p1`, … with these concepts (ids, ascending) of weight 1 + position. */
export function graphOf(papers: string[][], more: string[] = []): GraphIndex {
  const ids = [...new Set([...papers.flat(), ...more])].sort();
  const concepts = ids.map((id): Concept => ({
    id,
    name: id.replaceAll('-', ' '),
    aliases: [],
    kind: 'method',
    definition: null,
    broader: BROADER[id] ?? [],
    origin: 'vocabulary',
    ...noEntry(),
  }));
  const structure = papers.map((conceptIds, row): PaperStructure => ({
    id: `p${row}`,
    title: `Paper ${row}`,
    abstract: '',
    year: 2020 + row,
    publishedOn: null,
    venue: null,
    authors: [],
    source: 'test',
    runId: 'run-1',
    linkKinds: [],
    conceptIds,
    weights: conceptIds.map((_, at) => 1 + at),
    confidenceSteps: conceptIds.map(() => 255),
  }));
  return indexOf(concepts, structure, new Map(), { id: 'snapshot', builtAt: '2025-01-01T00:00:00.000Z' });
}
