import { allocateIndptr, type CsrMatrix } from '../sparse/csr.js';
import { CodeBook } from './coded-column.js';
import { GrowingArray } from './growing-array.js';
import type { StringLookup } from './string-lookup.js';

/** Who wrote which paper: names as they are written, two spellings being two authors. */
export interface AuthorLists {
  names: StringLookup;
  /** Papers × authors, values null; an author that a paper names twice stands once. */
  matrix: CsrMatrix;
}

/** Makes `AuthorLists` of papers that come one by one. */
export class AuthorListsBuilder {
  private readonly book = new CodeBook();
  private readonly ends = new GrowingArray((length) => new Float64Array(length), [0]);
  private readonly indices = new GrowingArray((length) => new Int32Array(length));

  push(authors: readonly string[]): void {
    const codes = new Set(authors.map((author) => this.book.codeOf(author)));
    for (const code of [...codes].sort((a, b) => a - b)) this.indices.push(code);
    this.ends.push(this.indices.length);
  }

  finish(): AuthorLists {
    const rows = this.ends.length - 1;
    const indptr = allocateIndptr(rows, this.indices.length);
    indptr.set(this.ends.finish());
    const matrix: CsrMatrix = { rows, columns: this.book.size, indptr, indices: this.indices.finish(), values: null };
    return { names: this.book.finish(), matrix };
  }
}
