import { describe, expect, test } from '@jest/globals';
import { compareSchemas, compareWithRelease } from '../../scripts/compare-schemas.js';

const RELEASED =
  '# papergraph 1.4.0\ntype Query { papers(first: Int): [String!]! year: Int @deprecated(reason: "Ask papers.") }';

describe('the schema and that of the last release', () => {
  test('a change that breaks clients needs a higher major version', async () => {
    const removed = 'type Query { papers(first: Int): [String!]! }';
    expect(await compareSchemas(RELEASED, removed, '1.5.0')).toMatchObject({
      breaking: ["Field 'year' (deprecated) was removed from object type 'Query'"],
      allowed: false,
      since: '1.4.0',
    });
    expect((await compareSchemas(RELEASED, removed, '2.0.0')).allowed).toBe(true);
  });

  test('one that adds needs a higher minor version', async () => {
    const added = 'type Query { papers(first: Int, after: String): [String!]! year: Int now: String }';
    const { breaking, dangerous, other, allowed } = await compareSchemas(RELEASED, added, '1.5.0');
    expect({ breaking, allowed }).toEqual({ breaking: [], allowed: true });
    expect(dangerous.join()).toContain('after');
    expect(other.join()).toContain('now');
    expect(await compareSchemas(RELEASED, added, '1.4.1')).toMatchObject({ allowed: false, needed: '1.5.0' });
  });

  test.each([
    ['0.3.1', 'breaks', '0.3.2', false],
    ['0.3.1', 'breaks', '0.4.0', true],
    ['0.3.1', 'breaks', '1.0.0', true],
    ['0.3.1', 'adds', '0.3.1', false],
    ['0.3.1', 'adds', '0.3.2', true],
    ['0.3.1', 'is the same', '0.3.1', true],
  ])('before 1.0.0, after %s, one that %s as %s: %s', async (since, change, version, allowed) => {
    const schemas: Record<string, string> = {
      breaks: 'type Query { a: Int }',
      adds: 'type Query { a: Int b: Int c: Int }',
      'is the same': 'type Query { a: Int b: Int }',
    };
    const released = `# papergraph ${since}\ntype Query { a: Int b: Int }`;
    expect((await compareSchemas(released, schemas[change], version)).allowed).toBe(allowed);
  });

  test('this one may be released under the version of package.json', async () => {
    const found = await compareWithRelease();
    // null: nothing is released yet.
    expect(found === null || found.allowed ? null : found).toBeNull();
  });
});
