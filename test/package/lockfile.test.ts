import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};
const names = new Set(Object.keys(lock.packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)));

describe('package-lock.json', () => {
  const binaries = {
    esbuild: ['@esbuild/linux-x64', '@esbuild/darwin-arm64', '@esbuild/darwin-x64', '@esbuild/win32-x64'],
    '@swc/core': [
      '@swc/core-linux-x64-gnu',
      '@swc/core-darwin-arm64',
      '@swc/core-darwin-x64',
      '@swc/core-win32-x64-msvc',
    ],
    'unrs-resolver': [
      '@unrs/resolver-binding-linux-x64-gnu',
      '@unrs/resolver-binding-darwin-arm64',
      '@unrs/resolver-binding-darwin-x64',
      '@unrs/resolver-binding-win32-x64-msvc',
    ],
  };

  test.each(Object.entries(binaries))('names the binaries of %s for Linux, macOS and Windows', (name, expected) => {
    expect(names).toContain(name);
    expect(expected.filter((binary) => !names.has(binary))).toEqual([]);
  });

  test('leaves out no binary for macOS or Windows that a package asks for', () => {
    const wanted = Object.values(lock.packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
    const platform = wanted.filter((name) => /(^|[-/])(darwin|win32)(-|$)/.test(name));
    expect(platform.length).toBeGreaterThan(0);
    expect(platform.filter((name) => !names.has(name))).toEqual([]);
  });

  test('holds no addresses, so that any registry serves', () => {
    const addressed = Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined);
    expect(addressed.map(([path]) => path)).toEqual([]);
  });

  test('locks the versions that package.json names', () => {
    const named = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    const locked = named.map(([name]) => [name, lock.packages[`node_modules/${name}`]?.version]);
    expect(locked).toEqual(named);
  });
});

describe('package.json', () => {
  test('names exact versions', () => {
    const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
    const { dependencies, devDependencies, overrides } = manifest;
    const loose = Object.entries({ ...dependencies, ...devDependencies, ...overrides }).filter(
      ([, v]) => !exact.test(v),
    );
    expect(loose).toEqual([]);
  });

  test('says the same of the package as the lockfile', () => {
    const root = lock.packages[''] as unknown as Manifest;
    expect({ name: root.name, version: root.version }).toEqual({ name: manifest.name, version: manifest.version });
    expect(root.dependencies).toEqual(manifest.dependencies);
    expect(root.devDependencies).toEqual(manifest.devDependencies);
  });
});
