import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { clearTimeout, setTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));
const cache = join(here, '.cache');
const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';

const START_MS = 180_000;
const STOP_MS = 20_000;

/** What this machine lacks to run a Neo4j; the message says what. */
export class NotHere extends Error {}

/**
 * Starts a Neo4j of the version that pom.xml names, on a free port, with a new password and an empty folder. It ends with
 * `stop`, or with this process, however this ends.
 *
 * `command` hands it a line, such as `restart` (see EmbeddedServer.java), and resolves when it is done.
 *
 * @returns {Promise<{settings: {uri: string, user: string, password: string}, pid: number, stop: () => Promise<void>,
 *   command: (line: string) => Promise<void>}>}
 * @throws NotHere without Java 17, or without its jars and a Maven that can fetch them
 */
export async function startEmbeddedServer() {
  await checkJava();
  const jars = await fetchedJars();
  const folder = await mkdtemp(join(tmpdir(), 'papergraph-neo4j-'));
  const password = randomBytes(16).toString('hex');
  const options = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:-UsePerfData'];
  const classPath = ['-cp', `${jars}/*`, join(here, 'EmbeddedServer.java'), join(folder, 'data')];
  const child = spawn(java, [...options, ...classPath], { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.stdin.on('error', () => undefined);
  child.stdin.write(`${password}\n`);

  const stop = async () => {
    child.stdin.end();
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(timer);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const port = await portOf(child, ended);
    const command = (line) =>
      new Promise((resolve, reject) => {
        const lines = createInterface({ input: child.stdout });
        lines.on('line', (said) => {
          if (said !== 'DONE') return;
          lines.close();
          child.stdout.resume();
          resolve();
        });
        void ended.then(() => reject(new Error(`Neo4j ended at ${line}`)));
        child.stdin.write(`${line}\n`);
      });
    return { settings: { uri: `neo4j://127.0.0.1:${port}`, user: 'neo4j', password }, pid: child.pid, stop, command };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function checkJava() {
  let version;
  try {
    version = /version "(\d+)/.exec((await run(java, ['-version'])).stderr)?.[1];
  } catch {
    throw new NotHere('there is no Java');
  }
  if (!(Number(version) >= 17)) throw new NotHere(`Java is ${version}, and Neo4j needs 17`);
}

/** The folder of the jars; Maven fetches them where they are not there yet. */
async function fetchedJars() {
  const version = /<artifactId>neo4j<\/artifactId>\s*<version>([^<]+)</.exec(
    await readFile(join(here, 'pom.xml'), 'utf8'),
  );
  const jars = join(cache, 'jars');
  const needed = join(jars, `neo4j-${version[1]}.jar`);
  if (existsSync(needed)) return jars;
  const maven = (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => existsSync(join(folder, 'mvn')) || existsSync(join(folder, 'mvn.cmd')));
  if (!maven) throw new NotHere('there is no Maven to fetch Neo4j');
  // What is cut short must not look complete.
  const partial = join(cache, `partial-${process.pid}`);
  const goal = [
    '-q',
    '-B',
    '-f',
    join(here, 'pom.xml'),
    'dependency:copy-dependencies',
    `-DoutputDirectory=${partial}`,
  ];
  try {
    await run('mvn', goal, { shell: process.platform === 'win32', maxBuffer: 1 << 26 });
  } catch {
    await rm(partial, { recursive: true, force: true });
    throw new NotHere('Maven cannot fetch Neo4j');
  }
  await rm(jars, { recursive: true, force: true });
  await rename(partial, jars);
  return jars;
}

/** The port on which the server says that it is ready. */
async function portOf(child, ended) {
  const said = [];
  const listen = (stream, line) => createInterface({ input: stream }).on('line', line);
  listen(child.stderr, (line) => said.push(line));
  let timer;
  try {
    return await new Promise((resolve, reject) => {
      const fail = (what) => reject(new Error([`Neo4j ${what}`, ...said.slice(-20)].join('\n')));
      listen(child.stdout, (line) => {
        const ready = /^READY (\d+)$/.exec(line);
        if (ready) resolve(Number(ready[1]));
        else said.push(line);
      });
      child.once('error', (error) => fail(`did not start: ${error.message}`));
      void ended.then(() => fail('ended while it started'));
      timer = setTimeout(() => fail(`was not ready after ${START_MS / 1000} s`), START_MS);
    });
  } finally {
    clearTimeout(timer);
  }
}
