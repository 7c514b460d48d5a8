import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

test('the typed operations of the explorer are as their files and the schema have them: npm run schema writes them', () => {
  const printed = execFileSync(process.execPath, ['scripts/emit-documents.js', '--print'], { encoding: 'utf8' });
  expect(readFileSync('web/explorer/documents.ts', 'utf8')).toBe(printed);
});
