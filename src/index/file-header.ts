import { crc32 } from 'node:zlib';

/**
 * The version of the file and of how an index follows from a graph. It rises with every change of either: a file of
 * another version is made anew, never converted.
 */
export const INDEX_VERSION = 5;

export const ARRAY_TYPES = {
  u8: Uint8Array,
  i16: Int16Array,
  i32: Int32Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;
export type ArrayType = keyof typeof ARRAY_TYPES;

export interface SectionEntry {
  name: string;
  type: ArrayType;
  /** Without padding. */
  bytes: number;
  /** CRC-32 of the section and its padding. */
  crc: number;
}

export interface FileHeader {
  snapshotId: string;
  /** In the order in which they follow the header. */
  sections: SectionEntry[];
}

/** Why a file is of no use; the message is for the log. */
export class IndexFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'IndexFileError';
  }
}

const MAGIC = Buffer.from('PGINDEX\n', 'latin1');
/** Read back as another number where the bytes of numbers stand the other way round. */
const BYTE_ORDER = 0x01020304;
const ALIGNMENT = 8;

/** Of magic, byte order, version, length and CRC-32 of the table, 32 bits each after the magic. */
export const PREAMBLE_BYTES = MAGIC.length + 16;

/** Bytes that a section takes in the file: every section starts at a multiple of 8. */
export function paddedBytes(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}

/** The bytes that a file begins with: the preamble, then the table as JSON, filled up with spaces. */
export function encodeHeader(header: FileHeader): Uint8Array {
  const json = Buffer.from(JSON.stringify(header), 'utf8');
  const table = Buffer.alloc(paddedBytes(json.length), ' ');
  json.copy(table);
  const numbers = Uint32Array.of(BYTE_ORDER, INDEX_VERSION, table.length, crc32(table));
  return Buffer.concat([MAGIC, Buffer.from(numbers.buffer), table]);
}

/** Length in bytes of the table that follows the preamble, and its CRC-32. @throws IndexFileError */
export function decodePreamble(bytes: Uint8Array): { tableBytes: number; crc: number } {
  if (bytes.length < PREAMBLE_BYTES || !MAGIC.equals(bytes.subarray(0, MAGIC.length))) {
    throw new IndexFileError('it is no index');
  }
  const [byteOrder, version, tableBytes, crc] = new Uint32Array(bytes.slice(MAGIC.length, PREAMBLE_BYTES).buffer);
  if (byteOrder !== BYTE_ORDER) throw new IndexFileError('it was written by a machine of another byte order');
  if (version !== INDEX_VERSION) throw new IndexFileError(`it has version ${version}, not ${INDEX_VERSION}`);
  return { tableBytes, crc };
}

/** @throws IndexFileError */
export function decodeTable(table: Uint8Array, crc: number): FileHeader {
  if (crc32(table) !== crc) throw new IndexFileError('its table of contents is damaged');
  return JSON.parse(Buffer.from(table).toString('utf8')) as FileHeader;
}
