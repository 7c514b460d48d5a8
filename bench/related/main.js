// Measures how well and how fast related papers are found, and prints Markdown tables.
// node bench/related/main.js --data <folder> [--only <row>] [--embeddings onnx:<folder>]
//   --data  the folder with eval/ and corpora/, such as ../shared/data; its README lists the files
//   --only  one row, such as csfcube-aspect, or all that begin so
//   --embeddings  a model as in PAPERGRAPH_EMBEDDINGS: the rows of quality with embeddings in the score
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { byAspect, keywordProxy, wholePaper } from './rows/quality.js';
import { openEmbeddings } from '../../dist/embeddings/open.js';
import { everyPaper, onePaper } from './rows/speed.js';
import { qualityTable, speedTable } from './table.js';

const QUALITY = [wholePaper, byAspect, keywordProxy];
const SPEED = [onePaper, everyPaper];

const { values } = parseArgs({
  options: { data: { type: 'string' }, only: { type: 'string', default: '' }, embeddings: { type: 'string' } },
});
const data = values.data;
const wanted = [...QUALITY, ...SPEED].filter(({ name }) => name.startsWith(values.only));
const problem = problemWith();
if (problem) {
  console.error(problem);
  process.exit(2);
}

const provider = await openEmbeddings({ ...process.env, PAPERGRAPH_EMBEDDINGS: values.embeddings });
const lines = [];
for (const row of wanted) {
  console.error(`${row.name} …`);
  const missing = row.needs.filter((file) => !existsSync(join(data, file)));
  if (missing.length > 0) {
    process.exitCode = 1;
    console.error(`${row.name} needs ${missing.join(' and ')} in ${data}`);
    continue;
  }
  lines.push({ row, result: await row.run({ data, provider }) });
}
const of = (rows) => lines.filter(({ row }) => rows.includes(row));
const tables = [
  [of(QUALITY), qualityTable],
  [of(SPEED), speedTable],
];
await provider?.close();
console.log(tables.flatMap(([some, table]) => (some.length > 0 ? [table(some)] : [])).join('\n\n'));

function problemWith() {
  if (data === undefined) return '--data <folder> is missing: the folder with eval/ and corpora/';
  if (!existsSync(data) || !statSync(data).isDirectory()) return `--data: there is no folder ${data}`;
  if (wanted.length > 0) return null;
  return `--only takes one of ${[...QUALITY, ...SPEED].map(({ name }) => name).join(', ')}`;
}
