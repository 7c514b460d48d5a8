import { utf8Of, type PackedStrings } from './packed-strings.js';
import { stringOrder } from './string-order.js';

/** Strings that were looked up lately; those that are asked for again are found at once. */
const MAX_RECENT = 10_000;

/** Finds rows by string: a binary search, with no object for any string but the last that were found. */
export class StringLookup {
  private readonly recent = new Map<string, number>();

  /** `order`: rows by string ascending; null where the strings ascend by row. */
  constructor(
    readonly strings: PackedStrings,
    readonly order: Int32Array | null,
  ) {}

  /** Sorts only where the strings do not ascend already. */
  static of(strings: PackedStrings): StringLookup {
    return new StringLookup(strings, ascends(strings) ? null : stringOrder(strings));
  }

  /** The row of a string, of several the first; undefined where it is not among them. O(log count). */
  rowOf(string: string): number | undefined {
    const known = this.recent.get(string);
    if (known !== undefined) return known;
    const row = this.find(string);
    if (row === undefined) return undefined;
    if (this.recent.size >= MAX_RECENT) this.recent.clear();
    this.recent.set(string, row);
    return row;
  }

  private find(string: string): number | undefined {
    const utf8 = utf8Of(string);
    const at = this.strings.lowerBound(utf8, this.order);
    if (at === this.strings.count) return undefined;
    const row = this.order ? this.order[at] : at;
    return this.strings.compareTo(row, utf8) === 0 ? row : undefined;
  }
}

function ascends(strings: PackedStrings): boolean {
  for (let row = 1; row < strings.count; row++) if (strings.compareRows(row - 1, row) > 0) return false;
  return true;
}
