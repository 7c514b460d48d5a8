import { confidenceStep } from '../../model/confidence.js';
import type { LinkKind } from '../../model/extraction.js';
import type { PaperStructure } from '../port.js';
import { ascending } from './ascending.js';

export interface StructureRow {
  id: string;
  title: string;
  abstract: string;
  year: number | null;
  publishedOn: string | null;
  venue: string | null;
  authors: string[];
  source: string;
  runId: string;
  linkKinds: LinkKind[];
  /** Concept id, `tf`, highest confidence; a concept twice where it is both a keyphrase and in the vocabulary since. */
  concepts: [string, number, number][];
}

/** The weights are computed here, as `mentionWeight` does: the same number in every store, to the last bit. */
export function structureOf({ linkKinds, concepts, ...paper }: StructureRow): PaperStructure {
  const found = new Map<string, { tf: number; confidence: number }>();
  for (const [conceptId, tf, confidence] of concepts) {
    const before = found.get(conceptId) ?? { tf: 0, confidence: 0 };
    found.set(conceptId, { tf: before.tf + tf, confidence: Math.max(before.confidence, confidence) });
  }
  const sorted = [...found].sort(([a], [b]) => ascending(a, b));
  return {
    ...paper,
    linkKinds: [...new Set(linkKinds)].sort(ascending),
    conceptIds: sorted.map(([conceptId]) => conceptId),
    weights: sorted.map(([, { tf }]) => 1 + Math.log(tf)),
    confidenceSteps: sorted.map(([, { confidence }]) => confidenceStep(confidence)),
  };
}
