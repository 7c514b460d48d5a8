export type Cell = string | number | null;

/** `name` is the attribute's in every format; null cells are left out, or empty. */
export interface Column {
  name: string;
  type: 'string' | 'integer' | 'number';
}

/**
 * A network as a table of nodes and one of edges, which come in lists of any length: at most one list of each is in memory.
 * Rows hold a cell for each column.
 */
export interface Network {
  /** `concepts`, `papers` or `mentions`. */
  name: string;
  directed: boolean;
  /** What it was computed from: the snapshot, the measure. */
  about: Readonly<Record<string, string>>;
  /** Begins with `id` and `label`. */
  nodeColumns: readonly Column[];
  /** Begins with `source` and `target`, which are ids of nodes, and `weight`. */
  edgeColumns: readonly Column[];
  nodes(): AsyncIterable<Cell[][]>;
  edges(): AsyncIterable<Cell[][]>;
}

export const text = (name: string): Column => ({ name, type: 'string' });
export const integer = (name: string): Column => ({ name, type: 'integer' });
export const number = (name: string): Column => ({ name, type: 'number' });

/** What every network has of an edge. */
export const EDGE: readonly Column[] = [text('source'), text('target'), number('weight')];
