// Times gramUpper against the plain algorithm (Gustavson with a dense accumulator, no batches), one thread, in one run.
// node bench/gram.js [papers] [concepts] [concepts a paper]
import { Buffer } from 'node:buffer';
import { build } from 'esbuild';

const [rows = 200_000, columns = 20_000, perRow = 10] = process.argv.slice(2).map(Number);
const RUNS = 5;

const { gramUpper, transpose, csrFromRows } = await kernels();
const matrix = zipfMatrix();
const transposed = transpose(matrix);
const contenders = { plain: () => plainPairs(matrix, transposed), gramUpper: () => kernelPairs(matrix, transposed) };

const times = { plain: [], gramUpper: [] };
const answers = new Set();
for (let run = 0; run <= RUNS; run++) {
  for (const [name, compute] of Object.entries(contenders)) {
    const start = process.hrtime.bigint();
    answers.add(compute());
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    if (run > 0) times[name].push(seconds); // the first run warms up
  }
}
if (answers.size !== 1) throw new Error(`The two disagree: ${[...answers].join(' and ')}`);

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
console.log(`${rows} × ${columns}, ${matrix.indices.length} entries; ${[...answers][0]}; median of ${RUNS} runs`);
for (const [name, values] of Object.entries(times)) console.log(`${name.padEnd(10)} ${median(values).toFixed(3)} s`);
console.log(`plain / gramUpper = ${(median(times.plain) / median(times.gramUpper)).toFixed(2)}`);

/** The kernels as JavaScript, from their sources. */
async function kernels() {
  const names = { gramUpper: 'gram', transpose: 'transpose', csrFromRows: 'csr' };
  const lines = Object.entries(names).map(([name, file]) => `export { ${name} } from './src/sparse/${file}.js';`);
  const { outputFiles } = await build({
    stdin: { contents: lines.join('\n'), resolveDir: new URL('..', import.meta.url).pathname },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** Papers whose concepts follow Zipf's law, the same in every run; ids stand in no order of frequency. */
function zipfMatrix() {
  let state = 42;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const scattered = Array.from({ length: columns }, (_, j) => j);
  for (let j = columns - 1; j > 0; j--) {
    const other = Math.floor(random() * (j + 1));
    [scattered[j], scattered[other]] = [scattered[other], scattered[j]];
  }
  const lists = Array.from({ length: rows }, () => {
    const list = new Set();
    for (let draw = 0; draw < perRow; draw++) list.add(scattered[Math.floor((columns + 1) ** random()) - 1]);
    return [...list];
  });
  return csrFromRows(columns, lists);
}

/** Number of pairs and sum of counts, through the kernel. */
function kernelPairs(matrix, transposed) {
  let pairs = 0;
  let sum = 0;
  for (const { columns, counts } of gramUpper(matrix, { transposed })) {
    pairs += columns.length;
    for (let k = 0; k < counts.length; k++) sum += counts[k];
  }
  return `${pairs} pairs, ${sum} in all`;
}

/** The same, plainly: for each column, all columns of all its rows, of which the later ones count; rows are sorted too. */
function plainPairs({ columns, indptr, indices }, transposed) {
  const accumulator = new Int32Array(columns);
  const touched = new Int32Array(columns);
  let pairs = 0;
  let sum = 0;
  for (let i = 0; i < columns; i++) {
    let found = 0;
    for (let t = transposed.indptr[i]; t < transposed.indptr[i + 1]; t++) {
      const row = transposed.indices[t];
      for (let q = indptr[row]; q < indptr[row + 1]; q++) {
        const j = indices[q];
        if (j > i && accumulator[j]++ === 0) touched[found++] = j;
      }
    }
    touched.subarray(0, found).sort();
    for (let k = 0; k < found; k++) {
      sum += accumulator[touched[k]];
      accumulator[touched[k]] = 0;
    }
    pairs += found;
  }
  return `${pairs} pairs, ${sum} in all`;
}
