/** Thrown by a kernel whose arguments break its contract: `expected` says what it takes, `received` what it was given. */
export class ShapeMismatchError extends Error {
  readonly code = 'SHAPE_MISMATCH';
  readonly expected: string;
  readonly received: string;

  constructor({ expected, received }: { expected: string; received: string }) {
    super(`Expected ${expected}, received ${received}.`);
    this.name = 'ShapeMismatchError';
    this.expected = expected;
    this.received = received;
  }
}

/** Throws `ShapeMismatchError` unless `index` is an integer in [0, bound). */
export function checkIndex(index: number, bound: number, what: string): void {
  if (!Number.isInteger(index) || index < 0 || index >= bound) {
    throw new ShapeMismatchError({ expected: `a ${what} from 0 to ${bound - 1}`, received: String(index) });
  }
}
