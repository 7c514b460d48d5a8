import { expect, test } from '@jest/globals';
import { entryId } from '../../src/curation/entry.js';
import { curationLines, readCurationFile } from '../../src/curation/file.js';
import type { CurationEntry } from '../../src/model/curation.js';

function renamed(name: string, at: string): CurationEntry {
  const operation = { kind: 'rename', concept: { id: 'transformer', label: 'transformer' }, name } as const;
  const made = { at, by: 'Ada', note: null, operation };
  return { ...made, id: entryId(made), effects: [], moved: [], movedCount: 0 };
}

const log = [renamed('first', '2026-01-01T00:00:00.000Z'), renamed('second', '2026-01-02T00:00:00.000Z')];

test('a log in a file is read as it was written', () => {
  expect(readCurationFile(curationLines(log), 'log.jsonl', [])).toEqual(log);
});

test('entries apply in the order in which they were made, whatever that of the lines is', () => {
  expect(readCurationFile(curationLines(log.toReversed()), 'log.jsonl', [])).toEqual(log);
});

test('a line that was changed by hand is refused by its number', () => {
  const changed = curationLines(log).replace('"second"', '"third"');
  expect(() => readCurationFile(changed, 'log.jsonl', [])).toThrow('log.jsonl:3: the entry is not what its id says');
});

test('an undo of what is in no log is refused by its line', () => {
  const undo = (entry: string): CurationEntry => {
    const made = { at: '2026-01-03T00:00:00.000Z', by: 'Ada', note: null, operation: { kind: 'undo', entry } as const };
    return { ...made, id: entryId(made), effects: [], moved: [], movedCount: 0 };
  };
  const torn = curationLines([log[0], undo(log[1].id)]);
  expect(() => readCurationFile(torn, 'log.jsonl', [])).toThrow(
    `log.jsonl:3: ${undo(log[1].id).id} undoes ${log[1].id}`,
  );
  expect(readCurationFile(torn, 'log.jsonl', [log[1]])).toHaveLength(2);
  expect(readCurationFile(curationLines([undo(log[1].id), log[1]]), 'log.jsonl', [])).toHaveLength(2);
});
