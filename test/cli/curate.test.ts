import { readFileSync, writeFileSync } from 'node:fs';
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

describe('papergraph curate', () => {
  test('does, logs, undoes; the file replays on an empty store to the same graph', async () => {
    const merged = await run('curate', 'merge', 'linear attention', '--into', 'time series', '--note', 'a test');
    expect(merged).toMatchObject({ code: 0, stderr: '' });
    const [, id] = /^(c[0-9a-f]{16}) {2}merge linear-attention into time-series$/m.exec(merged.stdout)!;
    expect(merged.stdout).toMatch(/ {2}linear-attention: \d+ mentions before, 0 after/);
    await run('curate', 'rename', 'time series', 'series over time');
    const again = await run('seed', SAMPLE);
    expect(again.stdout).toContain('Nothing has changed');

    const log = await run('curate', 'log');
    expect(log.stdout).toContain(`${id}  `);
    expect(log.stdout).toContain('note: a test');
    expect((await run('curate', 'export', 'curation.jsonl')).stdout).toContain('2 curations');
    const other = 'sqlite:other.db';
    expect((await run('curate', 'replay', 'curation.jsonl', '--store', other)).stdout).toContain(
      '2 new, 0 known already',
    );
    const seeded = await run('seed', SAMPLE, '--store', other);
    expect(snapshotIn(seeded.stdout)).toBe(snapshotIn(again.stdout));

    expect((await run('curate', 'undo', id)).stdout).toContain(`undo ${id}`);
    expect((await run('curate', 'log')).stdout).toMatch(new RegExp(`${id} .*\\(undone\\)`));
  });

  test.each([
    ['hide nothing-at-all', 'There is no concept "nothing-at-all".'],
    ['undo c0', 'There is no curation "c0"'],
    ['replay missing.jsonl', 'there is no such file'],
    ['replay changed.jsonl', 'changed.jsonl:2: the entry is not what its id says'],
    ['split time-series bad.json', 'bad.json: give a JSON list of the parts'],
  ])('refuses what it cannot do: %s', async (command, expected) => {
    const lines = readFileSync(join(cwd, 'curation.jsonl'), 'utf8');
    writeFileSync(join(cwd, 'changed.jsonl'), lines.replace('"note":"a test"', '"note":"no test"'));
    writeFileSync(join(cwd, 'bad.json'), '[{"when": {}}]');
    const { code, stderr } = await run('curate', ...command.split(' '));
    expect({ code, told: stderr.includes(expected), stderr }).toEqual({ code: 2, told: true, stderr });
  });
});
