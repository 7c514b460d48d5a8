import neo4j from 'neo4j-driver';
import type { ExtractionMethod, Mention, TextField } from '../../model/extraction.js';
import { compareFields } from '../../model/field-text.js';
import { ascending } from './ascending.js';
import type { Parameters } from './connection.js';
import { mentionWeight } from '../port.js';

/** One MENTIONS relationship to be: all mentions of a concept in a paper. */
export interface MentionEdge extends Parameters {
  paperId: string;
  conceptId: string;
  edge: Parameters;
}

/**
 * One relationship for each paper and concept, its mentions as lists side by side in the order given. `positions` are
 * the places of the mentions in the paper's whole list, so that the list can be put together again.
 *
 * @param derived whether they follow from the corpus as a whole: mentions of its keyphrases
 */
export function mentionEdges(
  mentions: Iterable<Mention>,
  runId: string,
  { derived }: { derived: boolean } = { derived: false },
): MentionEdge[] {
  const groups = new Map<string, Map<string, { mention: Mention; position: number }[]>>();
  let position = 0;
  for (const mention of mentions) {
    let ofPaper = groups.get(mention.paperId);
    if (!ofPaper) groups.set(mention.paperId, (ofPaper = new Map()));
    const group = ofPaper.get(mention.conceptId);
    if (group) group.push({ mention, position });
    else ofPaper.set(mention.conceptId, [{ mention, position }]);
    position++;
  }
  const edges: MentionEdge[] = [];
  for (const [paperId, ofPaper] of groups) {
    for (const [conceptId, group] of ofPaper) edges.push({ paperId, conceptId, edge: edgeOf(group, runId, derived) });
  }
  return edges;
}

function edgeOf(group: readonly { mention: Mention; position: number }[], runId: string, derived: boolean): Parameters {
  const mentions = group.map(({ mention }) => mention);
  const inTitle = mentions.filter(({ field }) => field === 'title').length;
  const edge: Parameters = {
    weight: mentionWeight(mentions),
    tf: neo4j.int(mentions.length + inTitle),
    count: neo4j.int(mentions.length),
    runId,
    positions: group.map(({ position }) => neo4j.int(position)),
    fields: mentions.map(({ field }) => field),
    starts: mentions.map(({ start }) => neo4j.int(start)),
    ends: mentions.map(({ end }) => neo4j.int(end)),
    surfaces: mentions.map(({ surface }) => surface),
    methods: mentions.map(({ method }) => method),
    confidences: mentions.map(({ confidence }) => confidence),
  };
  if (derived) edge.keyphrase = true;
  if (mentions.some(({ method }) => method === 'abbreviation')) edge.abbreviated = true;
  return edge;
}

/** conceptId, fields, starts, ends, surfaces, methods, confidences, and positions where the statement answers them. */
export type MentionLists = [string, TextField[], number[], number[], string[], ExtractionMethod[], number[], number[]?];

/** By field (as `TEXT_FIELDS`), start, end, concept. */
export function mentionsOf(paperId: string, edges: readonly MentionLists[]): Mention[] {
  return placed(paperId, edges)
    .map(({ mention }) => mention)
    .sort(
      (a, b) =>
        compareFields(a.field, b.field) || a.start - b.start || a.end - b.end || ascending(a.conceptId, b.conceptId),
    );
}

/** In the order in which they were written. */
export function mentionsAsWritten(paperId: string, edges: readonly MentionLists[]): Mention[] {
  return placed(paperId, edges)
    .sort((a, b) => a.position - b.position)
    .map(({ mention }) => mention);
}

function placed(paperId: string, edges: readonly MentionLists[]): { mention: Mention; position: number }[] {
  return edges.flatMap(([conceptId, fields, starts, ends, surfaces, methods, confidences, positions]) =>
    fields.map((field, i) => ({
      position: positions?.[i] ?? 0,
      mention: {
        paperId,
        conceptId,
        field,
        start: starts[i],
        end: ends[i],
        surface: surfaces[i],
        method: methods[i],
        confidence: confidences[i],
      },
    })),
  );
}
