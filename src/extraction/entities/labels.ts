/** A word is outside, begins, is within, ends, or is alone an entity. */
export const LABELS = ['O', 'B', 'I', 'E', 'S'] as const;
export const LABEL = { O: 0, B: 1, I: 2, E: 3, S: 4 } as const;

/** Whether label `to` may follow label `from`: an entity that has begun goes on to its end. */
export function mayFollow(from: number, to: number): boolean {
  const open = from === LABEL.B || from === LABEL.I;
  return open === (to === LABEL.I || to === LABEL.E);
}
