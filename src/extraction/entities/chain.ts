import { LABELS, mayFollow } from './labels.js';

const L = LABELS.length;

/**
 * Posterior probabilities of a linear-chain conditional random field (Lafferty, McCallum & Pereira 2001) by the scaled
 * forward–backward algorithm (Rabiner 1989). `emissions` and `transitions` hold exponentials of scores: a row of labels for
 * each word; from label × to label, 0 where one may not follow the other.
 */
export interface Chain {
  emissions: Float64Array;
  transitions: Float64Array;
  /** Forward and backward variables, each row scaled to what keeps them within range, and the forward scales. */
  forward: Float64Array;
  backward: Float64Array;
  scales: Float64Array;
}

/** Exponentials of transition scores (from × to), 0 where they may not be. */
export function transitionFactors(scores: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: L * L }, (_, i) => {
    return mayFollow(Math.floor(i / L), i % L) ? Math.exp(scores[i]) : 0;
  });
}

/** Makes the chain of `n` words: time and memory linear in them. No entity is open before the first or after the last. */
export function makeChain(n: number, emissions: Float64Array, transitions: Float64Array): Chain {
  const forward = new Float64Array(n * L);
  const backward = new Float64Array(n * L);
  const scales = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let to = 0; to < L; to++) {
      let mass = 0;
      if (i === 0) mass = mayFollow(0, to) ? 1 : 0;
      else for (let from = 0; from < L; from++) mass += forward[(i - 1) * L + from] * transitions[from * L + to];
      mass *= emissions[i * L + to];
      forward[i * L + to] = mass;
      sum += mass;
    }
    scales[i] = sum;
    for (let to = 0; to < L; to++) forward[i * L + to] /= sum;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let from = 0; from < L; from++) {
      let mass = 0;
      if (i === n - 1) mass = mayFollow(from, 0) ? 1 : 0;
      else {
        const next = (i + 1) * L;
        for (let to = 0; to < L; to++) {
          mass += transitions[from * L + to] * emissions[next + to] * backward[next + to];
        }
        mass /= scales[i + 1];
      }
      backward[i * L + from] = mass;
    }
  }
  // The last word may not leave an entity open: what that forbids is taken from the whole.
  let whole = 0;
  for (let label = 0; label < L && n > 0; label++)
    whole += forward[(n - 1) * L + label] * backward[(n - 1) * L + label];
  for (let i = 0; i < n * L; i++) backward[i] /= whole;
  return { emissions, transitions, forward, backward, scales };
}

/** The probability that word `i` has a label. */
export function labelProbability({ forward, backward }: Chain, i: number, label: number): number {
  return forward[i * L + label] * backward[i * L + label];
}
