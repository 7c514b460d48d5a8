// Measures what extraction finds against labeled data, and prints one Markdown table.
// node bench/quality/main.js --data <folder> [--only <row>]
//   --data  the folder with eval/, corpora/ and vocab/, such as ../shared/data; its README lists the files
//   --only  one row, such as abbreviation-pairs, or all that begin so
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROWS } from './rows.js';
import { markdownTable } from './table.js';

const { values } = parseArgs({ options: { data: { type: 'string' }, only: { type: 'string' } } });
const data = values.data;
const wanted = ROWS.filter(({ name }) => name.startsWith(values.only ?? ''));
const problem = problemWith(data, wanted);
if (problem) {
  console.error(problem);
  process.exit(2);
}

const lines = [];
const notes = [];
for (const row of wanted) {
  console.error(`${row.name} …`);
  const missing = row.needs.filter((file) => !existsSync(join(data, file)));
  if (missing.length > 0) {
    process.exitCode = 1;
    console.error(`${row.name} needs ${missing.join(' and ')} in ${data}`);
    lines.push({ row, result: null });
    continue;
  }
  try {
    const result = await row.run({ data, log: (text) => console.error(`  ${text}`) });
    lines.push({ row, result });
    for (const note of result.notes) notes.push(`${row.name}: ${note}`);
  } catch (error) {
    process.exitCode = 1; // the other rows are still worth knowing
    console.error(error);
    lines.push({ row, result: null });
  }
}
console.log(markdownTable(lines));
if (notes.length > 0) console.log(`\n${notes.map((note) => `- ${note}`).join('\n')}`);

function problemWith(folder, rows) {
  if (folder === undefined) return '--data <folder> is missing: the folder with eval/, corpora/ and vocab/';
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return `--data: there is no folder ${folder}`;
  if (rows.length === 0) return `--only takes one of ${ROWS.map(({ name }) => name).join(', ')}`;
  return null;
}
