import type { PaperVector, SearchHit, VectorModel } from '../port.js';
import { bestHits, checkDimensions } from '../vector-values.js';
import type { SqliteConnection } from './connection.js';
import { rowsOf } from './id-rows.js';
import * as statements from './statements.js';

/** Vectors in one page: about 6 MB of 384 dimensions. */
const PAGE = 4_000;

/** All vectors side by side, as they were at one change of the table in one file. */
interface Scan {
  file: number;
  change: number;
  dimensions: number;
  ids: string[];
  values: Float32Array;
}

/** Vectors of papers, and the search among them: by comparing with each, which is exact. */
export class SqliteVectors {
  readonly #connection: SqliteConnection;
  #scan: Scan | null = null;

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  async save(model: string, vectors: readonly PaperVector[]): Promise<void> {
    if (vectors.length === 0) return;
    await this.#connection.write(() => {
      const stored = this.#model();
      const dimensions = checkDimensions(vectors, model, stored);
      if (stored && stored.model !== model) this.#connection.run(statements.DELETE_VECTORS);
      const ids = vectors.map(({ paperId }) => paperId);
      const rows = rowsOf(this.#connection, statements.PAPER_ROWS_BY_IDS, ids);
      for (const { paperId, textHash, vector } of vectors) {
        const row = rows.get(paperId);
        // A paper that has gone since it was read.
        if (row !== undefined) this.#connection.run(statements.SAVE_VECTOR, row, textHash, bytesOf(vector));
      }
      this.#connection.run(statements.SET_VECTOR_MODEL, model, dimensions);
    });
  }

  model(): Promise<VectorModel | null> {
    return this.#connection.read(() => this.#model());
  }

  hashes(paperIds: readonly string[]): Promise<Map<string, string>> {
    return this.#connection.read(() => {
      const asked = JSON.stringify(paperIds);
      return new Map(this.#connection.tuples<[string, string]>(statements.VECTOR_HASHES, asked));
    });
  }

  ofPapers(paperIds: readonly string[]): Promise<Map<string, Float32Array>> {
    return this.#connection.read(() => {
      const rows = this.#connection.tuples<[string, Uint8Array]>(
        statements.VECTORS_OF_PAPERS,
        JSON.stringify(paperIds),
      );
      return new Map(rows.map(([id, bytes]) => [id, vectorOf(bytes)]));
    });
  }

  /**
   * O(vectors · dimensions), 0.1 s for 100,000 of 384 dimensions; they are kept in memory (4 bytes a number, 154 MB then)
   * from the first search on, until they change.
   */
  async nearest(vector: Float32Array, limit: number): Promise<SearchHit[]> {
    const scan = await this.#loaded();
    if (!scan || scan.dimensions !== vector.length) return [];
    const { ids, values, dimensions } = scan;
    const hits = ids.map((id, row) => {
      let score = 0;
      for (let i = 0, at = row * dimensions; i < dimensions; i++, at++) score += vector[i] * values[at];
      return { id, score };
    });
    return bestHits(hits, limit);
  }

  #model(): VectorModel | null {
    const found = this.#connection.get<VectorModel>(statements.VECTOR_MODEL);
    return found ? { model: found.model, dimensions: found.dimensions } : null;
  }

  /** Read page by page, so that others are served between. */
  async #loaded(): Promise<Scan | null> {
    const state = () => this.#connection.get<{ change: number; dimensions: number }>(statements.VECTOR_CHANGE);
    for (;;) {
      const now = await this.#connection.read(state);
      if (!now) return (this.#scan = null);
      const file = this.#connection.filesSeen;
      if (this.#scan?.change === now.change && this.#scan.file === file) return this.#scan;
      const ids: string[] = [];
      const parts: Float32Array[] = [];
      for (let rows: [string, Uint8Array][] | null = null; rows === null || rows.length === PAGE;) {
        const after = ids.at(-1) ?? '';
        rows = await this.#connection.read(() =>
          this.#connection.tuples<[string, Uint8Array]>(statements.VECTORS_AFTER, after, PAGE),
        );
        for (const [id, bytes] of rows) {
          ids.push(id);
          parts.push(vectorOf(bytes));
        }
      }
      const again = await this.#connection.read(state);
      if (again?.change !== now.change || this.#connection.filesSeen !== file) continue;
      const values = new Float32Array(ids.length * now.dimensions);
      parts.forEach((vector, row) => values.set(vector, row * now.dimensions));
      return (this.#scan = { ...now, file, ids, values });
    }
  }
}

/** Numbers as the file keeps them: 32-bit floats, the least byte first on every machine that Node runs on. */
function bytesOf(vector: Float32Array): Uint8Array {
  return new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
}

function vectorOf(bytes: Uint8Array): Float32Array {
  // A copy: what the driver gives may begin at any byte, and floats may not.
  return new Float32Array(bytes.slice().buffer);
}
