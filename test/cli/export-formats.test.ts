import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sqliteIn, temporaryFolder } from '../support/graph.js';
import { writeDatedPapers } from '../support/dated-papers.js';
import { papergraph } from './papergraph.js';

const folder = temporaryFolder();
const run = (...args: string[]) =>
  papergraph(['export', '--store', 'sqlite:graph.db', ...args], { cwd: folder.path }).ended;

beforeAll(async () => {
  const store = await sqliteIn(folder.path);
  await writeDatedPapers(store);
  await store.close();
});

afterAll(() => folder.remove());

describe('papergraph export --format', () => {
  test('writes a file, or standard output, with the filters of the API', async () => {
    const where = JSON.stringify({ concepts: { any: ['graph'] } });
    const flags = ['--where', where, '--min-count', '1', '--measure', 'COUNT', '--first', '2'];
    const [file, printed] = await Promise.all([
      run('--format', 'graphml', '--output', 'concepts.graphml.gz', ...flags),
      run('--format', 'csv', ...flags),
    ]);
    expect(file).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^Exported concepts\.graphml of .* to concepts\.graphml\.gz\n$/),
      stderr: '',
    });
    const xml = gunzipSync(readFileSync(join(folder.path, 'concepts.graphml.gz'))).toString();
    expect(xml.match(/<edge /g)).toHaveLength(2);
    expect(xml).toContain('<data key="measure">COUNT</data>');
    expect(printed).toMatchObject({ code: 0, stderr: '' });
    expect(printed.stdout.split('\r\n')).toEqual([
      'source,target,weight,count,expected',
      expect.stringMatching(/^graph,walk,3,3,/),
      expect.stringMatching(/,2,2,/),
      '',
    ]);
  });

  test('says what is wrong, and leaves no file', async () => {
    const wrong: [string[], string][] = [
      [['--format', 'docx'], 'There is no format "docx"; there are graphml, gexf, '],
      [['--format', 'bibtex', '--graph', 'concepts'], '--graph concepts: bibtex is of papers.'],
      [['--format', 'csv', '--min-count', '0', '--output', 'x.csv'], '--min-count must be at least 1.'],
      [
        ['--format', 'bibtex', '--min-score', '1', 'x.csv'],
        '--min-score plays no part in this export; it takes --where, --first.',
      ],
      [['concepts.graphml'], 'Without --format, concepts.graphml would be JSON Lines; say --format graphml.'],
      [['--first', '3', 'x.jsonl'], '--first goes with a --format: graphml, '],
      [['x.csv', '--output', 'y.csv', '--format', 'csv'], 'x.csv and --output y.csv: name one file.'],
    ];
    const ended = await Promise.all(wrong.map(([args]) => run(...args)));
    expect(
      ended.map(({ code, stdout, stderr }, at) => [code, stdout, stderr.includes(wrong[at][1]) || stderr]),
    ).toEqual(wrong.map(() => [2, '', true]));
    expect(
      ['x.csv', 'y.csv', 'x.jsonl', 'concepts.graphml'].filter((name) => existsSync(join(folder.path, name))),
    ).toEqual([]);
  });
});
