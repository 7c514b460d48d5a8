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
 * How a schema differs from a released one, and whether the version may bear it: what breaks clients needs a higher
 * major version.
 *
 * @param {string} released SDL under the heading `# papergraph VERSION`
 * @param {string} current SDL
 * @param {string} version of the current one
 * @returns {Promise<{ breaking: string[], dangerous: string[], other: string[], allowed: boolean, since: string }>}
 */
export async function compareSchemas(released, current, version) {
  const heading = HEADING.exec(released);
  if (!heading) throw new Error('The released schema does not begin with "# papergraph VERSION".');
  const changes = await diff(buildSchema(released), buildSchema(current));
  const of = (level) => changes.filter(({ criticality }) => criticality.level === level).map(({ message }) => message);
  const breaking = of(CriticalityLevel.Breaking);
  return {
    breaking,
    dangerous: of(CriticalityLevel.Dangerous),
    other: of(CriticalityLevel.NonBreaking),
    allowed: breaking.length === 0 || Number(version.split('.')[0]) > Number(heading[1]),
    since: heading.slice(1).join('.'),
  };
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
        console.error(`This breaks clients of ${found.since}: it needs a higher major version (docs/api.md).`);
        process.exitCode = 1;
      }
    }
  }
}
