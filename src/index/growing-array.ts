/** The arrays that an index is made of. */
export type NumberArray = Uint8Array | Int16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** A typed array that is filled from the front; `push` takes O(1) amortized. */
export class GrowingArray<T extends NumberArray> {
  private array: T;
  length = 0;

  constructor(
    private readonly allocate: (length: number) => T,
    first: readonly number[] = [],
  ) {
    this.array = allocate(1024);
    for (const value of first) this.push(value);
  }

  push(value: number): void {
    if (this.length === this.array.length) {
      const larger = this.allocate(this.array.length * 2);
      larger.set(this.array);
      this.array = larger;
    }
    this.array[this.length++] = value;
  }

  /** The values, in an array that has memory of its own and exactly their length. */
  finish(): T {
    const exact = this.allocate(this.length);
    exact.set(this.array.subarray(0, this.length));
    return exact;
  }
}
