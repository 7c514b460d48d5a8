import { LABEL, LABELS, mayFollow } from './labels.js';

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

/**
 * Makes the chain of `n` words: time and memory linear in them. No entity is open before the first or after the last.
 * What stands outside, or ends an entity, can be followed by what is outside or begins one; else an entity goes on.
 */
export function makeChain(n: number, emissions: Float64Array, transitions: Float64Array): Chain {
  const forward = new Float64Array(n * L);
  const backward = new Float64Array(n * L);
  const scales = new Float64Array(n);
  const { O, B, I, E, S } = LABEL;
  const factor = (from: number, to: number) => transitions[from * L + to];
  const [oo, ob, os, eo, eb, es] = [factor(O, O), factor(O, B), factor(O, S), factor(E, O), factor(E, B), factor(E, S)];
  const [so, sb, ss, bi, be, ii, ie] = [
    ...[factor(S, O), factor(S, B), factor(S, S), factor(B, I), factor(B, E), factor(I, I), factor(I, E)],
  ];
  // Before the first word: outside, with no weight of a transition.
  let [o, b, inner, e, s] = [1, 0, 0, 0, 0];
  for (let i = 0, at = 0; i < n; i++, at += L) {
    const [toO, toB, toS] =
      i === 0 ? [1, 1, 1] : [o * oo + e * eo + s * so, o * ob + e * eb + s * sb, o * os + e * es + s * ss];
    const toI = b * bi + inner * ii;
    const toE = b * be + inner * ie;
    o = toO * emissions[at + O];
    b = toB * emissions[at + B];
    inner = toI * emissions[at + I];
    e = toE * emissions[at + E];
    s = toS * emissions[at + S];
    const sum = o + b + inner + e + s;
    scales[i] = sum;
    forward[at + O] = o /= sum;
    forward[at + B] = b /= sum;
    forward[at + I] = inner /= sum;
    forward[at + E] = e /= sum;
    forward[at + S] = s /= sum;
  }
  // Labelings that leave an entity open at the end do not count: what they weigh is taken from the whole.
  const end = 1 / (o + e + s);
  for (let i = n - 1, at = i * L; i >= 0; i--, at -= L) {
    if (i === n - 1) {
      backward[at + O] = backward[at + E] = backward[at + S] = end;
      continue;
    }
    const next = at + L;
    const scale = scales[i + 1];
    const nextO = (emissions[next + O] * backward[next + O]) / scale;
    const nextB = (emissions[next + B] * backward[next + B]) / scale;
    const nextI = (emissions[next + I] * backward[next + I]) / scale;
    const nextE = (emissions[next + E] * backward[next + E]) / scale;
    const nextS = (emissions[next + S] * backward[next + S]) / scale;
    backward[at + O] = oo * nextO + ob * nextB + os * nextS;
    backward[at + E] = eo * nextO + eb * nextB + es * nextS;
    backward[at + S] = so * nextO + sb * nextB + ss * nextS;
    backward[at + B] = bi * nextI + be * nextE;
    backward[at + I] = ii * nextI + ie * nextE;
  }
  return { emissions, transitions, forward, backward, scales };
}

/** The probability that word `i` has a label. */
export function labelProbability({ forward, backward }: Chain, i: number, label: number): number {
  return forward[i * L + label] * backward[i * L + label];
}
