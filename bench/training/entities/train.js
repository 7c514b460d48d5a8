import { makeChain, transitionFactors } from '../../../dist/extraction/entities/chain.js';
import { LABELS } from '../../../dist/extraction/entities/labels.js';
import { activeAttributes } from './examples.js';
import { minimize } from './owl-qn.js';

const L = LABELS.length;

/** Texts as lists of attribute numbers: `ids.slice(starts[i], starts[i + 1])` are active at word i. */
function numbered(texts, clusters) {
  const numbers = new Map();
  const sequences = texts.map((text) => {
    const ids = [];
    const starts = [0];
    for (const active of activeAttributes(text, clusters)) {
      for (const name of active) {
        if (!numbers.has(name)) numbers.set(name, numbers.size);
        ids.push(numbers.get(name));
      }
      starts.push(ids.length);
    }
    return {
      ids: Int32Array.from(ids),
      starts: Int32Array.from(starts),
      labels: text.labels,
      weight: text.weight ?? 1,
    };
  });
  return { numbers, sequences };
}

/** Adds the gradient of one sequence's negative log-likelihood, and returns that. */
function addSequence({ ids, starts, labels, weight }, transitionsAt, x, gradient, transitions) {
  const n = labels.length;
  if (n === 0) return 0;
  const emissions = new Float64Array(n * L);
  let gold = 0;
  for (let i = 0; i < n; i++) {
    const row = i * L;
    for (let a = starts[i]; a < starts[i + 1]; a++) {
      const from = ids[a] * L;
      for (let l = 0; l < L; l++) emissions[row + l] += x[from + l];
    }
    gold += emissions[row + labels[i]];
    if (i > 0) gold += x[transitionsAt + labels[i - 1] * L + labels[i]];
    for (let l = 0; l < L; l++) emissions[row + l] = Math.exp(emissions[row + l]);
  }
  const { forward, backward, scales } = makeChain(n, emissions, transitions);
  // makeChain has divided by what the end forbids; it comes back through the last word's own normalization.
  let logZ = 0;
  for (let i = 0; i < n; i++) logZ += Math.log(scales[i]);
  let last = 0;
  for (let l = 0; l < L; l++) last += l === 1 || l === 2 ? 0 : forward[(n - 1) * L + l];
  logZ += Math.log(last);
  const probability = new Float64Array(L);
  for (let i = 0; i < n; i++) {
    for (let l = 0; l < L; l++) {
      probability[l] = weight * (forward[i * L + l] * backward[i * L + l] - (labels[i] === l ? 1 : 0));
    }
    for (let a = starts[i]; a < starts[i + 1]; a++) {
      const from = ids[a] * L;
      for (let l = 0; l < L; l++) gradient[from + l] += probability[l];
    }
    if (i === 0) continue;
    for (let from = 0; from < L; from++) {
      for (let to = 0; to < L; to++) {
        const factor = transitions[from * L + to];
        if (factor === 0) continue;
        const ahead = (factor * emissions[i * L + to] * backward[i * L + to]) / scales[i];
        gradient[transitionsAt + from * L + to] += weight * forward[(i - 1) * L + from] * ahead;
      }
    }
    gradient[transitionsAt + labels[i - 1] * L + labels[i]] -= weight;
  }
  return weight * (logZ - gold);
}

/**
 * Learns an EntityModel from texts (of `readText`) with an elastic net: `l1` · |x|₁ + `l2` / 2 · |x|₂² beside the negative
 * log-likelihood. Deterministic.
 */
export function trainEntities(texts, clusters, { l1 = 0.3, l2 = 1, iterations = 80, scale = 100, log } = {}) {
  const { numbers, sequences } = numbered(texts, clusters);
  const transitionsAt = numbers.size * L;
  const evaluate = (x, gradient) => {
    const transitions = transitionFactors(x.subarray(transitionsAt));
    let value = 0;
    for (let i = 0; i < x.length; i++) {
      gradient[i] = l2 * x[i];
      value += (l2 / 2) * x[i] * x[i];
    }
    for (const sequence of sequences) value += addSequence(sequence, transitionsAt, x, gradient, transitions);
    return value;
  };
  const x = minimize(transitionsAt + L * L, evaluate, { l1, iterations, log });
  const model = { scale, clusters, words: {}, contexts: {}, transitions: [], calibration: { offset: 0, slope: 1 } };
  for (const name of [...numbers.keys()].sort()) {
    const from = numbers.get(name) * L;
    const [rows, key, offset] =
      name[0] === '@' ? [model.contexts, name.slice(1), 0] : [model.words, name.slice(1), Number(name[0]) * L];
    for (let l = 0; l < L; l++) {
      const weight = Math.round(x[from + l] * scale);
      if (weight !== 0) (rows[key] ??= []).push(offset + l, weight);
    }
  }
  for (let i = 0; i < L * L; i++) model.transitions.push(Math.round(x[transitionsAt + i] * scale));
  return model;
}

/** How many weights a model has. */
export function weightCount({ words, contexts }) {
  return [...Object.values(words), ...Object.values(contexts)].reduce((sum, row) => sum + row.length / 2, 0);
}
