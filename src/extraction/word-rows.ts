/** Distinct words whose rows are kept. */
const CAPACITY = 1 << 16;
/** Words that may be asked for after one call of `reserve`. */
export const PIECE = 1 << 12;

/**
 * One row of numbers for each distinct word, computed once and kept while there is room: what depends on a word alone
 * is not computed for each place where it stands. Memory: `CAPACITY` rows of 16-bit numbers.
 */
export class WordRows {
  /** Row `slot` is at `slot * width`. */
  readonly rows: Int16Array;
  private readonly slots = new Map<string, number>();

  /** `fill` adds what a word says to its row, which is zero. */
  constructor(
    readonly width: number,
    private readonly fill: (word: string, row: Int16Array) => void,
  ) {
    this.rows = new Int16Array(CAPACITY * width);
  }

  /** Makes room for `PIECE` more words; slots given before are void where there was none. */
  reserve(): void {
    if (this.slots.size + PIECE > CAPACITY) this.slots.clear();
  }

  slotOf(word: string): number {
    const known = this.slots.get(word);
    if (known !== undefined) return known;
    const slot = this.slots.size;
    const row = this.rows.subarray(slot * this.width, (slot + 1) * this.width).fill(0);
    this.fill(word, row);
    // A copy: a slice of a text would keep the whole of it.
    this.slots.set(word.split('').join(''), slot);
    return slot;
  }
}
