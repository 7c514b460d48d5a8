import type { WordSpan } from '../part-of-speech/noun-phrases.js';
import { labelProbability, type Chain } from './chain.js';
import { LABEL, LABELS } from './labels.js';

const L = LABELS.length;

/** Words that may be an entity, and the probability that exactly these are one. */
export interface LikelySpan extends WordSpan {
  probability: number;
}

/**
 * The spans with a probability of at least `least`, of overlapping ones the more probable, in order. Taking all spans
 * whose probability is at least half of the F1 that can be reached gives the highest expected F1 (Lipton, Elkan &
 * Narayanaswamy 2014). Near-linear: where a span may begin, and how far it may go on, is bounded by `least`.
 */
export function likelySpans(chain: Chain, n: number, least: number): LikelySpan[] {
  const found: LikelySpan[] = [];
  for (let first = 0; first < n; first++) {
    const alone = labelProbability(chain, first, LABEL.S);
    if (alone >= least) found.push({ first, last: first, probability: alone });
    if (labelProbability(chain, first, LABEL.B) >= least) addLonger(chain, n, first, least, found);
  }
  return apart(found);
}

function addLonger(chain: Chain, n: number, first: number, least: number, found: LikelySpan[]): void {
  const { forward, backward, emissions, transitions, scales } = chain;
  // The mass of all labelings in which the entity that begins at `first` is still open at `last`.
  let open = forward[first * L + LABEL.B];
  let before: number = LABEL.B;
  for (let last = first + 1; last < n; last++) {
    const at = last * L;
    const end = (open * transitions[before * L + LABEL.E] * emissions[at + LABEL.E]) / scales[last];
    const probability = end * backward[at + LABEL.E];
    if (probability >= least) found.push({ first, last, probability });
    open = (open * transitions[before * L + LABEL.I] * emissions[at + LABEL.I]) / scales[last];
    before = LABEL.I;
    if (open * backward[at + LABEL.I] < least) return;
  }
}

function apart(spans: LikelySpan[]): LikelySpan[] {
  const kept: LikelySpan[] = [];
  for (const span of spans.sort((a, b) => a.first - b.first || a.last - b.last)) {
    const other = kept[kept.length - 1];
    if (other === undefined || other.last < span.first) kept.push(span);
    else if (span.probability > other.probability) kept[kept.length - 1] = span;
  }
  return kept;
}
