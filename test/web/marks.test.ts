import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { piecesOf } from '../../web/explorer/paper/marks.js';

const spans = fc.array(fc.record({ start: fc.integer({ min: -1, max: 25 }), end: fc.integer({ min: -1, max: 25 }) }));

test('pieces joined are the text, and each character lies under the marks that cover it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), spans, (text, marks) => {
      const pieces = piecesOf(text, marks);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      const valid = marks.filter(({ start, end }) => start >= 0 && start < end && end <= text.length);
      let at = 0;
      for (const piece of pieces) {
        expect(piece.text).not.toBe('');
        for (let place = at; place < at + piece.text.length; place++) {
          const covering = valid.filter(({ start, end }) => start <= place && place < end);
          expect(new Set(piece.marks)).toEqual(new Set(covering));
        }
        at += piece.text.length;
      }
    }),
  );
});

test('the longest mark comes first where several cover a place', () => {
  const inner = { start: 7, end: 11 };
  const outer = { start: 0, end: 24 };
  const pieces = piecesOf('linear mode connectivity', [inner, outer]);
  expect(pieces).toEqual([
    { text: 'linear ', marks: [outer] },
    { text: 'mode', marks: [outer, inner] },
    { text: ' connectivity', marks: [outer] },
  ]);
});
