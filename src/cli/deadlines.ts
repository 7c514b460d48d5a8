import { DEFAULT_TIMES, type RequestTimes } from '../api/request-watch.js';
import { PapergraphError } from '../model/errors.js';

const LEAST_MS = 100;
const MOST_MS = 3_600_000;

/**
 * When requests are given up, as `PAPERGRAPH_DEADLINE_MS` and, for mutations and exports, `PAPERGRAPH_WRITE_DEADLINE_MS` and
 * `PAPERGRAPH_EXPORT_DEADLINE_MS` say.
 *
 * @throws PapergraphError BAD_INPUT where one says something else.
 */
export function deadlines(environment: NodeJS.ProcessEnv): RequestTimes {
  const read = milliseconds(environment, 'PAPERGRAPH_DEADLINE_MS', DEFAULT_TIMES.read);
  const write = milliseconds(environment, 'PAPERGRAPH_WRITE_DEADLINE_MS', DEFAULT_TIMES.write);
  const exporting = milliseconds(environment, 'PAPERGRAPH_EXPORT_DEADLINE_MS', DEFAULT_TIMES.export);
  return { read, write, export: exporting };
}

function milliseconds(environment: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const given = environment[name];
  if (given === undefined || given === '') return otherwise;
  const value = /^\d+$/.test(given) ? Number(given) : NaN;
  if (value >= LEAST_MS && value <= MOST_MS) return value;
  const range = `whole milliseconds from ${LEAST_MS} to ${MOST_MS}`;
  throw new PapergraphError('BAD_INPUT', `${name} is ${JSON.stringify(given)}; it takes ${range}.`);
}
