/** Counts the entries of chosen rows by column. */
export interface RowEntryCounter {
  /** Adds the rows at the positions `first` … `last` − 1 of Aᵀ, of which `words` (those of a bit set, null: all) holds some. */
  countRows(first: number, last: number, words: Uint32Array | null): void;
  /** As `countRows`, and lists the columns met, each once, in `touched`; gives how many they are. */
  noteRows(first: number, last: number, words: Uint32Array | null): number;
  /** Length columns: the counts, which the caller sets to 0 again. */
  accumulator: Int32Array;
  /** Length columns. */
  touched: Int32Array;
}

/**
 * A counter over a matrix (`starts` is its `indptr`) and the indices of its transpose. Stands alone: see `specialized`.
 *
 * Rows lie all over memory. So of a batch of them it is first looked up where they are, then both ends are read, and then
 * they are counted: the waits for memory overlap, and a wait for the one does not hold up the other.
 */
export function rowEntryCounter(
  starts: Int32Array | Float64Array,
  entries: Int32Array,
  transposedIndices: Int32Array,
  columns: number,
): RowEntryCounter {
  /** Rows are taken so many at a time. */
  const BATCH = 512;
  const indptr = starts;
  const indices = entries;
  const rowsOfColumns = transposedIndices;
  const accumulator = new Int32Array(columns);
  const touched = new Int32Array(columns);
  const rows = new Int32Array(BATCH + 1);
  // In the kind of numbers that positions are.
  const begins = indptr instanceof Float64Array ? new Float64Array(BATCH) : new Int32Array(BATCH);
  const ends = indptr instanceof Float64Array ? new Float64Array(BATCH) : new Int32Array(BATCH);

  const select = (from: number, to: number, words: Uint32Array | null): number => {
    if (words === null) {
      for (let t = from; t < to; t++) rows[t - from] = rowsOfColumns[t];
      return to - from;
    }
    let selected = 0;
    for (let t = from; t < to; t++) {
      const row = rowsOfColumns[t];
      rows[selected] = row;
      selected += (words[row >>> 5] >>> (row & 31)) & 1; // added, not branched on: no processor guesses a filter
    }
    return selected;
  };

  const touch = (selected: number): void => {
    for (let k = 0; k < selected; k++) {
      begins[k] = indptr[rows[k]];
      ends[k] = indptr[rows[k] + 1];
    }
    let read = 0;
    for (let k = 0; k < selected; k++) read |= indices[begins[k]] | indices[ends[k] - 1];
    rows[BATCH] = read; // keeps the reading alive: what is not used is not read
  };

  const count = (selected: number): void => {
    for (let k = 0; k < selected; k++) {
      const end = ends[k];
      for (let q = begins[k]; q < end; q++) accumulator[indices[q]]++;
    }
  };

  const note = (selected: number, before: number): number => {
    let found = before;
    for (let k = 0; k < selected; k++) {
      const end = ends[k];
      for (let q = begins[k]; q < end; q++) if (accumulator[indices[q]]++ === 0) touched[found++] = indices[q];
    }
    return found;
  };

  return {
    countRows(first, last, words) {
      for (let from = first; from < last; from += BATCH) {
        const selected = select(from, Math.min(last, from + BATCH), words);
        touch(selected);
        count(selected);
      }
    },
    noteRows(first, last, words) {
      let found = 0;
      for (let from = first; from < last; from += BATCH) {
        const selected = select(from, Math.min(last, from + BATCH), words);
        touch(selected);
        found = note(selected, found);
      }
      return found;
    },
    accumulator,
    touched,
  };
}
