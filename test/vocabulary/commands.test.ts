import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { exportLines } from '../../src/exporters/json-lines.js';
import { dataOf, sqliteIn, temporaryFolder } from '../support/graph.js';
import { papergraph, type Ended } from '../cli/papergraph.js';

const folder = temporaryFolder();
const cwd = folder.path;
// Each starts several processes.
const TIMEOUT_MS = 180_000;
const STORE = ['--store', 'sqlite:graph.db'];
const run = (...args: string[]): Promise<Ended> => papergraph([...args, ...STORE], { cwd }).ended;

function file(name: string, content: string): string {
  writeFileSync(join(cwd, name), content);
  return name;
}

/** The whole graph; runs have clocks. */
async function graph(): Promise<string> {
  const store = await sqliteIn(cwd);
  try {
    let text = '';
    for await (const line of exportLines(store)) text += line;
    return text;
  } finally {
    await store.close();
  }
}

const BIRDS = `id,name,aliases,broader
b1,bird,,
b2,parrot,psittacine,b1
b3,attention,,b1
b4,finch,kernel attention,b1
`;
const BIRDS_2 = `id,name,aliases,broader
b1,bird,birds of the air,
b2,parrots and cockatoos,psittacine|parrot,b1
b3,attention,,b2
b5,owl,,b1
`;

beforeAll(async () => {
  const papers = [
    { title: 'A psittacine looks at attention', abstract: 'Parrots and linear attention.' },
    { title: 'Finches', abstract: 'A finch is a bird.' },
  ];
  const sample = file('papers.jsonl', papers.map((paper) => JSON.stringify(paper)).join('\n'));
  expect(await run('seed', sample)).toMatchObject({ code: 0 });
}, TIMEOUT_MS);
afterAll(() => folder.remove());

test(
  'a file with faults changes nothing, and all faults are told with their lines',
  async () => {
    const before = await graph();
    const broken = file('broken.csv', 'name,broader\nbird,parrot\nparrot,bird\n,bird\nowl,dragon\n');
    const { code, stderr, stdout } = await run('vocabulary', 'import', broken);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('line 2: bird is broader than itself: bird (line 2) → parrot (line 3) → bird');
    expect(stderr).toContain('line 4: the concept has no preferred label');
    expect(stderr).toContain('line 5: broader of owl names dragon, which is not here');
    expect(await graph()).toBe(before);
  },
  TIMEOUT_MS,
);

test(
  'a dry run says what an import would do, and does nothing',
  async () => {
    const before = await graph();
    const { code, stdout } = await run('vocabulary', 'import', file('birds.csv', BIRDS), '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^birds, new: version not stated, license not stated\n {2}added +4 {2}bird; parrot; attention; finch\n/,
    );
    expect(stdout).toContain(
      'note: 1 label is a label of papergraph too:\n    "kernel attention": birds:b4, linear-attention\n',
    );
    expect(stdout).toContain('Nothing was changed');
    expect(await graph()).toBe(before);
    const elsewhere = await papergraph(
      ['vocabulary', 'import', 'birds.csv', '--dry-run', '--store', 'sqlite:none.db'],
      {
        cwd,
      },
    ).ended;
    expect(elsewhere).toMatchObject({ code: 0, stdout });
    expect(existsSync(join(cwd, 'none.db'))).toBe(false);
  },
  TIMEOUT_MS,
);

test(
  'an import reads the papers again; a label of two vocabularies is one mention',
  async () => {
    const imported = await run('vocabulary', 'import', 'birds.csv', '--version', '1', '--license', 'CC0');
    expect(imported).toMatchObject({ code: 0, stderr: "Reading the store's 2 papers again.\n" });
    expect(imported.stdout).toContain('2 papers');
    const store = await sqliteIn(cwd);
    const query = `{ vocabularies { name version license conceptCount }
    concept(id: "birds:b2") { vocabulary { name } level broader { id } papers(first: 20) { totalCount } labels { text preferred } }
    concepts(first: 20, where: {vocabulary: {eq: "birds"}, level: {eq: 1}}) { edges { node { id } } }
    paper(title: "A psittacine looks at attention") { concepts(first: 20) { edges { node { id } evidence { surface } } } } }`;
    type Edge = { node: { id: string }; evidence: { surface: string }[] };
    const data = await dataOf<{ paper: { concepts: { edges: Edge[] } } }>(store, query);
    await store.close();
    expect(data).toMatchObject({
      vocabularies: [
        { name: 'birds', version: '1', license: 'CC0', conceptCount: 4 },
        { name: 'papergraph', license: 'Apache-2.0' },
      ],
      concept: {
        vocabulary: { name: 'birds' },
        level: 1,
        broader: [{ id: 'birds:b1' }],
        papers: { totalCount: 1 },
        labels: [
          { text: 'parrot', preferred: true },
          { text: 'psittacine', preferred: false },
        ],
      },
    });
    const found = data.paper.concepts.edges.map(({ node, evidence }) => [
      node.id,
      evidence.map(({ surface }) => surface),
    ]);
    expect(found.sort()).toEqual([
      ['birds:b2', ['psittacine', 'Parrots']],
      ['birds:b3', ['attention']],
      ['linear-attention', ['linear attention']],
    ]);
  },
  TIMEOUT_MS,
);

test(
  'importing the same again changes nothing; a newer file says what it changes',
  async () => {
    const before = await graph();
    const again = await run('vocabulary', 'import', 'birds.csv');
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(again.stdout).toMatch(/unchanged +4\n {2}note: .* of papergraph too:\n .*\nNothing has changed\.\n$/);
    expect(await graph()).toBe(before);
    const newer = file('birds-2.csv', BIRDS_2);
    const { code, stdout } = await run('vocabulary', 'import', newer, '--name', 'birds', '--version', '2', '--dry-run');
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(0, 6)).toEqual([
      'birds: version 1 → 2',
      '  added             1  owl',
      '  removed           1  finch',
      '  renamed           1  parrot → parrots and cockatoos',
      '  relabeled         2  bird; parrots and cockatoos',
      '  reparented        1  attention',
    ]);
  },
  TIMEOUT_MS,
);

test(
  'what is exported is imported as the same, and a seeding keeps it',
  async () => {
    expect(await run('vocabulary', 'export', 'birds', 'birds.ttl')).toMatchObject({ code: 0 });
    const before = await graph();
    const { stdout } = await run('vocabulary', 'import', 'birds.ttl');
    expect(stdout).toContain('Nothing has changed.');
    expect((await run('vocabulary', 'export', 'birds')).stdout).toBe(readFileSync(join(cwd, 'birds.ttl'), 'utf8'));
    const seeded = await run('seed', 'papers.jsonl');
    expect(seeded.stdout).toContain('Nothing has changed');
    const withoutRuns = (text: string) => text.replaceAll(/^\{"run".*\n/gm, '');
    expect(withoutRuns(await graph())).toBe(withoutRuns(before));
  },
  TIMEOUT_MS,
);

test(
  'list, remove and restore',
  async () => {
    expect((await run('vocabulary', 'list')).stdout).toMatch(
      /^birds: 4 concepts, version 1, license CC0\npapergraph: \d+ concepts, version [\d.]+, license Apache-2.0\n$/,
    );
    const unknown = await run('vocabulary', 'remove', 'stones');
    expect(unknown).toMatchObject({
      code: 2,
      stderr: 'There is no vocabulary "stones". There are birds, papergraph.\n',
    });
    expect(await run('vocabulary', 'remove', 'papergraph')).toMatchObject({ code: 0 });
    expect(await run('seed', resolve(cwd, 'papers.jsonl'))).toMatchObject({ code: 0 });
    const listed = await run('vocabulary', 'list');
    expect(listed.stdout).toContain('papergraph: removed; `vocabulary restore` puts it back');
    expect(await run('vocabulary', 'restore')).toMatchObject({ code: 0 });
    expect(await run('vocabulary', 'remove', 'birds')).toMatchObject({ code: 0 });
    expect((await run('vocabulary', 'list')).stdout).toMatch(/^papergraph: \d+ concepts/);
  },
  TIMEOUT_MS,
);
