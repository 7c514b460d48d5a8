import { MOST_BYTES_PER_UNIT, utf8Of, type PackedStrings } from './packed-strings.js';
import { stringOrder } from './string-order.js';

/** Where the UTF-8 of a short string is put, so that looking it up makes no object. */
const SHORT = Buffer.alloc(256);
const SHORT_LENGTH = SHORT.length / MOST_BYTES_PER_UNIT;

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
    const isShort = string.length <= SHORT_LENGTH;
    const utf8 = isShort ? SHORT : utf8Of(string);
    const length = isShort ? SHORT.write(string) : utf8.length;
    const at = this.strings.lowerBound(utf8, this.order, length);
    if (at === this.strings.count) return undefined;
    const row = this.order ? this.order[at] : at;
    return this.strings.compareTo(row, utf8, length) === 0 ? row : undefined;
  }
}

function ascends(strings: PackedStrings): boolean {
  for (let row = 1; row < strings.count; row++) if (strings.compareRows(row - 1, row) > 0) return false;
  return true;
}
