import { utf8Of, type PackedStrings } from './packed-strings.js';
import { stringOrder } from './string-order.js';

/** Finds rows by string: a binary search, with no object for any string. */
export class StringLookup {
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
