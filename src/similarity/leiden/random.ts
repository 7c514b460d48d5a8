/**
 * A stream of integers from 0 to 2³² − 1, the same for the same seed (its low 32 bits): mulberry32 by Tommy Ettinger, who
 * gave it to the public domain.
 */
export function randomIntegers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** The integers below `size` in random order (Fisher–Yates). O(size). */
export function shuffledOrder(size: number, random: () => number): Int32Array {
  const order = new Int32Array(size);
  for (let i = 0; i < size; i++) {
    const j = Math.floor((random() / 2 ** 32) * (i + 1));
    order[i] = order[j];
    order[j] = i;
  }
  return order;
}
