import { readdirSync, readFileSync } from 'node:fs';
import { PapergraphError } from '../model/errors.js';
import type { IndexState } from '../observe/metrics.js';
import { allOf, type Observer } from '../observe/observer.js';
import { EXAMPLE_OPERATIONS } from './shipped.js';
import { VERSION } from './version.js';

/** What looks at the requests of a server; all of it is off unless the environment turns it on. */
export interface Observation {
  observe: Observer;
  metrics?: () => Promise<{ contentType: string; text: string }>;
  /** Writes one line about what a client is not told. */
  failure(line: string): void;
  close(): Promise<void>;
}

/**
 * As the environment says: `PAPERGRAPH_METRICS=on` serves `/metrics`, `PAPERGRAPH_LOG=json` writes one line a request to
 * stderr (failures too are JSON then), `OTEL_EXPORTER_OTLP_ENDPOINT` (or `…_TRACES_ENDPOINT`) sends traces there. What is off is not even loaded.
 *
 * @throws PapergraphError BAD_INPUT where a variable says something else.
 */
export async function openObservation(
  environment: NodeJS.ProcessEnv,
  { database, index }: { database: 'sqlite' | 'neo4j'; index: () => IndexState | null },
): Promise<Observation> {
  const observers: Observer[] = [];
  let metrics: Observation['metrics'];
  let failure = (line: string): void => void process.stderr.write(`${line}\n`);
  let close = () => Promise.resolve();
  if (isOn(environment, 'PAPERGRAPH_METRICS', 'on')) {
    const { createMetrics } = await import('../observe/metrics.js');
    const made = createMetrics(operationNames(environment), index);
    observers.push(made.observe);
    metrics = made.read;
  }
  if (isOn(environment, 'PAPERGRAPH_LOG', 'json')) {
    const { createRequestLog } = await import('../observe/request-log.js');
    const log = createRequestLog(process.stderr);
    observers.push(log.observe);
    failure = log.failure;
  }
  const collectors = COLLECTORS.filter((name) => environment[name]);
  for (const name of collectors) checkCollector(name, environment[name]!);
  if (collectors.length > 0) {
    const { createTraces } = await import('../observe/traces.js');
    const service = environment.OTEL_SERVICE_NAME || 'papergraph';
    const traces = createTraces({ service, version: VERSION, database });
    observers.push(traces.observe);
    close = () => traces.close();
  }
  return { observe: allOf(observers), metrics, failure, close };
}

const COLLECTORS = ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'];

/** The exporter itself would send to another place, or nowhere, and say nothing. */
function checkCollector(name: string, given: string): void {
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return;
  throw new PapergraphError('BAD_INPUT', `${name} takes an address such as http://collector:4318.`);
}

function isOn(environment: NodeJS.ProcessEnv, name: string, value: string): boolean {
  const given = environment[name];
  if (given === undefined || given === '' || given === 'off') return false;
  if (given === value) return true;
  throw new PapergraphError('BAD_INPUT', `${name} is ${JSON.stringify(given)}; it takes ${value} or off.`);
}

/** The operations that ship, and those that `PAPERGRAPH_METRICS_OPERATIONS` lists, between commas. */
function operationNames({ PAPERGRAPH_METRICS_OPERATIONS: more = '' }: NodeJS.ProcessEnv): Set<string> {
  const names = new Set(
    more
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  );
  for (const name of names) {
    if (/^[_A-Za-z]\w*$/.test(name)) continue;
    throw new PapergraphError(
      'BAD_INPUT',
      `PAPERGRAPH_METRICS_OPERATIONS names ${JSON.stringify(name)}; it takes names of operations, with commas between.`,
    );
  }
  for (const file of readdirSync(EXAMPLE_OPERATIONS)) {
    if (!file.endsWith('.graphql')) continue;
    const text = readFileSync(new URL(file, EXAMPLE_OPERATIONS), 'utf8');
    for (const [, name] of text.matchAll(/^(?:query|mutation|subscription)\s+(\w+)/gm)) names.add(name);
  }
  return names;
}
