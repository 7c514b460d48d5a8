import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './cache.js';
import { topicalMatrix } from './topical-matrix.js';

const VERSION = 1; // goes up with every change of what is generated

const SIZES = {
  S: { rows: 10_000, columns: 2_000, nnz: 81_000 },
  M: { rows: 200_000, columns: 20_000, nnz: 2_000_000 },
  L: { rows: 2_500_000, columns: 100_000, nnz: 25_000_000 },
};

/**
 * The files of a matrix, `S`, `M`, `L`, or a multiple such as `4M` (of rows, columns and entries): raw int32 arrays
 * `indptr` and `indices`, which are generated where they are not there yet. That takes a process of its own: a child is
 * charged with its parent's peak memory, so the parent stays small.
 */
export function matrixFiles(name) {
  const [, factor, letter] = /^(\d*)([SML])$/.exec(name);
  const [rows, columns, nnz] = Object.values(SIZES[letter]).map((size) => size * Number(factor || 1));
  const base = join(cacheFolder('matrices'), `v${VERSION}-${rows}x${columns}-${nnz}`);
  const files = { name, rows, columns, nnz, indptr: `${base}.indptr`, indices: `${base}.indices` };
  if (!existsSync(files.indptr)) {
    const started = Date.now();
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), JSON.stringify(files)], { stdio: 'inherit' });
    console.error(`generated ${name} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
  return files;
}

/** The matrix of these files, as the kernels take it: presence, values null. */
export function readMatrix({ rows, columns, indptr, indices }) {
  return { rows, columns, indptr: readInt32(indptr), indices: readInt32(indices), values: null };
}

function readInt32(file) {
  const descriptor = openSync(file);
  const values = new Int32Array(fstatSync(descriptor).size / 4);
  for (let at = 0; at < values.byteLength;) {
    at += readSync(descriptor, values, at, Math.min(values.byteLength - at, 2 ** 30), null);
  }
  closeSync(descriptor);
  return values;
}

function generate(files) {
  const matrix = topicalMatrix(files);
  for (const array of ['indices', 'indptr']) {
    writeFileSync(`${files[array]}.${process.pid}`, matrix[array]);
    renameSync(`${files[array]}.${process.pid}`, files[array]); // what is cut short must not look complete
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generate(JSON.parse(process.argv[2]));
