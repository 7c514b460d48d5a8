import type { Word } from '../../model/label.js';
import { PIECE, WordRows } from '../word-rows.js';
import { clusterPaths, OFFSETS, wordAttributes, type WordClusters } from './attributes.js';
import { makeChain, transitionFactors, type Chain } from './chain.js';
import { COARSE, CONTEXTS, contextsAt, FAMILIES, type Surroundings } from './contexts.js';
import { LABELS } from './labels.js';
import { likelySpans, type LikelySpan } from './spans.js';
import { surroundingsOf } from './surroundings.js';

const L = LABELS.length;
const ROLES = OFFSETS.length;

/** What training leaves: a row is a list of pairs, where in it and the weight, in units of 1 / `scale`. */
export interface EntityModel {
  scale: number;
  clusters: WordClusters;
  /** Rows of the attributes of `wordAttributes`: the weight of label l in role r is at `r * LABELS.length + l`. */
  words: Record<string, number[]>;
  /** Rows, of a weight for each label, of the contexts of `contextsAt`. */
  contexts: Record<string, number[]>;
  /** From label × to label. */
  transitions: number[];
  /** Calibration: a span of posterior odds o is right with the odds exp(offset) · o^slope. */
  calibration: { offset: number; slope: number };
}

/** Spans below this are no entities: half of the F1 that is reached. */
export const LEAST = 0.35;

/** Words that are a scientific entity, and the share of such spans that are right. */
export interface EntitySpan extends LikelySpan {
  confidence: number;
}

/**
 * Finds the spans of scientific entities by a linear-chain conditional random field. What depends on a word alone is
 * summed once for each distinct word. Near-linear in the text.
 */
export class EntityRecognizer {
  private readonly contexts: Float32Array;
  private readonly transitions: Float64Array;
  /** For each word a row of labels for each role, and at the end its coarsest cluster. */
  private readonly words: WordRows;

  constructor(private readonly model: EntityModel) {
    const { scale } = model;
    this.contexts = new Float32Array(CONTEXTS * L);
    for (const [context, row] of Object.entries(model.contexts)) {
      for (let i = 0; i < row.length; i += 2) this.contexts[Number(context) * L + row[i]] = row[i + 1] / scale;
    }
    this.transitions = transitionFactors(model.transitions.map((weight) => weight / scale));
    const rowOf = new Map(Object.entries(model.words));
    const pathOf = clusterPaths(model.clusters);
    this.words = new WordRows(ROLES * L + 1, (word, row) => {
      const path = pathOf(word);
      for (const attribute of word === '' ? ['w'] : wordAttributes(word, path)) {
        const weights = rowOf.get(attribute) ?? [];
        for (let i = 0; i < weights.length; i += 2) row[weights[i]] += weights[i + 1];
      }
      row[ROLES * L] = path[0] ?? COARSE - 1;
    });
  }

  /** The entities of a text whose words have these parts of speech, in order; `least` is on their posterior probability. */
  find(text: string, words: readonly Word[], tags: Uint8Array, least = LEAST): EntitySpan[] {
    const { offset, slope } = this.model.calibration;
    return likelySpans(this.chain(text, words, tags), words.length, least).map((span) => {
      const odds = Math.log(span.probability / Math.max(1e-9, 1 - span.probability));
      return { ...span, confidence: 1 / (1 + Math.exp(-offset - slope * odds)) };
    });
  }

  private chain(text: string, words: readonly Word[], tags: Uint8Array): Chain {
    const scores = new Float64Array(words.length * L);
    const clusters = new Uint8Array(words.length);
    for (let from = 0; from < words.length; from += PIECE / 2) {
      this.scoreWords(words, from, Math.min(words.length, from + PIECE / 2), scores, clusters);
    }
    this.scoreContexts(surroundingsOf(text, words, tags, clusters), scores);
    return makeChain(words.length, scores, this.transitions);
  }

  private scoreWords(
    words: readonly Word[],
    from: number,
    to: number,
    scores: Float64Array,
    clusters: Uint8Array,
  ): void {
    const { rows, width } = this.words;
    this.words.reserve();
    const rowAt = (at: number) => this.words.slotOf(at < 0 || at >= words.length ? '' : words[at].text) * width;
    let [farLeft, left, self, right] = [rowAt(from - 2), rowAt(from - 1), rowAt(from), rowAt(from + 1)];
    for (let i = from; i < to; i++) {
      const farRight = rowAt(i + 2);
      for (let l = 0; l < L; l++) {
        const near = rows[self + l] + rows[left + L + l] + rows[right + 2 * L + l];
        scores[i * L + l] = near + rows[farLeft + 3 * L + l] + rows[farRight + 4 * L + l];
      }
      clusters[i] = rows[self + ROLES * L];
      farLeft = left;
      left = self;
      self = right;
      right = farRight;
    }
  }

  /** Adds what is around the words, and makes the scores factors. */
  private scoreContexts(surroundings: Surroundings, scores: Float64Array): void {
    const { contexts } = this;
    const active = new Int32Array(FAMILIES);
    for (let i = 0; i < surroundings.tags.length; i++) {
      contextsAt(surroundings, i, active);
      for (let l = 0; l < L; l++) {
        let sum = scores[i * L + l] / this.model.scale;
        for (let f = 0; f < FAMILIES; f++) sum += contexts[active[f] * L + l];
        scores[i * L + l] = Math.exp(sum);
      }
    }
  }
}
