import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const HEAP = '--max-old-space-size=8192';

/** A contender of ours; see ours.js. `job` is `{ work, matrix }` and what the work takes. */
export function ours(job) {
  const script = fileURLToPath(new URL('contender-child.js', import.meta.url));
  return start(process.execPath, ['--expose-gc', HEAP, script, JSON.stringify(job)]);
}

/** A contender in Python, pinned to one thread; see peers.py. */
export function peer(python, job) {
  return start(python, [fileURLToPath(new URL('peers.py', import.meta.url)), JSON.stringify(job)]);
}

/**
 * Starts a contender and waits until it has read its matrix. `absent` says why it cannot do the work, or is null; `ask`
 * gives its answer to one line (`check` or `time`) and rejects when it dies; `end` ends it.
 */
async function start(command, args) {
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', PYTHONDONTWRITEBYTECODE: '1' };
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let said = '';
  child.stderr.on('data', (text) => (said = (said + text).slice(-4000)));
  child.stdin.on('error', () => undefined);
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.once('error', (error) => (said += error.message));
  const next = async () => {
    const { value, done } = await answers.next();
    if (!done) return JSON.parse(value);
    await closed;
    throw new Error(`A contender ended: ${args.at(-1)}\n${said}`);
  };
  const { absent, ...about } = await next();
  return {
    absent,
    about,
    ask(line) {
      child.stdin.write(`${line}\n`);
      return next();
    },
    async end() {
      child.stdin.end();
      await closed;
    },
  };
}
