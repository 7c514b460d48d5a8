import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { temporaryFolder } from '../support/graph.js';
import { papergraph, type Ended } from './papergraph.js';

const folder = temporaryFolder();
const cwd = folder.path;
const SAMPLE = resolve('seed/papers.jsonl');
// Ten processes, one after the other.
jest.setTimeout(120_000);
const run = (...args: string[]): Promise<Ended> => papergraph(args, { cwd }).ended;

beforeAll(async () => {
  await run('seed', SAMPLE);
});
afterAll(() => folder.remove());

const snapshotIn = (text: string) => /snapshot +([0-9a-f]{32})/.exec(text)?.[1];

/** The commands that docs/curation.md shows, as words; each is followed by a comment, or none. */
function shownCommands(text: string): string[][] {
  const commands = [...text.matchAll(/^ {4}npx papergraph (curate .*?)(?: +#.*)?$/gm)].map(([, command]) => command);
  return commands.map((command) => [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word));
}

describe('papergraph curate', () => {
  test('does what the docs show, logs, undoes; the file replays on an empty store to the same graph', async () => {
    const docs = readFileSync(resolve('docs/curation.md'), 'utf8');
    writeFileSync(join(cwd, 'parts.json'), /```json\n(\[[^]*?\])\n```/.exec(docs)![1]);
    const done = new Map<string, string>();
    let id = '';
    for (const words of shownCommands(docs)) {
      const { code, stdout, stderr } = await run(...words.map((word) => (word.endsWith('…') ? id : word)));
      expect({ words, code, stderr }).toEqual({ words, code: 0, stderr: '' });
      id ||= /^(c[0-9a-f]{16}) /.exec(stdout)![1];
      done.set(words[1], stdout);
    }
    expect([...done.keys()]).toEqual(['merge', 'split', 'rename', 'hide', 'log', 'undo', 'export', 'replay']);
    expect(done.get('merge')).toMatch(/^c[0-9a-f]{16} {2}merge lightning-attention into linear-attention$/m);
    expect(done.get('merge')).toMatch(/ {2}lightning-attention: \d+ mentions before, 0 after/);
    expect(done.get('log')).toContain(`${id}  `);
    expect(done.get('log')).toContain('note: one kind of it');
    expect(done.get('undo')).toMatch(/ {2}lightning-attention: 0 mentions before, \d+ after/);
    expect(done.get('export')).toContain('5 curations');
    expect(done.get('replay')).toContain('0 new, 5 known already');
    const again = await run('seed', SAMPLE);
    expect(again.stdout).toContain('Nothing has changed');

    const other = ['--store', 'sqlite:other.db'];
    expect((await run('curate', 'replay', 'curation.jsonl', ...other)).stdout).toContain('5 new, 0 known already');
    const seeded = await run('seed', SAMPLE, ...other);
    expect(snapshotIn(seeded.stdout)).toBe(snapshotIn(again.stdout));
    expect((await run('curate', 'log', ...other)).stdout).toMatch(new RegExp(`${id} .*\\(undone\\)`));
  });

  test('shows a note on one line, so that it looks like no other entry', async () => {
    const note = 'wrong\nc0123456789abcdef  2026-01-01  Ada  hide all\u001b[2J';
    const store = ['--store', 'sqlite:other.db'];
    expect((await run('curate', 'hide', 'time-series', '--note', note, ...store)).code).toBe(2);
    await run('curate', 'hide', 'time-series', '--note', note.replace('\u001b', ''), ...store);
    expect((await run('curate', 'log', ...store)).stdout).toContain(
      '  note: wrong c0123456789abcdef 2026-01-01 Ada hide all',
    );
  });

  test.each([
    ['hide nothing-at-all', 'There is no concept "nothing-at-all".'],
    ['undo c0', 'There is no curation "c0"'],
    ['replay missing.jsonl', 'there is no such file'],
    ['replay changed.jsonl', 'changed.jsonl:2: the entry is not what its id says'],
    ['replay torn.jsonl --store sqlite:torn.db', 'torn.jsonl:5: c'],
    ['split time-series bad.json', 'bad.json: give a JSON list of the parts'],
  ])('refuses what it cannot do: %s', async (command, expected) => {
    const lines = readFileSync(join(cwd, 'curation.jsonl'), 'utf8');
    writeFileSync(join(cwd, 'changed.jsonl'), lines.replace('"note":"one kind of it"', '"note":"another"'));
    writeFileSync(join(cwd, 'torn.jsonl'), lines.split('\n').toSpliced(1, 1).join('\n'));
    writeFileSync(join(cwd, 'bad.json'), '[{"when": {}}]');
    const { code, stderr } = await run('curate', ...command.split(' '));
    expect({ code, told: stderr.includes(expected), stderr }).toEqual({ code: 2, told: true, stderr });
    expect(existsSync(join(cwd, 'torn.db'))).toBe(false);
  });
});
