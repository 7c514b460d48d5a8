import { hostname } from 'node:os';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { exportLines } from '../../src/exporters/json-lines.js';
import { noEntry, type Concept } from '../../src/model/concept.js';
import { seed } from '../../src/seeder/seed.js';
import type { GraphStore } from '../../src/store/port.js';
import { readConceptsFile, SHIPPED_VOCABULARY } from '../../src/vocabulary/concepts-file.js';
import { SAMPLE, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';
import { models } from '../support/models.js';

const folder = temporaryFolder();
let count = 0;
let store: GraphStore;
const opened: GraphStore[] = [];

beforeEach(async () => {
  store = await sqliteIn(folder.path, `${count++}.db`);
  opened.push(store);
});

afterAll(async () => {
  for (const each of opened) await each.close();
  folder.remove();
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
}

const lines = (...entries: object[]) => entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');

async function exported(of: GraphStore): Promise<string> {
  let text = '';
  for await (const line of exportLines(of)) text += line;
  return text;
}

describe('seeding', () => {
  test('a second time adds only a line to the list of runs, and says so', async () => {
    const first = await seedShipped(store, [SAMPLE]);
    const before = await exported(store);
    const second = await seedShipped(store, [SAMPLE]);
    expect(first).toMatchObject({ changed: true, counts: { new: 55, unchanged: 0 } });
    expect(second).toMatchObject({ changed: false, counts: { new: 0, unchanged: 55, updated: 0 } });
    expect(second.snapshotId).toBe(first.snapshotId);
    const graph = (text: string) => text.split('\n').filter((line) => !line.startsWith('{"run"'));
    expect(graph(await exported(store))).toEqual(graph(before));
    expect(await store.runs()).toHaveLength(2);
  });

  test('does not depend on the order of the papers, nor on how they came in', async () => {
    const papers = readFileSync(SAMPLE, 'utf8').trim().split('\n');
    const [one, two] = [papers.slice(0, 20).join('\n'), papers.slice(20).reverse().join('\n')];
    const whole = await seedShipped(store, [file('sample.jsonl', papers.join('\n'))]);
    const other = await sqliteIn(folder.path, 'order.db');
    opened.push(other);
    mkdirSync(join(folder.path, 'b'), { recursive: true });
    await seedShipped(other, [file('b/sample.jsonl', two)]);
    await seedShipped(other, [file('sample.jsonl', one)]);
    const graph = async (of: GraphStore) =>
      (await exported(of)).split('\n').filter((line) => /^\{"(concept|coOccurrence|relatedness)"/.test(line));
    expect(await graph(other)).toEqual(await graph(store));
    expect(whole.store).toEqual(await other.counts());
  });

  test('updates a paper that has changed, and forgets what it said before', async () => {
    const path = file(
      'papers.jsonl',
      lines({ id: 'a', title: 'On time series', abstract: 'See https://github.com/x/y.' }),
    );
    await seedShipped(store, [path]);
    expect(await store.counts()).toMatchObject({ papers: 1, links: 1 });
    file('papers.jsonl', lines({ id: 'a', title: 'On differential privacy', abstract: 'Nothing to see.' }));
    const { counts, changed } = await seedShipped(store, [path]);
    expect({ counts, changed }).toMatchObject({ counts: { updated: 1 }, changed: true });
    const [{ id }] = await store.papersByIds(await store.paperIdsByTitle('on differential privacy'));
    const concepts = (await store.mentionsOfPapers([id])).map(({ conceptId }) => conceptId);
    expect(concepts).toContain('differential-privacy');
    expect(concepts).not.toContain('time-series');
    expect(await store.linksOfPapers([id])).toEqual([]);
  });

  test('keeps papers of one title apart by their ids, and knows one paper by its DOI in two sources', async () => {
    const { counts } = await seedShipped(store, [
      file(
        'one.jsonl',
        lines(
          { id: '1', title: 'Same title' },
          { id: '2', title: 'Same title' },
          { id: '3', title: 'Third', doi: '10.1000/X' },
        ),
      ),
      file('two.jsonl', lines({ id: 'other', title: 'Third, renamed', doi: 'https://doi.org/10.1000/x', year: 2020 })),
    ]);
    expect(counts).toMatchObject({ new: 3, updated: 1 });
    expect(await store.paperIdsByTitle('same title')).toHaveLength(2);
    const byKey = await store.paperIdsByKeys(['doi:10.1000/x', 'source:one:3', 'source:two:other']);
    expect(new Set(byKey.values()).size).toBe(1);
    expect(byKey.size).toBe(3);
  });

  test('keeps the rest where one line or one file is faulty', async () => {
    const { counts, issues, unreadable } = await seedShipped(store, [
      file(
        'mixed.jsonl',
        `${lines({ title: 'Good one' })}{"title": broken\n${lines({ abstract: 'no title' }, { title: 'Good two' })}`,
      ),
      join(folder.path, 'missing.jsonl'),
    ]);
    expect(counts).toMatchObject({ new: 2, skipped: 2 });
    expect(issues.map(({ line, severity }) => [line, severity])).toEqual([
      [2, 'error'],
      [3, 'error'],
    ]);
    expect(unreadable).toHaveLength(1);
    expect(unreadable[0].message).toContain('missing.jsonl');
  });

  test('keeps what was read before a gzip file breaks off', async () => {
    const papers = Array.from({ length: 3000 }, (_, i) => ({ id: `${i}`, title: `Work${i} ${Math.sin(i)}` }));
    const whole = gzipSync(lines(...papers));
    const path = file('cut.jsonl.gz', whole.subarray(0, whole.length - 2000));
    const { counts, unreadable } = await seedShipped(store, [path]);
    expect(unreadable[0].message).toContain('cut.jsonl.gz');
    expect(counts.new).toBeGreaterThan(0);
    expect(await store.snapshot()).not.toBeNull();
  });

  test('writes nothing where no file can be read', async () => {
    await expect(seedShipped(store, [file('empty.txt', ''), join(folder.path, 'none')])).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringMatching(/empty\.txt[\s\S]*none/) as unknown,
    });
    expect(await store.runs()).toEqual([]);
    await expect(seedShipped(store, [SAMPLE], { format: 'bibtex' })).rejects.toThrow(/jsonl/);
  });

  test('refuses what a named format finds nothing in, with file and line', async () => {
    const page = file('page.txt', '\nA title of a paper\n\nWe show that it holds.\n');
    const papers = file('named.jsonl', lines({ title: 'One paper' }, { title: 'Another' }));
    const message = expect.stringMatching(/nothing could be read.*line [12].*--format/) as unknown;
    for (const [path, format] of [
      [page, 'papergraph'],
      [papers, 'papergraph'],
      [papers, 'page'],
    ]) {
      await expect(seedShipped(store, [path], { format })).rejects.toMatchObject({ code: 'BAD_INPUT', message });
    }
    const { counts, issues, unreadable } = await seedShipped(store, [SAMPLE, file('blank.jsonl', ' \n\n')], {
      format: 'jsonl',
    });
    expect({ counts, issues }).toMatchObject({ counts: { new: 55, skipped: 0 }, issues: [] });
    expect(unreadable.map((error) => error.message)).toEqual([expect.stringContaining('blank.jsonl') as unknown]);
  });

  test('refuses two files of one name, before anything is written', async () => {
    mkdirSync(join(folder.path, 'c'), { recursive: true });
    const [one, two] = [
      file('same.jsonl', lines({ id: '1', title: 'One' })),
      file('c/same.jsonl', lines({ id: '1', title: 'Two' })),
    ];
    const message = expect.stringMatching(/\/same\.jsonl and .*c\/same\.jsonl.*rename/) as unknown;
    await expect(seedShipped(store, [one, two])).rejects.toMatchObject({ code: 'BAD_INPUT', message });
    await expect(seedShipped(store, [one, one])).rejects.toThrow(/given twice/);
    expect(await store.runs()).toEqual([]);
  });

  test('cut short, leaves a store that the next seeding completes', async () => {
    const papers = Array.from({ length: 1200 }, (_, i) => ({ id: `${i}`, title: `Time series number ${i}` }));
    const path = file('many.jsonl', lines(...papers));
    const interruption = new AbortController();
    const progress = ({ papers: read }: { papers: number }) => {
      if (read >= 500) interruption.abort();
    };
    await expect(seedShipped(store, [path], { progress, signal: interruption.signal })).rejects.toThrow();
    expect((await store.counts()).papers).toBeGreaterThanOrEqual(500);
    expect(await store.snapshot()).toBeNull();
    expect((await store.runs())[0].finishedAt).toBeNull();
    const { counts, changed } = await seedShipped(store, [path]);
    expect(counts.new + counts.unchanged).toBe(1200);
    expect({ changed, papers: (await store.counts()).papers }).toEqual({ changed: true, papers: 1200 });
    expect(await store.snapshot()).not.toBeNull();
  });

  test('reads stored papers again when the vocabulary has changed', async () => {
    await seedShipped(store, [
      file('v.jsonl', lines({ title: 'Zorbification of linear attention' }, { title: 'More zorbification' })),
    ]);
    const zorbification: Concept = {
      id: 'zorbification',
      name: 'zorbification',
      aliases: [],
      kind: 'method',
      definition: 'A method that these tests made up.',
      broader: [],
      origin: 'vocabulary',
      ...noEntry(),
      vocabulary: 'papergraph',
    };
    const notices: string[] = [];
    const vocabulary = (await readConceptsFile(SHIPPED_VOCABULARY)).filter(({ id }) => id !== 'linear-attention');
    const kept = vocabulary.map((concept) => ({
      ...concept,
      broader: concept.broader.filter((id) => id !== 'linear-attention'),
    }));
    await seed(store, [...kept, zorbification], models, [file('w.jsonl', lines({ title: 'Another paper' }))], {
      notice: (line) => notices.push(line),
    });
    const [id] = await store.paperIdsByTitle('zorbification of linear attention');
    expect(
      (await store.mentionsOfPapers([id]))
        .filter(({ method }) => method !== 'keyphrase')
        .map(({ conceptId }) => conceptId),
    ).toEqual(['zorbification']);
    expect(notices.join()).toContain('reading');
  });
});

describe('two seeders at once', () => {
  test('one that was killed is not waited for', async () => {
    // No process has it: a process id is below 2²² on Linux, and 99,999 is the most on macOS.
    await store.acquireLease(`pid 999999999 on ${hostname()} (abc123)`);
    const notices: string[] = [];
    await seedShipped(store, [file('after.jsonl', lines({ title: 'A paper after it' }))], {
      notice: (line) => notices.push(line),
    });
    expect(notices.filter((line) => line.includes('waiting'))).toEqual([]);
  });

  test('go one after the other, and nothing is lost', async () => {
    const second = await sqliteIn(folder.path, `${count - 1}.db`);
    opened.push(second);
    const notices: string[] = [];
    const notice = (line: string) => notices.push(line);
    const [one, two] = await Promise.all([
      seedShipped(store, [file('left.jsonl', lines({ title: 'Left paper on time series' }))], { notice }),
      seedShipped(second, [file('right.jsonl', lines({ title: 'Right paper on time series' }))], { notice }),
    ]);
    expect(one.counts.new + two.counts.new).toBe(2);
    expect(await store.counts()).toMatchObject({ papers: 2 });
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(/is being seeded by pid \d+ on .*; waiting/);
  });
});

describe('an export', () => {
  test('is read back to the same snapshot, runs and mentions included', async () => {
    const { snapshotId } = await seedShipped(store, [SAMPLE]);
    const text = await exported(store);
    const copy = await sqliteIn(folder.path, 'copy.db');
    opened.push(copy);
    const restored = await seedShipped(copy, [file('graph.jsonl', text)]);
    expect(restored).toMatchObject({ snapshotId, counts: { new: 55 }, issues: [] });
    const comparable = (of: string) => of.split('\n').filter((line) => !line.startsWith('{"run"'));
    expect(comparable(await exported(copy))).toEqual(comparable(text));
    const [run] = await store.runs();
    expect(await copy.runs()).toContainEqual(run);
  });

  test('is read back with its author keywords, those that became concepts derived anew', async () => {
    const keyworded = file(
      'keyworded.jsonl',
      lines(
        { id: '1', title: 'On tides', keywords: ['Tidal flats', 'time series'] },
        { id: '2', title: 'On shores', abstract: 'Where tidal flats are.', keywords: ['tidal flats'] },
      ),
    );
    const { snapshotId } = await seedShipped(store, [keyworded]);
    const text = await exported(store);
    expect(text.match(/"method":"author-keyword"/g)).toHaveLength(3);
    const copy = await sqliteIn(folder.path, 'keyworded-copy.db');
    opened.push(copy);
    expect(await seedShipped(copy, [file('keyworded-graph.jsonl', text)])).toMatchObject({ snapshotId, issues: [] });
    const graph = (of: string) => of.split('\n').filter((line) => !line.startsWith('{"run"'));
    expect(graph(await exported(copy))).toEqual(graph(text));
  });

  test('of version 1, whose candidates have no confidence, is read', async () => {
    await seedShipped(store, [SAMPLE]);
    const text = (await exported(store))
      .replace('{"papergraph":3', '{"papergraph":1')
      .replaceAll(/("abbreviation":(?:null|"[^"]*"),)"confidence":[\d.]+,/g, '$1')
      .replaceAll(
        /,"vocabulary":"papergraph","uri":null,"language":"en","translations":\[\],.*?,"exactMatches":\[\]/g,
        '',
      )
      .replace(/^\{"vocabulary".*\n/m, '');
    expect(text).not.toMatch(/"abbreviation":null,"confidence"/);
    const copy = await sqliteIn(folder.path, 'version-1-copy.db');
    opened.push(copy);
    expect(await seedShipped(copy, [file('version-1.jsonl', text)])).toMatchObject({ counts: { new: 55 }, issues: [] });
    for await (const { candidates } of copy.candidates()) {
      for (const { confidence } of candidates) expect(confidence).toBe(0.7);
    }
  });

  test('of a newer version, and a broken line of one, are told', async () => {
    await expect(seedShipped(store, [file('new.jsonl', '{"papergraph": 99}\n')])).rejects.toThrow(/newer papergraph/);
    await seedShipped(store, [SAMPLE]);
    const broken = (await exported(store))
      .replace(/^\{"paper":/m, '{"paper:')
      .replace(/"abstract":"[^"]*"/, '"abstract":7');
    const copy = await sqliteIn(folder.path, 'broken.db');
    opened.push(copy);
    const { issues, counts } = await seedShipped(copy, [file('broken.jsonl', broken)]);
    expect(issues.length).toBeGreaterThanOrEqual(1);
    expect(issues[0]).toMatchObject({ severity: 'error', message: expect.stringContaining('export') as unknown });
    expect(counts.new + counts.skipped).toBe(55);
  });
});
