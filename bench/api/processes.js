import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Of `times` in /proc: Linux has 100 in a second on every machine. */
const TICKS = 100;

/** A server as a process of its own; resolves once it has printed `POST ` and its address. */
export async function startServer(script, args, { cwd, env = {}, nodeArgs = [] }) {
  const child = spawn(process.execPath, [...nodeArgs, script, ...args], {
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr.on('data', (text) => (said = (said + text).slice(-4000)));
  const ended = new Promise((resolve) => child.once('close', resolve));
  const address = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /POST (http:\S+)/.exec(line);
      if (found) resolve(found[1]);
    });
    void ended.then(() => reject(new Error(`${script} ended.\n${said}`)));
  });
  return {
    url: address,
    pid: child.pid,
    /** What it answers to a message. */
    ask: (message) => {
      const answered = new Promise((resolve) => child.once('message', resolve));
      child.send(message);
      return answered;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Seconds of processor time, user and system, that these processes have used so far. */
export function cpuSeconds(pids) {
  let ticks = 0;
  for (const pid of pids) {
    // The name of the program stands in brackets, and may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / TICKS;
}

/** Bytes of a process that are in memory. */
export function residentBytes(pid) {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;
}

/** Sends requests from a process of its own; see peers/load.js. */
export async function load(folder, url, bodies, { connections, ...until }) {
  const args = ['load.js', url, bodies, String(connections), JSON.stringify(until)];
  const { stdout } = await run(process.execPath, args, { cwd: folder, maxBuffer: 1 << 24 });
  const result = JSON.parse(stdout);
  if (result.faults > 0) throw new Error(`${url}: ${result.faults} of ${result.sent} requests failed.`);
  return result;
}

/** The data of one answer. */
export async function answerOf(url, body) {
  const response = await globalThis.fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
  });
  const { data, errors } = await response.json();
  if (errors || !data) throw new Error(`${url} answered ${JSON.stringify(errors)}`);
  return data;
}
