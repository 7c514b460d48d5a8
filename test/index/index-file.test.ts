import { readFileSync, readdirSync, writeFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { IndexFileError } from '../../src/index/file-header.js';
import { memoryOf } from '../../src/index/memory.js';
import { readIndexFile, readIndexHeader } from '../../src/index/read-file.js';
import { loadIndex, saveIndex } from '../../src/index/saved-index.js';
import { indexFromSections, sectionsOf } from '../../src/index/sections.js';
import { writeIndexFile } from '../../src/index/write-file.js';
import { confidenceStep } from '../../src/model/confidence.js';
import type { BitSet } from '../../src/sparse/bit-set.js';
import { temporaryFolder } from '../support/graph.js';
import { graphs, indexOfGraph, SNAPSHOT } from './arbitrary-graph.js';
import { graphOf } from './graph.js';

const folder = temporaryFolder();
const path = join(folder.path, 'graph.db.index');
afterAll(() => folder.remove());

function rowsOf({ words }: BitSet): number[] {
  const rows = Array.from({ length: words.length * 32 }, (_, row) => row);
  return rows.filter((row) => (words[row >>> 5] & (1 << (row & 31))) !== 0);
}

const index = graphOf([['attention', 'linear-attention'], ['attention', 'kernel'], ['kernel'], []]);
const read = () => readIndexFile(path, SNAPSHOT.id);

describe('an index that is written and read', () => {
  test('is the same', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, async (graph) => {
        const before = indexOfGraph(graph);
        await writeIndexFile(path, sectionsOf(before), SNAPSHOT.id);
        const after = await loadIndex(path, SNAPSHOT, (line) => expect(line).toBe(''));
        expect(after?.concepts).toEqual(graph.concepts);
        expect(after?.abbreviations).toEqual(before.abbreviations);
        graph.papers.forEach(({ id, conceptIds, weights }, row) => {
          expect(after?.papers.id(row)).toBe(id);
          const mentioned = after
            ?.conceptsOfPaper(row)
            .map(({ concept, weight }) => [after.concepts[concept].id, weight]);
          expect(new Map(mentioned as [string, number][])).toEqual(new Map(conceptIds.map((c, i) => [c, weights[i]])));
        });
        for (const { id, name } of graph.concepts) {
          expect(after?.conceptRow(id)).toBe(before.conceptRow(id));
          expect(after?.labels.named(name)).toEqual(before.labels.named(name));
          expect(after?.labels.startingWith(name)).toEqual(before.labels.startingWith(name));
          const row = before.conceptRow(id)!;
          expect(after?.hierarchy.allNarrower(row)).toEqual(before.hierarchy.allNarrower(row));
        }
        expect(after && sectionsOf(after)).toEqual(sectionsOf(before));
      }),
      { numRuns: 60 },
    );
  });

  test('counts papers of a concept or of one narrower once', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const built = indexOfGraph(graph);
        built.concepts.forEach((_, row) => {
          expect(built.paperCounts[row]).toBe(built.papersOfConcept(row, false).length);
          expect(built.paperCountsWithNarrower[row]).toBe(built.papersOfConcept(row, true).length);
        });
      }),
    );
  });
});

describe('a least confidence', () => {
  const steps = fc.integer({ min: 0, max: 255 });

  test('keeps the papers of a concept, and the concepts of a paper, that reach it', () => {
    fc.assert(
      fc.property(graphs, steps, (graph, least) => {
        const built = indexOfGraph(graph);
        const minConfidence = least / 255;
        const reaching = graph.papers.map(({ conceptIds, confidenceSteps }) =>
          conceptIds.filter((_, i) => confidenceSteps[i] >= confidenceStep(minConfidence)),
        );
        reaching.forEach((conceptIds, row) => {
          const found = built.conceptsOfPaper(row, minConfidence).map(({ concept }) => built.concepts[concept].id);
          expect(found.sort()).toEqual([...conceptIds].sort());
        });
        built.concepts.forEach(({ id }, row) => {
          const expected = reaching.flatMap((conceptIds, paper) => (conceptIds.includes(id) ? [paper] : []));
          const found = built.papersOfConcept(row, false, { minConfidence }).map(({ paper }) => paper);
          expect(found.sort((a, b) => a - b)).toEqual(expected);
          const selected = built.select({ concepts: { any: [id], includeNarrower: false, minConfidence } });
          expect(rowsOf(selected!)).toEqual(expected);
        });
      }),
    );
  });

  test('is reached by whatever has it, and by nothing that is a step below', () => {
    const confidences = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(confidences, confidences, (confidence, least) => {
        const reached = confidenceStep(confidence) >= confidenceStep(least);
        if (confidence >= least) expect(reached).toBe(true);
        else if (confidence < least - 1 / 255) expect(reached).toBe(false);
      }),
    );
    for (let hundredths = 1; hundredths <= 100; hundredths++) {
      expect(confidenceStep((hundredths - 1) / 100)).toBeLessThan(confidenceStep(hundredths / 100));
    }
  });
});

describe('a file that is not as it was written', () => {
  test('is refused wherever it is cut, and where something follows', async () => {
    await writeIndexFile(path, sectionsOf(index), SNAPSHOT.id);
    const whole = readFileSync(path);
    for (let length = 0; length < whole.length; length += step(length)) {
      writeFileSync(path, whole.subarray(0, length));
      await expect(read()).rejects.toThrow(IndexFileError);
    }
    writeFileSync(path, Buffer.concat([whole, Buffer.alloc(8)]));
    await expect(read()).rejects.toThrow('bytes after its end');
  }, 60_000);

  // Each byte of the head, and every seventh of the table and the parts, all of which are checked by the same sum.
  const step = (at: number) => (at < 64 ? 1 : 7);

  test('is refused wherever a byte differs', async () => {
    await writeIndexFile(path, sectionsOf(index), SNAPSHOT.id);
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at += step(at)) {
      const damaged = Buffer.from(whole);
      damaged[at] ^= 1 << (at % 8);
      writeFileSync(path, damaged);
      await expect(read()).rejects.toThrow(IndexFileError);
    }
  }, 60_000);

  const told: [string, (bytes: Buffer) => Buffer, RegExp][] = [
    ['an older file', (bytes) => (bytes.writeUInt32LE(bytes.readUInt32LE(12) - 1, 12), bytes), /version 4, not 5/],
    ['one of the other byte order', (bytes) => (bytes.subarray(8, 12).reverse(), bytes), /byte order/],
    ['a file cut short', (bytes) => bytes.subarray(0, bytes.length - 100), /cut short/],
    ['an empty file', () => Buffer.alloc(0), /no index/],
    ['another file', () => Buffer.from('dear diary, '.repeat(100)), /no index/],
    ['a damaged table', (bytes) => ((bytes[40] ^= 1), bytes), /table of contents/],
    ['a damaged part', (bytes) => ((bytes[bytes.length - 1] ^= 1), bytes), /part terms\.roleFactors/],
  ];
  test.each(told)('%s is told in one line, and is no index', async (_, change, reason) => {
    await writeIndexFile(path, sectionsOf(index), SNAPSHOT.id);
    writeFileSync(path, change(readFileSync(path)));
    const lines: string[] = [];
    expect(await loadIndex(path, SNAPSHOT, (line) => lines.push(line))).toBeNull();
    expect(lines).toEqual([expect.stringMatching(reason)]);
    expect(lines[0]).toContain(path);
    expect(lines[0]).not.toContain('\n');
  });

  test('parts that do not fit together are refused, with right checksums too', async () => {
    const sections = sectionsOf(index);
    const changes = {
      'papers.years': new Int16Array(1),
      'matrix.indptr': new Int32Array(2),
      'transposed.indices': new Int32Array(1),
      'matrix.confidences': new Uint8Array(1),
      'transposed.confidences': new Uint8Array(1),
      'labels.concepts': new Int32Array(1),
      'concepts.offsets': Uint32Array.of(0, 1),
      'papers.ids.bytes': new Float64Array(1),
    };
    for (const [name, array] of Object.entries(changes)) {
      await writeIndexFile(path, { ...sections, [name]: array }, SNAPSHOT.id);
      const lines: string[] = [];
      expect(await loadIndex(path, SNAPSHOT, (line) => lines.push(line))).toBeNull();
      expect(lines).toHaveLength(1);
    }
  });
});

describe('the saved index', () => {
  test('is not taken for another snapshot, and that is not worth a line', async () => {
    await writeIndexFile(path, sectionsOf(index), 'another');
    expect(await loadIndex(path, SNAPSHOT, (line) => expect(line).toBe(''))).toBeNull();
    expect(await readIndexHeader(path)).toMatchObject({ snapshotId: 'another' });
  });

  test('that is not there is not worth a line', async () => {
    expect(await loadIndex(join(folder.path, 'none'), SNAPSHOT, (line) => expect(line).toBe(''))).toBeNull();
  });

  test('that cannot be read or saved is told in one line', async () => {
    const lines: string[] = [];
    const log = (line: string) => lines.push(line);
    expect(await loadIndex(folder.path, SNAPSHOT, log)).toBeNull();
    writeFileSync(join(folder.path, 'file'), '');
    await saveIndex(join(folder.path, 'file', 'graph.db.index'), sectionsOf(index), SNAPSHOT, log);
    await saveIndex(folder.path, sectionsOf(index), SNAPSHOT, log);
    expect(lines).toEqual([
      expect.stringContaining('EISDIR'),
      expect.stringMatching(/cannot be saved.*(?:ENOTDIR|EEXIST)/),
      expect.stringContaining('cannot be saved'),
    ]);
  });

  test('may be written by many at once; nothing else stays', async () => {
    const written = Array.from({ length: 8 }, () => writeIndexFile(path, sectionsOf(index), SNAPSHOT.id));
    await Promise.all(written);
    expect(await read()).toEqual(sectionsOf(index));
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('what a killed process left is removed after an hour, not before', async () => {
    const [old, fresh] = ['0-aa', '1-bb'].map((name) => `${path}.${name}.part`);
    for (const part of [old, fresh]) writeFileSync(part, 'x');
    const before = Date.now() / 1000 - 2 * 60 * 60;
    utimesSync(old, before, before);
    await writeIndexFile(path, sectionsOf(index), SNAPSHOT.id);
    const parts = readdirSync(folder.path).filter((name) => name.endsWith('.part'));
    expect(parts.map((name) => join(folder.path, name))).toEqual([fresh]);
  });
});

test('memory is that of all arrays, 18 bytes a mention', () => {
  const sections = Object.entries(sectionsOf(index)).map(([name, { byteLength }]) => ({ name, bytes: byteLength }));
  const { bytes, perPaper, perMention, perConcept } = memoryOf(sections);
  expect(bytes).toBe(sections.reduce((sum, section) => sum + section.bytes, 0));
  expect(perMention).toBe(18);
  expect(perPaper * 4 + perMention * 5 + perConcept * 3).toBeCloseTo(bytes, 6);
  const empty = sectionsOf(graphOf([]));
  const none = memoryOf(Object.entries(empty).map(([name, { byteLength }]) => ({ name, bytes: byteLength })));
  expect(none).toMatchObject({ perPaper: 0, perMention: 0, perConcept: 0 });
});

test('an index of sections shares their memory', async () => {
  const sections = sectionsOf(index);
  const again = await indexFromSections(sections, SNAPSHOT);
  expect(again.matrix.indices.buffer).toBe(sections['matrix.indices'].buffer);
  await expect(indexFromSections({}, SNAPSHOT)).rejects.toThrow('concepts.ids.offsets is missing');
});
