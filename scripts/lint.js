// All checks that need no running code, side by side: prints what each complains of, and fails where one does.
import { spawn } from 'node:child_process';

const CHECKS = [
  'eslint .', // the longest first
  'tsc --noEmit --project tsconfig.json',
  'prettier --check --log-level warn .',
  'eslint --config eslint.graphql.config.js schema web/explorer/operations examples/dashboard/operations',
  'depcruise --config .dependency-cruiser.cjs --output-type err src web examples',
  'tsc --project web/tsconfig.json',
  'tsc --project examples/dashboard/tsconfig.json',
];
const AT_ONCE = 2;

const waiting = [...CHECKS];
await Promise.all(Array.from({ length: AT_ONCE }, runOneAfterTheOther));

async function runOneAfterTheOther() {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) await run(check);
}

/** npm puts the tools of node_modules on the path. */
function run(check) {
  return new Promise((resolve) => {
    const child = spawn(check, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    child.once('close', (code) => {
      if (code !== 0) process.exitCode = 1;
      if (code !== 0 || said.includes('warning')) console.error(`${check}\n${said}`);
      resolve();
    });
  });
}
