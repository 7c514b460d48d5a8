/** How one vector is made of the vectors of a text's tokens. */
export type Pooling = 'mean' | 'cls';

/**
 * One vector a text. `tokens` holds texts × length × dimensions; a mask of 0 marks what only fills a text up.
 * `mean`: over the tokens of the mask; `cls`: the first (Reimers & Gurevych 2019). O(texts · length · dimensions).
 */
export function pooled(
  tokens: Float32Array,
  [texts, length, dimensions]: readonly [number, number, number],
  mask: readonly (readonly number[])[],
  pooling: Pooling,
): Float32Array[] {
  return Array.from({ length: texts }, (_, text) => {
    const start = text * length * dimensions;
    if (pooling === 'cls') return tokens.slice(start, start + dimensions);
    const sum = new Float32Array(dimensions);
    let counted = 0;
    for (let token = 0; token < length; token++) {
      if (!mask[text][token]) continue;
      counted++;
      const at = start + token * dimensions;
      for (let i = 0; i < dimensions; i++) sum[i] += tokens[at + i];
    }
    if (counted > 0) for (let i = 0; i < dimensions; i++) sum[i] /= counted;
    return sum;
  });
}
