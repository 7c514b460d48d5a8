import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { cleanText } from '../../src/readers/clean-text.js';
import { detectFormat, FORMATS } from '../../src/readers/formats.js';
import { openSource } from '../../src/readers/source.js';
import { readAll, textOf, textOutsideIssues } from './reading.js';

const PAGE = '../shared/data/trending-page.txt';
const CORPUS = '../shared/data/corpora/acl-abstracts.jsonl.gz';

async function readFile(path: string) {
  const source = await openSource(path);
  const format = detectFormat(source.head, FORMATS, '');
  return { format: format.name, source, ...(await readAll(format, source.lines, source.name)) };
}

if (existsSync(PAGE)) {
  describe('the given page', () => {
    test('has 55 papers after five lines of chrome, and every line is in one paper or one issue', async () => {
      const { format, records, issues } = await readFile(PAGE);
      expect(format).toBe('page');
      expect(records).toHaveLength(55);
      expect(issues.map((issue) => [issue.severity, issue.line, issue.lastLine])).toEqual(
        [1, 3, 5, 7, 9].map((line) => ['skipped', line, line]),
      );
      const text = readFileSync(PAGE, 'utf8');
      expect(textOutsideIssues(text, issues)).toBe(textOf(records));
      const lines = text.split('\n');
      for (const { title, source } of records) expect(title).toBe(lines[source.line - 1].trim());
    });

    test.each([
      ['Windows line ends and a byte order mark', (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
      ['no trailing newline', (text: string) => text.trimEnd()],
      [
        'other chrome words',
        (text: string) =>
          text
            .split('\n')
            .map((line, index) => (index < 10 && line ? 'Zeitgeist' : line))
            .join('\n'),
      ],
      ['no chrome', (text: string) => text.split('\n').slice(10).join('\n')],
      ['two blank lines for one', (text: string) => text.replaceAll('\n\n', '\n\n\n')],
      [
        'votes between the papers',
        (text: string) => text.replaceAll(/\n\n(?=[^\n]{0,200}\n\n[^\n]{300})/g, '\n\n42 zaps\n\n'),
      ],
    ])('gives the same papers with %s', async (_name, change) => {
      const { records } = await readFile(PAGE);
      const changed = await readAll(
        detectFormat(change(readFileSync(PAGE, 'utf8')), FORMATS, ''),
        change(readFileSync(PAGE, 'utf8')),
      );
      expect(changed.records.map(({ title, abstract }) => [title, abstract])).toEqual(
        records.map(({ title, abstract }) => [title, abstract]),
      );
    });
  });
} else test('says that the page is not here', () => console.warn(`not run: ${PAGE} is not here`));

if (existsSync(CORPUS)) {
  test('the ACL abstracts are 23,202 papers without an issue', async () => {
    const { format, records, issues, source } = await readFile(CORPUS);
    expect(format).toBe('jsonl');
    expect(issues).toEqual([]);
    expect(records).toHaveLength(23_202);
    expect(new Set(records.map((record) => record.id)).size).toBe(23_202);
    expect(source.bytesRead).toBe(source.bytesTotal);
  });

  test('pages made of them give them back', async () => {
    const papers = gunzipSync(readFileSync(CORPUS))
      .toString()
      .split('\n')
      .filter((line, index) => line !== '' && index % 20 === 0)
      .map((line) => JSON.parse(line) as { title: string; abstract: string })
      .filter(({ abstract }) => abstract.length > 60);
    let found = 0;
    for (let start = 0; start < papers.length; start += 40) {
      const some = papers.slice(start, start + 40);
      const text = some.map(({ title, abstract }) => `${title}\n\n${abstract}\n\n`).join('');
      const { records } = await readAll(detectFormat(text, FORMATS, ''), text);
      const read = new Set(textOfEach(records));
      found += textOfEach(some).filter((one) => read.has(one)).length;
    }
    expect(papers.length).toBeGreaterThan(1000);
    // Some of these titles are whole sentences, lists of contents or in two languages.
    expect(found / papers.length).toBeGreaterThan(0.99);
  });
} else test('says that the corpus is not here', () => console.warn(`not run: ${CORPUS} is not here`));

function textOfEach(papers: readonly { title: string; abstract: string }[]): string[] {
  return papers.map((paper) => cleanText(textOf([paper])));
}
