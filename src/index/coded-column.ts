import { PackedStringsBuilder } from './packed-strings.js';
import { GrowingArray } from './growing-array.js';
import { StringLookup } from './string-lookup.js';

/** A string of each paper out of fewer different ones. */
export interface CodedColumn {
  names: StringLookup;
  /** Rows of `names`; -1 where unknown. */
  codes: Int32Array;
}

/** Numbers strings in the order in which they are met first. */
export class CodeBook {
  private readonly strings = new PackedStringsBuilder();
  private readonly codes = new Map<string, number>();

  get size(): number {
    return this.codes.size;
  }

  codeOf(string: string): number {
    let code = this.codes.get(string);
    if (code === undefined) {
      code = this.codes.size;
      this.codes.set(string, code);
      this.strings.push(string);
    }
    return code;
  }

  finish(): StringLookup {
    return StringLookup.of(this.strings.finish());
  }
}

/** Makes a `CodedColumn` of strings that come one by one. */
export class CodedColumnBuilder {
  private readonly book = new CodeBook();
  private readonly codes = new GrowingArray((length) => new Int32Array(length));

  push(string: string | null): void {
    this.codes.push(string === null ? -1 : this.book.codeOf(string));
  }

  finish(): CodedColumn {
    return { names: this.book.finish(), codes: this.codes.finish() };
  }
}
