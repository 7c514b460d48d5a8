// Measures the sparse core against SciPy, GraphBLAS, sparse_dot_topn and Neo4j, and prints one Markdown table.
// node bench/sparse/main.js [--quick] [--only <name>] [--repetitions <n>]
//   --quick        what is not larger than M
//   --only         one row, such as gram-M, or all that begin so
//   --repetitions  at least 5, the default
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { compileKernels } from './kernels.js';
import { peersPython } from './python.js';
import { ROWS } from './rows.js';
import { markdownTable, number } from './table.js';

const options = { quick: { type: 'boolean' }, only: { type: 'string' }, repetitions: { type: 'string', default: '5' } };
const { values } = parseArgs({ options });
const repetitions = Number(values.repetitions);
if (!(Number.isInteger(repetitions) && repetitions >= 5)) throw new Error('--repetitions takes a whole number from 5');
const wanted = values.only
  ? ROWS.filter(({ name }) => name.startsWith(values.only))
  : ROWS.filter(({ size }) => !values.quick || size === 'S' || size === 'M');
if (wanted.length === 0) throw new Error(`--only takes one of ${ROWS.map(({ name }) => name).join(', ')}`);

await compileKernels();
const python = peersPython();
const lines = [];
const notes = [];
const versions = { Node: process.versions.node };
for (const row of wanted) {
  console.error(`${row.name} …`);
  try {
    const result = await row.run(row, { python, repetitions });
    lines.push(...result.lines);
    if (result.text) notes.push(result.text);
    Object.assign(versions, ...(result.versions ?? []));
  } catch (error) {
    process.exitCode = 1; // a disagreement, or a contender that died: the others are still worth knowing
    console.error(error);
    lines.push({ work: row.name, ours: 'FAILED, see above' });
  }
}

console.log(`${markdownTable(lines)}\n`);
console.log(
  `A ratio above 1 × says that ours is faster. Times are of ${repetitions} turns each, after warming up, taken`,
);
console.log(
  'alternately, one thread. AᵀA is from CSR of presence: our triangle against the whole product of the peers.',
);
for (const note of notes) console.log(note);
const machine = `${cpus()[0].model}, ${cpus().length} cores, ${number(totalmem() / 1e9)} GB, load ${number(loadavg()[0])}`;
const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
console.log(`${machine}; ${named.join(', ')}`);
