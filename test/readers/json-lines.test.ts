import { describe, expect, test } from '@jest/globals';
import { jsonLines } from '../../src/readers/json-lines.js';
import type { SourceLine } from '../../src/readers/source-line.js';
import { readAll } from './reading.js';

const lines = (...entries: unknown[]): string =>
  entries.map((entry) => (typeof entry === 'string' ? entry : JSON.stringify(entry))).join('\n');
const issuesOf = async (text: string | Uint8Array): Promise<[number, string][]> =>
  (await readAll(jsonLines, text)).issues.map((issue) => [issue.line, issue.message]);
const first = async (entry: unknown) => (await readAll(jsonLines, lines(entry))).records[0];

describe('a paper', () => {
  test('with every field', async () => {
    const record = await first({
      id: 'L-1',
      title: ' Random\nlooms ',
      abstract: 'We count\tpatterns.',
      authors: ['Ada Cole', { name: 'Dan Eck', affiliation: 'none' }],
      year: 2031,
      venue: 'Loom Days',
      doi: 'https://doi.org/10.1234/LOOM.1',
      arxivId: 'arXiv:2401.01234v2',
      url: 'https://example.org/looms',
      urls: ['https://example.org/looms.', 'https://example.org/code,', 'https://example.org/code'],
      keywords: ['looms', ' patterns '],
      somethingElse: 1,
    });
    expect(record).toEqual({
      id: expect.stringMatching(/^p[0-9a-f]{16}$/),
      keys: ['doi:10.1234/loom.1', 'arxiv:2401.01234', 'source:made:L-1'],
      title: 'Random looms',
      abstract: 'We count patterns.',
      authors: ['Ada Cole', 'Dan Eck'],
      year: 2031,
      publishedOn: null,
      venue: 'Loom Days',
      doi: '10.1234/loom.1',
      arxivId: '2401.01234',
      urls: ['https://example.org/looms', 'https://example.org/code'],
      keywords: ['looms', 'patterns'],
      source: { name: 'made', format: 'jsonl', line: 1 },
    });
  });

  test('with its title alone; null and empty text mean absent', async () => {
    const record = await first({ title: 'Random looms', abstract: null, id: '', year: '', authors: null, doi: '' });
    expect(record).toMatchObject({ keys: ['title:random looms'], abstract: '', year: null, authors: [], doi: null });
  });

  test.each([
    [2031, 2031],
    ['2031', 2031],
    [' 1987 ', 1987],
    [undefined, null],
  ])('year %j', async (given, year) => {
    expect((await first({ title: 'Looms', year: given })).year).toBe(year);
  });

  test('numeric ids are ids', async () => {
    expect((await first({ title: 'Looms', id: 7 })).keys).toEqual(['source:made:7']);
  });

  test('what is no year, DOI, arXiv id, date or address is left out, with a note, and the paper kept', async () => {
    const entry = {
      title: 'Looms',
      year: 'None',
      doi: 'x',
      arxivId: 'y',
      publishedOn: '2031-02-30',
      url: 'https://a..b',
      urls: ['javascript:0'],
    };
    const { records, issues } = await readAll(jsonLines, lines(entry));
    expect(records).toHaveLength(1);
    expect(issues.map((issue) => [issue.severity, /^"(\w+)" left out/.exec(issue.message)?.[1]])).toEqual([
      ['field', 'url'],
      ['field', 'url'],
      ['field', 'publishedOn'],
      ['field', 'year'],
      ['field', 'doi'],
      ['field', 'arxivId'],
    ]);
  });

  test('a list that is none is left out, and what is no text in one', async () => {
    const entry = { title: 'Looms', authors: ['Ada Cole', { first: 'Bo' }, { name: 'Cy Dent' }], keywords: 'a, b' };
    const { records, issues } = await readAll(jsonLines, lines(entry));
    expect(records.map(({ authors, keywords }) => ({ authors, keywords }))).toEqual([
      { authors: ['Ada Cole', 'Cy Dent'], keywords: [] },
    ]);
    expect(issues.map(({ severity, message }) => [severity, message])).toEqual([
      ['field', '"authors" without {"first":"Bo"}, which is no text'],
      ['field', '"keywords" left out: it must be a list, not "a, b"'],
    ]);
  });

  test('half of a surrogate pair in a text becomes U+FFFD', async () => {
    expect((await readAll(jsonLines, '{"title": "Looms \\ud83d"}')).records[0].title).toBe('Looms \uFFFD');
  });
});

describe('what is wrong is named with its line, and the rest is read', () => {
  test('broken JSON', async () => {
    const { records, issues } = await readAll(jsonLines, lines({ title: 'A' }, '{"title": "B"', '', { title: 'C' }));
    expect(records.map((record) => [record.title, record.source.line])).toEqual([
      ['A', 1],
      ['C', 4],
    ]);
    expect(issues).toEqual([
      {
        severity: 'error',
        source: 'made',
        line: 2,
        lastLine: 2,
        message: expect.stringMatching(/^the line is not JSON: /),
      },
    ]);
  });

  test.each([
    [[{ title: 'A' }], 'the line is a list, not a JSON object'],
    ['null', 'the line is null, not a JSON object'],
    ['3', 'the line is a number, not a JSON object'],
    ['"A"', 'the line is a string, not a JSON object'],
    [{ abstract: 'We count.' }, 'a paper needs a "title"'],
    [{ title: ' ' }, 'a paper needs a "title"'],
    [{ title: 7 }, '"title" must be text, not 7'],
    [{ title: '?!' }, 'a paper without id needs a "title" with letters or digits'],
    [{ title: 'A', abstract: ['x'] }, '"abstract" must be text, not ["x"]'],
    [{ title: 'A', year: [2031] }, '"year" must be a number such as 2024, not [2031]'],
    [{ title: 'A', id: 1.5 }, '"id" must be text or an integer, not 1.5'],
    [{ title: 'A', venue: {} }, '"venue" must be text, not {}'],
    [{ title: 'A', doi: 10 }, '"doi" must be text, not 10'],
    [{ title: 'A', arxivId: 2401.01234 }, '"arxivId" must be text, not 2401.01234'],
    [{ title: 'A', url: true }, '"url" must be text, not true'],
  ])('%j', async (entry, message) => {
    const { records, issues } = await readAll(
      jsonLines,
      lines({ title: 'before' }, entry as unknown, { title: 'after' }),
    );
    expect(records.map((record) => record.title)).toEqual(['before', 'after']);
    expect(issues.map((issue) => [issue.severity, issue.line, issue.message])).toEqual([['error', 2, message]]);
  });

  test('a second paper with the same id, DOI, arXiv id, or title where there is none of them', async () => {
    const text = lines(
      { id: 1, title: 'A' },
      { id: '1', title: 'B' },
      { doi: '10.1/a', title: 'C' }, // too short for a DOI: the title is the key
      { doi: '10.1234/a', title: 'D' },
      { doi: '10.1234/A', title: 'E', id: 2 },
      { arxivId: '2401.01234', title: 'F' },
      { url: 'https://arxiv.org/abs/2401.01234v3', title: 'G' },
      { title: 'H' },
      { title: 'h.' },
      { title: 'H', id: 3 },
    );
    const errors = (await readAll(jsonLines, text)).issues.filter((issue) => issue.severity === 'error');
    expect(errors.map((issue) => [issue.line, issue.message])).toEqual([
      [2, 'the id "1" is that of line 1'],
      [5, 'the paper is that of line 4 (doi:10.1234/a)'],
      [7, 'the paper is that of line 6 (arxiv:2401.01234)'],
      [9, 'the title is that of line 8, and there is no id to tell them apart'],
    ]);
  });

  test('equal titles with different ids are different papers', async () => {
    const { records } = await readAll(jsonLines, lines({ id: 1, title: 'A' }, { id: 2, title: 'A' }));
    expect(new Set(records.map((record) => record.id)).size).toBe(2);
  });

  test('a line that is not UTF-8', async () => {
    expect(await issuesOf(Buffer.from('{"title": "A"}\n{"title": "Caf\u00e9"}\n', 'latin1'))).toEqual([
      [2, 'the line is not UTF-8 text'],
    ]);
  });

  test('nothing in an empty text, blank lines and Windows line ends', async () => {
    expect(await readAll(jsonLines, '\r\n \r\n')).toEqual({ records: [], issues: [], failure: null });
    expect((await readAll(jsonLines, '\uFEFF{"title": "A"}\r\n\r\n{"title": "B"}')).records).toHaveLength(2);
  });
});

test('takes one line at a time', async () => {
  let given = 0;
  async function* endless(): AsyncGenerator<SourceLine> {
    for (;;) {
      given++;
      await Promise.resolve();
      yield { number: given, text: JSON.stringify({ id: given, title: 'Looms' }), damaged: false };
    }
  }
  let read = 0;
  for await (const one of jsonLines.read(endless(), { name: 'made' })) {
    expect(one).toHaveProperty('record');
    read++;
    expect(given).toBe(read);
    if (read === 100) break;
  }
});
