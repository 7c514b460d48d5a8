import { afterAll } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for the files of one suite, removed after it. */
export function folderForSuite(): string {
  const folder = mkdtempSync(join(tmpdir(), 'papergraph-sqlite-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
