import { describe, expect, test } from '@jest/globals';
import { clashes } from '../../src/curation/clashes.js';
import { checkUndo } from '../../src/curation/check-undo.js';
import { curationPlan } from '../../src/curation/plan.js';
import type { CurationOperation, SplitPart } from '../../src/model/curation.js';
import { concept } from '../contract/fixtures.js';

const READ = [concept('graph', { aliases: ['network'] }), concept('kernel', { aliases: ['core'] }), concept('tree')];
const ref = (id: string) => ({ id, label: id });
const rename = (id: string, name: string): CurationOperation => ({ kind: 'rename', concept: ref(id), name });
const hide = (id: string): CurationOperation => ({ kind: 'hide', concept: ref(id) });
const undo = (entry: string): CurationOperation => ({ kind: 'undo', entry });
const merge = (id: string, into: string): CurationOperation => ({
  kind: 'merge',
  concepts: [ref(id)],
  into: ref(into),
});
const split = (id: string, ...parts: { name: string; aliases?: string[] }[]): CurationOperation => {
  const into = parts.map(({ name, aliases = [] }): SplitPart => {
    return { id: name, name, aliases, definition: null, kind: 'method', when: { phrase: name } };
  });
  return { kind: 'split', concept: ref(id), into };
};

const logOf = (...operations: CurationOperation[]) => operations.map((operation, at) => ({ id: `c${at}`, operation }));
const planOf = (log: ReturnType<typeof logOf>) => curationPlan(log, READ);

/** Why the last of these, an undo, is refused; null where it is not. */
function refusal(...operations: CurationOperation[]): string | null {
  const log = logOf(...operations);
  try {
    checkUndo(log, planOf(log.slice(0, -1)), planOf(log));
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('an undo', () => {
  test.each<[string, CurationOperation[], string]>([
    [
      'of a hide',
      [hide('graph'), rename('tree', 'graphs'), undo('c0')],
      'would leave "graphs" to 2 concepts: graph and tree. That is so by c1',
    ],
    [
      'that brings back an alias',
      [hide('graph'), rename('tree', 'network'), undo('c0')],
      'graph and tree. That is so by c1',
    ],
    ['of a merge', [merge('graph', 'tree'), rename('tree', 'graph'), undo('c0')], 'graph and tree. That is so by c1'],
    [
      'of a rename',
      [rename('graph', 'net'), undo('c0'), rename('tree', 'net'), undo('c1')],
      'graph and tree. That is so by c2',
    ],
    [
      'of a hide, whose id a part has',
      [hide('graph'), split('tree', { name: 'graph' }), undo('c0')],
      'would bring back graph, whose id a part of a split has. That is so by c1',
    ],
    [
      'of a hide, whose name a part has as alias',
      [hide('graph'), split('tree', { name: 'oak', aliases: ['graph'] }), undo('c0')],
      'graph and oak. That is so by c1',
    ],
  ])('%s is refused where it would leave two concepts under one name', (_, operations, expected) => {
    expect(refusal(...operations)).toContain(expected);
    // What it asks for is a way.
    const culprit = /by (c\d)/.exec(expected)![1];
    expect(refusal(...operations.slice(0, -1), undo(culprit))).toBeNull();
    expect(refusal(...operations.slice(0, -1), undo(culprit), operations.at(-1)!)).toBeNull();
  });

  test("is done where the name is as it was given, or is nobody else's", () => {
    expect(refusal(hide('graph'), rename('tree', 'oak'), undo('c0'))).toBeNull();
    expect(refusal(rename('tree', 'oak'), merge('graph', 'tree'), undo('c1'))).toBeNull();
    expect(refusal(split('graph', { name: 'network' }, { name: 'net', aliases: ['core'] }), undo('c0'))).toBeNull();
  });
});

test('a label goes along with the part that is called so', () => {
  const concepts = planOf(logOf(split('graph', { name: 'network' }))).concepts;
  expect(concepts.map(({ id, aliases }) => [id, aliases])).toEqual([
    ['graph', []],
    ['kernel', ['core']],
    ['network', []],
    ['tree', []],
  ]);
});

test('a keyphrase that comes to be shared under the name of a part is the part', () => {
  const log = logOf(split('graph', { name: 'oak', aliases: ['ash'] }), split('tree', { name: 'oak' }));
  const withKeyphrase = (id: string, name: string) =>
    curationPlan(log, [...READ, concept(id, { name, aliases: ['elm'], origin: 'corpus' })]);
  const ofOak = { id: 'oak', name: 'oak', kind: 'method', definition: null };
  const paper = { id: 'p', title: 'An oak', abstract: '' };
  for (const [id, name, aliases] of [
    ['oak', 'oak', ['ash', 'elm']],
    ['oaks', 'oaks', ['ash', 'oaks', 'elm']],
  ] as const) {
    const plan = withKeyphrase(id, name);
    expect(plan.concepts.map((each) => each.id)).toEqual(['graph', 'kernel', 'oak', 'tree']);
    expect(plan.concepts[2]).toMatchObject({ ...ofOak, aliases });
    expect(plan.targets(paper, ['graph', id, 'tree'])).toEqual(['oak', 'oak', 'tree']);
    // That of another split is none, nor is a concept of the vocabulary.
    expect([...plan.waiting.keys()]).toEqual(['c1']);
  }
  const imported = curationPlan(log.slice(0, 1), [...READ, concept('oak')]);
  expect([...imported.waiting.keys()]).toEqual(['c0']);
});

test('names that two logs gave to two concepts are told of', () => {
  const log = logOf(rename('graph', 'thing'), rename('tree', 'things'), rename('kernel', 'seed'));
  expect(clashes(log, planOf(log))).toEqual([
    { label: 'thing', entry: 'c0', concepts: ['graph', 'tree'] },
    { label: 'things', entry: 'c1', concepts: ['graph', 'tree'] },
  ]);
});
