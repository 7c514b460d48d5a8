import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createMinHeap, popMin, pushMin } from '../../src/sparse/min-heap.js';

// Few different keys, so that there are ties; null takes an item out.
const operation = fc.option(fc.record({ major: fc.nat(5).map((n) => n / 4), minor: fc.nat(5) }), { freq: 3 });

test('takes out what a sorted list has first', () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 300, size: 'max' }), (operations) => {
      const heap = createMinHeap();
      const list: { item: number; major: number; minor: number }[] = [];
      const takeOut = () => {
        list.sort((x, y) => x.major - y.major || x.minor - y.minor);
        const item = popMin(heap);
        // Of equal keys either may come first.
        const at = list.findIndex((other) => other.item === item);
        if (list.length === 0) expect(item).toBe(-1);
        else expect(list[at]).toMatchObject({ major: list[0].major, minor: list[0].minor });
        if (at >= 0) list.splice(at, 1);
        expect(heap.size).toBe(list.length);
      };
      operations.forEach((keys, item) => {
        if (keys === null) return takeOut();
        pushMin(heap, item, keys.major, keys.minor);
        list.push({ item, ...keys });
      });
      while (list.length > 0) takeOut();
      takeOut();
    }),
  );
});

test('keys of any size keep their order', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true }), { maxLength: 200, size: 'max' }), (majors) => {
      const heap = createMinHeap();
      majors.forEach((major, item) => pushMin(heap, item, major, 0));
      const out = majors.map(() => majors[popMin(heap)]);
      for (let k = 1; k < out.length; k++) expect(out[k - 1] <= out[k]).toBe(true);
    }),
  );
});
