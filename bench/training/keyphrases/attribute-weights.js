/**
 * Weights of a logistic regression over attributes, by AdaGrad (Duchi, Hazan & Singer 2011) with a quadratic penalty, the
 * examples in the order in which they are given. Deterministic; O(epochs × attributes of all examples).
 *
 * @param {{ attributes: string[], label: 0 | 1 }[]} examples
 * @returns {Map<string, number>}
 */
export function learnWeights(examples, { epochs = 3, penalty = 0.02, rate = 0.15 } = {}) {
  const weights = new Map();
  const squares = new Map();
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { attributes, label } of examples) {
      let margin = BIAS;
      for (const attribute of attributes) margin += weights.get(attribute) ?? 0;
      const slope = 1 / (1 + Math.exp(-margin)) - label;
      for (const attribute of attributes) {
        const weight = weights.get(attribute) ?? 0;
        const gradient = slope + penalty * weight;
        const square = (squares.get(attribute) ?? 1) + gradient * gradient;
        squares.set(attribute, square);
        weights.set(attribute, weight - (rate * gradient) / Math.sqrt(square));
      }
    }
  }
  return weights;
}

/** Most candidates are not right. */
const BIAS = -2;
