import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

// What clients were given with the last release, under its version, and what they would be given now.
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const RELEASED = join(root, 'schema', 'released.graphql');
const CURRENT = join(root, 'schema', 'schema.graphql');
const HEADING = /^# papergraph (\d+)\.(\d+)\.(\d+)\n/;

/**
 * How a schema differs from a released one, and whether the version may bear it, by semantic versions: what breaks clients
 * needs a higher major version, what adds to the schema a higher minor one. Before 1.0.0, it is a higher minor version for
 * what breaks clients, and a higher patch for what adds.
 *
 * @param {string} released SDL under the heading `# papergraph VERSION`
 * @param {string} current SDL
 * @param {string} version of the current one
 * @returns {Promise<{ breaking: string[], dangerous: string[], other: string[], allowed: boolean, needed: string, since: string }>}
 *   `needed`: the least version that may bear it
 */
export async function compareSchemas(released, current, version) {
  const heading = HEADING.exec(released);
  if (!heading) throw new Error('The released schema does not begin with "# papergraph VERSION".');
  const changes = await diff(buildSchema(released), buildSchema(current));
  const of = (level) => changes.filter(({ criticality }) => criticality.level === level).map(({ message }) => message);
  const breaking = of(CriticalityLevel.Breaking);
  const since = heading.slice(1, 4).map(Number);
  const needed = versionFor(since, breaking.length > 0, changes.length > 0);
  return {
    breaking,
    dangerous: of(CriticalityLevel.Dangerous),
    other: of(CriticalityLevel.NonBreaking),
    allowed: compareVersions(version.split('.').map(Number), needed) >= 0,
    needed: needed.join('.'),
    since: since.join('.'),
  };
}

function versionFor([major, minor, patch], breaks, changes) {
  if (!changes) return [major, minor, patch];
  if (major === 0) return breaks ? [0, minor + 1, 0] : [0, minor, patch + 1];
  return breaks ? [major + 1, 0, 0] : [major, minor + 1, 0];
}

function compareVersions(a, b) {
  const at = a.findIndex((part, i) => part !== b[i]);
  return at < 0 ? 0 : a[at] - b[at];
}

/** The comparison of this checkout with its last release; null before the first. */
export async function compareWithRelease() {
  if (!existsSync(RELEASED)) return null;
  return compareSchemas(readFileSync(RELEASED, 'utf8'), readFileSync(CURRENT, 'utf8'), packageVersion());
}

function packageVersion() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--release')) {
    writeFileSync(RELEASED, `# papergraph ${packageVersion()}\n${readFileSync(CURRENT, 'utf8')}`);
  } else {
    const found = await compareWithRelease();
    if (found === null) console.log('Nothing is released yet: any change of the schema is allowed.');
    else {
      for (const kind of ['breaking', 'dangerous', 'other']) {
        for (const message of found[kind]) console.log(`${kind.padEnd(9)}  ${message}`);
      }
      if (!found.allowed) {
        const what = found.breaking.length > 0 ? 'breaks clients of' : 'changes the schema of';
        console.error(`This ${what} ${found.since}: it needs version ${found.needed} or higher (docs/api.md).`);
        process.exitCode = 1;
      }
    }
  }
}
