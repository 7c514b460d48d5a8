import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { READ_ONLY, WriteKey, type Access } from '../../src/access/write-key.js';
import { requireWriter } from '../../src/api/require-writer.js';

const KEY = 'correct-horse-battery-staple';

function codeOf(access: Access): string {
  try {
    return requireWriter(access).name;
  } catch (error) {
    const { message, extensions } = error as { message: string; extensions: { code: string } };
    expect(message).not.toContain(KEY);
    return extensions.code;
  }
}

describe('the write key', () => {
  test.each([undefined, '', '  \n'])('where it is %j, nobody writes', (key) => {
    const none = new WriteKey(key);
    for (const header of [undefined, 'Bearer ', 'Bearer undefined', `Bearer ${KEY}`]) {
      expect(none.accessOf(header)).toEqual(READ_ONLY);
    }
    expect(codeOf(none.accessOf(`Bearer ${KEY}`))).toBe('FORBIDDEN');
    expect(codeOf(none.localAccess('me'))).toBe('FORBIDDEN');
  });

  test('lets in who gives it, in whatever case the scheme is written', () => {
    const key = new WriteKey(`${KEY}\n`);
    for (const header of [`Bearer ${KEY}`, `bearer  ${KEY} `]) expect(codeOf(key.accessOf(header))).toBe('write-key');
    expect(codeOf(key.localAccess('me'))).toBe('me');
  });

  test.each([undefined, '', KEY, `Basic ${KEY}`, `Bearer ${KEY}x`, `Bearer ${KEY.slice(1)}`, `Bearer ${KEY} ${KEY}`])(
    'keeps out %j',
    (header) => expect(codeOf(new WriteKey(KEY).accessOf(header))).toBe('UNAUTHENTICATED'),
  );

  test('is told from every other', () => {
    const word = fc.stringMatching(/^[!-~]{1,40}$/);
    fc.assert(
      fc.property(word, word, (key, given) => {
        expect(new WriteKey(key).accessOf(`Bearer ${given}`).caller !== null).toBe(key === given);
      }),
    );
  });

  test('cannot be printed', () => {
    expect(
      inspect(new WriteKey(KEY), { depth: 9, showHidden: true }) + JSON.stringify(new WriteKey(KEY)),
    ).not.toContain(KEY);
  });
});
