import { execFileSync } from 'node:child_process';
import { test } from '@jest/globals';

test('the typed operations of the pages are as their files and the schema have them: npm run schema writes them', () => {
  execFileSync(process.execPath, ['scripts/emit-documents.js', '--check']);
});
