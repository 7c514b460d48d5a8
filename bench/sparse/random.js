/**
 * A generator of numbers from 0 up to, not including, 1, the same for the same seed: xorshift with 32 bits of state.
 * Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8(14), 2003.
 */
export function randomFrom(seed) {
  let state = (Math.imul(seed, 0x9e3779b1) ^ 0x2545f491) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** The integers from 0 to `length` − 1 in random order (Fisher and Yates). */
export function permutation(length, random) {
  const values = Int32Array.from({ length }, (_, i) => i);
  for (let i = length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    const value = values[i];
    values[i] = values[other];
    values[other] = value;
  }
  return values;
}
