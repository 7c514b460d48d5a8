import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PapergraphError } from '../../src/model/errors.js';
import { jsonLines } from '../../src/readers/json-lines.js';
import { openSource, sourceName } from '../../src/readers/source.js';
import { failureOf, readAll } from './reading.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'papergraph-readers-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const LINES = Array.from({ length: 20_000 }, (_, index) =>
  JSON.stringify({ id: index, title: `Loom ${index * 7919}` }),
);
const TEXT = `${LINES.join('\n')}\n`;

describe('a file that opens', () => {
  test('plain, or gzip whatever it is called: name, head, sizes and lines', async () => {
    const compressed = gzipSync(TEXT);
    for (const [name, content] of [
      ['looms.jsonl', Buffer.from(TEXT)],
      ['looms.jsonl.gz', compressed],
      ['looms.txt', compressed],
    ] as const) {
      const source = await openSource(file(name, content));
      expect(source.name).toBe('looms');
      expect(source.head.length).toBeGreaterThan(60_000);
      expect(TEXT.startsWith(source.head)).toBe(true);
      expect(source.bytesTotal).toBe(content.length);
      // The lines can be read again.
      for (let time = 0; time < 2; time++) {
        const texts: string[] = [];
        for await (const line of source.lines) texts.push(line.text);
        expect(texts).toEqual(LINES);
        expect(source.bytesRead).toBe(content.length);
      }
    }
  });

  test('with a byte order mark and Windows or old Mac line ends', async () => {
    for (const end of ['\r\n', '\r']) {
      const source = await openSource(file('ends.txt', `\uFEFFa${end}b`));
      expect(source.head).toBe('a\nb');
      const texts: string[] = [];
      for await (const line of source.lines) texts.push(line.text);
      expect(texts).toEqual(['a', 'b']);
    }
  });

  test('with a head cut inside a character', async () => {
    const source = await openSource(file('wide.txt', `a${'語'.repeat(50_000)}`));
    expect(source.head).toMatch(/^a語+$/);
  });

  test('with single lines that are not UTF-8: those are marked', async () => {
    const source = await openSource(file('mixed.txt', Buffer.from('a\nb\nc\u00e9\nd\n', 'latin1')));
    const damaged: number[] = [];
    for await (const line of source.lines) if (line.damaged) damaged.push(line.number);
    expect(damaged).toEqual([3]);
  });
});

describe('a file that does not open is named, with what is wrong and what to do', () => {
  const utf16 = Buffer.from('\uFEFFa page', 'utf16le');
  test.each<[string, () => string, RegExp]>([
    ['missing', () => join(folder, 'nowhere.txt'), /: there is no such file; check the path$/],
    ['below a file', () => join(file('plain.txt', 'a'), 'b.txt'), /: there is no such file; check the path$/],
    ['a directory', () => folder, /: is a directory; give the files in it$/],
    ['empty', () => file('empty.txt', ''), /: is empty; give a file with papers in it$/],
    ['only blank', () => file('blank.txt', '\uFEFF \r\n\t\n'), /: is empty; give a file with papers in it$/],
    ['gzip of nothing', () => file('nothing.gz', gzipSync('')), /: is empty; give a file with papers in it$/],
    ['UTF-16', () => file('utf16.txt', utf16), /: is UTF-16 text; save it as plain text in UTF-8$/],
    ['UTF-16, big-endian', () => file('utf16be.txt', Buffer.from(utf16).swap16()), /: is UTF-16 text; /],
    ['UTF-16 without mark', () => file('utf16raw.txt', utf16.subarray(2)), /: is not text \(it holds NUL bytes\)/],
    [
      'binary',
      () => file('image.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])),
      /: is not text \(it holds NUL bytes\)/,
    ],
    [
      'gzip of binary',
      () => file('binary.gz', gzipSync(Buffer.from([1, 0, 2]))),
      /: is not text \(it holds NUL bytes\)/,
    ],
    [
      'Latin-1',
      () => file('latin.txt', Buffer.from('one\n\u00e9t\u00e9\n\u00eele\n', 'latin1')),
      /: is not UTF-8 text \(line 2 is the first that is not\); save it/,
    ],
    [
      'gzip in name and first bytes only',
      () => file('cut.gz', gzipSync(TEXT).subarray(0, 12)),
      /: its gzip data are damaged or cut short; copy or compress the file again$/,
    ],
    [
      'gzip with damaged data',
      () => file('bad.gz', Buffer.concat([gzipSync('').subarray(0, 10), Buffer.from('not deflated')])),
      /: its gzip data are damaged or cut short/,
    ],
  ])('%s', async (_name, make, message) => {
    const path = make();
    const error = await failureOf(openSource(path));
    expect(error.code).toBe('BAD_INPUT');
    expect(error.message.startsWith(`${path}: `)).toBe(true);
    expect(error.message).toMatch(message);
    expect(error.details).toMatchObject({ path });
  });

  if (process.platform !== 'win32' && spawnSync('mkfifo', ['--version']).status === 0) {
    test('a pipe', async () => {
      const path = join(folder, 'pipe');
      spawnSync('mkfifo', [path]);
      expect((await failureOf(openSource(path))).message).toBe(
        `${path}: is not a regular file; write its content to a file and give that`,
      );
    });
  } else test('says that the pipe was not tried', () => console.warn('no mkfifo here: a pipe as input was not tried'));

  if (process.platform !== 'win32') {
    test('unreadable', async () => {
      chmodSync(folder, 0o755);
      const path = file('secret.txt', 'a');
      chmodSync(path, 0);
      // Root reads every file: be somebody else meanwhile.
      const isRoot = process.getuid?.() === 0;
      if (isRoot) process.seteuid?.('nobody');
      try {
        expect((await failureOf(openSource(path))).message).toBe(`${path}: may not be read; check its permissions`);
      } finally {
        if (isRoot) process.seteuid?.(0);
      }
    });
  } else test('says that permissions were not tried', () => console.warn('permissions were not tried on Windows'));
});

describe('damage further on', () => {
  test('a gzip file that is cut short gives its lines up to there, then fails with the line', async () => {
    const compressed = gzipSync(TEXT);
    for (const length of [compressed.length / 2, 500]) {
      const source = await openSource(file('short.jsonl.gz', compressed.subarray(0, length)));
      expect(jsonLines.detects(source.head)).toBe(true);
      const { records, issues, failure } = await readAll(jsonLines, source.lines);
      expect(issues).toEqual([]);
      expect(records.length).toBeGreaterThan(10);
      expect(records.map((record) => record.title)).toEqual(
        LINES.slice(0, records.length).map((line) => (JSON.parse(line) as { title: string }).title),
      );
      expect(failure?.message).toBe(
        `${source.path}: its gzip data are damaged or cut short after line ${records.length}; copy or compress the file again`,
      );
      expect(failure?.details).toEqual({ path: source.path, line: records.length });
    }
  });

  test('a file that vanishes', async () => {
    const source = await openSource(file('gone.txt', 'a'));
    rmSync(source.path);
    expect((await readAll(jsonLines, source.lines)).failure).toBeInstanceOf(PapergraphError);
  });
});

test.each([
  ['/a/b/acl-2024.jsonl.gz', 'acl-2024'],
  ['page.TXT', 'page'],
  ['v1.2', 'v1.2'],
  ['notes', 'notes'],
  ['.txt', '.txt'],
  ['.gz', '.gz'],
])('the name of %s is %s', (path, name) => {
  expect(sourceName(path)).toBe(name);
});
