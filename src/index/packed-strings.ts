import { GrowingArray } from './growing-array.js';

/** `RANK[byte]` orders UTF-8 as JavaScript orders strings: by UTF-16 unit, where U+10000 on stand before U+E000. From 1. */
export const RANK = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte < 0xee) return byte + 1;
  return byte < 0xf0 ? byte + 6 : byte - 1;
});

/**
 * Strings as UTF-8 in one array: string `row` is `bytes[offsets[row]] … bytes[offsets[row + 1] - 1]`. Order is that of
 * `<` between JavaScript strings. Strings are well-formed: half of a surrogate pair would come back as U+FFFD.
 */
export class PackedStrings {
  /** Of the same memory as `bytes`. */
  private readonly text: Buffer;

  /** `offsets` has length count + 1. */
  constructor(
    readonly bytes: Uint8Array,
    readonly offsets: Uint32Array,
  ) {
    if (offsets.length < 1 || offsets[0] !== 0 || offsets[offsets.length - 1] !== bytes.length) {
      throw new RangeError(`The offsets of packed strings do not span their ${bytes.length} bytes.`);
    }
    this.text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** O(total length). @throws RangeError past 4 GB. */
  static of(strings: Iterable<string>): PackedStrings {
    const builder = new PackedStringsBuilder();
    for (const string of strings) builder.push(string);
    return builder.finish();
  }

  get count(): number {
    return this.offsets.length - 1;
  }

  /** The string at `row`; '' out of range. */
  at(row: number): string {
    return this.text.toString('utf8', this.offsets[row] ?? 0, this.offsets[row + 1] ?? 0);
  }

  /** Negative, 0 or positive as the string at `a` comes before, is, or comes after that at `b`. O(common prefix). */
  compareRows(a: number, b: number): number {
    return this.compare(a, this.bytes, this.offsets[b], this.offsets[b + 1]);
  }

  /** As `compareRows`, against the UTF-8 of a string. */
  compareTo(row: number, utf8: Uint8Array): number {
    return this.compare(row, utf8, 0, utf8.length);
  }

  private compare(row: number, other: Uint8Array, start: number, end: number): number {
    const { bytes, offsets } = this;
    const rowEnd = offsets[row + 1];
    let at = offsets[row];
    let against = start;
    for (; at < rowEnd && against < end; at++, against++) {
      if (bytes[at] !== other[against]) return RANK[bytes[at]] - RANK[other[against]];
    }
    return rowEnd - at - (end - against);
  }

  /** Whether the string at `row` begins with the UTF-8 of a string. */
  startsWith(row: number, utf8: Uint8Array): boolean {
    const start = this.offsets[row];
    if (this.offsets[row + 1] - start < utf8.length) return false;
    for (let i = 0; i < utf8.length; i++) if (this.bytes[start + i] !== utf8[i]) return false;
    return true;
  }

  /**
   * The first position of `order` (rows by string ascending; null: row order is that) whose string does not come before
   * that of `utf8`. O(log count).
   */
  lowerBound(utf8: Uint8Array, order: Int32Array | null): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compareTo(order ? order[middle] : middle, utf8) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const MAX_BYTES = 2 ** 32 - 1;
/** Bytes of UTF-8 that one UTF-16 unit can need. */
const MOST_BYTES_PER_UNIT = 3;

/** Packs strings one after the other. */
export class PackedStringsBuilder {
  private bytes = Buffer.alloc(1024);
  private end = 0;
  private readonly offsets = new GrowingArray((length) => new Uint32Array(length), [0]);

  /** @throws RangeError past 4 GB in all. */
  push(string: string): void {
    const needed = this.end + string.length * MOST_BYTES_PER_UNIT;
    if (needed > this.bytes.length) {
      const larger = Buffer.alloc(Math.max(needed, this.bytes.length * 2));
      this.bytes.copy(larger, 0, 0, this.end);
      this.bytes = larger;
    }
    this.end += this.bytes.write(string, this.end, 'utf8');
    if (this.end > MAX_BYTES) throw new RangeError('Strings of more than 4 GB in all cannot be packed.');
    this.offsets.push(this.end);
  }

  finish(): PackedStrings {
    const bytes = new Uint8Array(this.end);
    bytes.set(this.bytes.subarray(0, this.end));
    return new PackedStrings(bytes, this.offsets.finish());
  }
}

/** UTF-8 of a string, for the searches of `PackedStrings`. */
export function utf8Of(string: string): Uint8Array {
  return Buffer.from(string, 'utf8');
}
