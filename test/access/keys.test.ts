import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Keys, makeKey, READ_ONLY, type Access } from '../../src/access/keys.js';
import { requireScope } from '../../src/api/require-scope.js';
import { SCOPES, type AccessKey, type Scope } from '../../src/model/access-key.js';

const KEY = 'correct-horse-battery-staple';
const none = async (): Promise<AccessKey[]> => [];

function outcome(access: Access, scope: Scope = 'curate'): string {
  try {
    return requireScope(access, scope).name;
  } catch (error) {
    const { message, extensions } = error as { message: string; extensions: { code: string } };
    expect(message).not.toContain(KEY);
    return extensions.code;
  }
}

describe('the key of the environment', () => {
  test.each([undefined, '', '  \n'])('where it is %j, and there is no other, nobody writes', async (key) => {
    const keys = new Keys(key, none);
    for (const header of [undefined, 'Bearer ', 'Bearer undefined', `Bearer ${KEY}`]) {
      expect(await keys.accessOf(header)).toEqual(READ_ONLY);
    }
    expect(outcome(await keys.accessOf(`Bearer ${KEY}`))).toBe('FORBIDDEN');
    expect(outcome(await keys.localAccess('me'))).toBe('FORBIDDEN');
  });

  test('lets in who gives it to everything, in whatever case the scheme is written', async () => {
    const keys = new Keys(`${KEY}\n`, none);
    for (const header of [`Bearer ${KEY}`, `bearer  ${KEY} `]) {
      for (const scope of SCOPES) expect(outcome(await keys.accessOf(header), scope)).toBe('write-key');
    }
    expect(outcome(await keys.localAccess('me'))).toBe('me');
  });

  test.each([undefined, '', KEY, `Basic ${KEY}`, `Bearer ${KEY}x`, `Bearer ${KEY.slice(1)}`, `Bearer ${KEY} ${KEY}`])(
    'keeps out %j',
    async (header) => expect(outcome(await new Keys(KEY, none).accessOf(header))).toBe('UNAUTHENTICATED'),
  );

  test('is told from every other', async () => {
    const word = fc.stringMatching(/^[!-~]{1,40}$/);
    await fc.assert(
      fc.asyncProperty(word, word, async (key, given) => {
        expect((await new Keys(key, none).accessOf(`Bearer ${given}`)).caller !== null).toBe(key === given);
      }),
    );
  });

  test('cannot be printed', () => {
    const keys = new Keys(KEY, none);
    expect(inspect(keys, { depth: 9, showHidden: true }) + JSON.stringify(keys)).not.toContain(KEY);
  });
});

describe('keys of the store', () => {
  test('are long, random, and kept as their hashes', () => {
    const made = Array.from({ length: 50 }, () => makeKey('a', ['curate', 'read', 'curate']));
    expect(new Set(made.map(({ key }) => key)).size).toBe(50);
    for (const { key, stored } of made) {
      expect(key).toMatch(/^pgk_[\w-]{43}$/);
      expect(JSON.stringify(stored)).not.toContain(key.slice(4));
      expect(stored).toMatchObject({
        name: 'a',
        scopes: ['read', 'curate'],
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
    }
  });

  test('have their scopes and no others', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...SCOPES], { minLength: 1 }),
        fc.constantFrom(...SCOPES),
        async (scopes, scope) => {
          const { key, stored } = makeKey('nightly', scopes);
          const keys = new Keys(undefined, async () => [makeKey('other', SCOPES).stored, stored]);
          const access = await keys.accessOf(`Bearer ${key}`);
          expect(outcome(access, scope)).toBe(scopes.includes(scope) ? 'nightly' : 'FORBIDDEN');
        },
      ),
    );
  });

  test('count as soon as they are made, and 2 s at most after they are revoked, without a look-up for each request', async () => {
    let now = 0;
    let loads = 0;
    let stored: AccessKey[] = [];
    const load = async () => {
      loads++;
      return stored;
    };
    const keys = new Keys(undefined, load, () => now);
    const { key, stored: made } = makeKey('a', SCOPES);
    const asked = async () => (await keys.accessOf(`Bearer ${key}`)).caller?.name ?? null;
    expect([await asked(), await asked()]).toEqual([null, null]);
    expect(loads).toBe(1);
    stored = [made];
    now += 300;
    expect([await asked(), await asked(), loads]).toEqual(['a', 'a', 2]);
    stored = [];
    now += 1_900;
    expect([await asked(), loads]).toEqual(['a', 2]);
    now += 200;
    expect([await asked(), loads]).toEqual([null, 3]);
    for (let i = 0; i < 5; i++) await keys.accessOf(undefined);
    expect(loads).toBe(3);
  });

  test('that were known count while the store is away', async () => {
    let now = 0;
    let away = false;
    const { key, stored } = makeKey('a', SCOPES);
    const load = async () => {
      if (away) throw new Error('no database');
      return [stored];
    };
    const keys = new Keys(undefined, load, () => now);
    expect(await keys.any()).toBe(true);
    away = true;
    now += 10_000;
    expect((await keys.accessOf(`Bearer ${key}`)).caller?.name).toBe('a');
    expect((await keys.accessOf('Bearer other')).caller).toBeNull();
  });

  test('are not waited for long where the store hangs, and whether there are any is not known then', async () => {
    const keys = new Keys(undefined, () => new Promise(() => undefined));
    const started = Date.now();
    expect(await keys.any()).toBeNull();
    for (let i = 0; i < 10; i++) expect((await keys.accessOf('Bearer a')).caller).toBeNull();
    expect(Date.now() - started).toBeLessThan(2_500);
  });
});
