import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { Cell, Column, Network } from './network.js';
import { portable } from './portable-text.js';

/** Rows of a row group: as many are in memory at once, and written without a turn for other work. */
const GROUP = 5_000;

/** Edges as Parquet. */
export function edgesAsParquet({ edgeColumns, edges }: Network): AsyncGenerator<Uint8Array> {
  return groups(edgeColumns, edges());
}

/** Nodes as Parquet. */
export function nodesAsParquet({ nodeColumns, nodes }: Network): AsyncGenerator<Uint8Array> {
  return groups(nodeColumns, nodes());
}

/** A row group at a time; of those that are written, a few hundred bytes each are kept for the end of the file. */
async function* groups(columns: readonly Column[], lists: AsyncIterable<Cell[][]>): AsyncGenerator<Uint8Array> {
  const bytes = new TakenBytes();
  const writer = new ParquetWriter({ writer: bytes, schema: schemaOf(columns), createdBy: 'papergraph' });
  let rows: Cell[][] = [];
  for await (const list of lists) {
    for (const row of list) {
      if (rows.push(row) < GROUP) continue;
      void writer.write(group(columns, rows));
      rows = [];
      yield bytes.take();
    }
  }
  if (rows.length > 0) void writer.write(group(columns, rows));
  void writer.finish();
  yield bytes.take();
}

function group(columns: readonly Column[], rows: readonly Cell[][]) {
  const columnData = columns.map(({ name, type }, at) => ({
    name,
    data: rows.map((row) => (type === 'string' && row[at] !== null ? portable(String(row[at])) : row[at])),
  }));
  return { columnData, rowGroupSize: GROUP };
}

function schemaOf(columns: readonly Column[]): SchemaElement[] {
  const elements = columns.map(({ name, type }): SchemaElement => {
    const common = { name, repetition_type: 'OPTIONAL' } as const;
    if (type === 'string') return { ...common, type: 'BYTE_ARRAY', converted_type: 'UTF8' };
    return { ...common, type: type === 'integer' ? 'INT32' : 'DOUBLE' };
  });
  return [{ name: 'root', num_children: columns.length }, ...elements];
}

/** Bytes that are taken away as they come; places in the file count from its beginning all the same. */
class TakenBytes extends ByteWriter {
  take(): Uint8Array {
    const taken = this.getBytes().slice();
    this.index = 0;
    return taken;
  }
}
