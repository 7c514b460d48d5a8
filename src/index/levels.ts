import type { ConceptHierarchy } from './hierarchy.js';

/**
 * Length concepts: the level of each, the fewest steps down to it from a concept that has none broader, which is on
 * level 0. With several broader concepts the shortest way counts, so that a concept below level l has one on level l
 * above it. -1 where no way leads to it (a cycle). O(concepts + broader).
 */
export function conceptLevels(hierarchy: ConceptHierarchy): Int32Array {
  const { rows } = hierarchy.broaderOf;
  const levels = new Int32Array(rows).fill(-1);
  let open: number[] = [];
  for (let row = 0; row < rows; row++) if (hierarchy.broader(row).length === 0) open.push(row);
  for (const row of open) levels[row] = 0;
  for (let level = 1; open.length > 0; level++) {
    const next: number[] = [];
    for (const row of open) {
      for (const narrower of hierarchy.narrower(row)) {
        if (levels[narrower] >= 0) continue;
        levels[narrower] = level;
        next.push(narrower);
      }
    }
    open = next;
  }
  return levels;
}
