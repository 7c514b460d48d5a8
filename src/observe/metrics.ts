import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ObservedRequest, Observer, RequestHead } from './observer.js';

const PREFIX = 'papergraph_';
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const COSTS = [10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000];
/** Of operations that clients name as they like: each name would be a series of its own. */
const OTHER = 'other';
const ANONYMOUS = 'anonymous';

/** The index that requests are answered from, for gauges. */
export interface IndexState {
  /** ISO instant. */
  builtAt: string;
  /** null where it is not known. */
  bytes: number | null;
  papers: number;
}

export interface Metrics {
  observe: Observer;
  /** What a Prometheus reads. */
  read(): Promise<{ contentType: string; text: string }>;
}

/**
 * Counts and times requests and store calls, in a registry of its own; with the metrics of the process: memory, CPU,
 * event-loop delay, garbage collection.
 *
 * @param operations names of operations that are told apart; all others are `other`, so that clients cannot add series
 * @param index null while there is none
 */
export function createMetrics(operations: ReadonlySet<string>, index: () => IndexState | null): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: `${PREFIX}requests_total`,
    help: 'Requests by operation, HTTP status and first error code (none: ok; abandoned: the client went away).',
    labelNames: ['operation', 'status', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: `${PREFIX}request_seconds`,
    help: 'From the end of a request head to the end of its answer.',
    labelNames: ['operation'],
    buckets: SECONDS,
    registers,
  });
  const cost = new Histogram({
    name: `${PREFIX}request_cost`,
    help: 'What operations were counted as before they ran.',
    labelNames: ['operation'],
    buckets: COSTS,
    registers,
  });
  const store = new Histogram({
    name: `${PREFIX}store_call_seconds`,
    help: 'Calls to the database by method and outcome.',
    labelNames: ['method', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  addIndexGauges(registers, index);

  const labelOf = (name: string | null) => (name === null ? ANONYMOUS : operations.has(name) ? name : OTHER);
  const observe = ({ path }: RequestHead): ObservedRequest => {
    const began = performance.now();
    // What is not GraphQL has no operation: files of the playground, addresses that are not there.
    let operation = path.startsWith('/graphql') ? 'none' : 'static';
    return {
      operation: ({ name }) => void (operation = labelOf(name)),
      storeCall: (method) => {
        const end = store.startTimer({ method });
        return (error) => void end({ outcome: error === null ? 'ok' : outcomeOf(error) });
      },
      end: ({ status, errors, cost: counted, abandoned }) => {
        const outcome = abandoned ? 'abandoned' : (errors[0] ?? (status < 400 ? 'ok' : 'error'));
        requests.inc({ operation, status: String(status), outcome });
        seconds.observe({ operation }, (performance.now() - began) / 1000);
        if (counted !== null) cost.observe({ operation }, counted);
      },
    };
  };
  const read = async () => ({ contentType: registry.contentType, text: await registry.metrics() });
  return { observe, read };
}

function addIndexGauges(registers: Registry[], index: () => IndexState | null): void {
  const gauge = (name: string, help: string, value: (state: IndexState) => number | null) =>
    new Gauge({
      name: `${PREFIX}index_${name}`,
      help,
      registers,
      collect() {
        const state = index();
        const now = state && value(state);
        if (now === null) this.reset();
        else this.set(now);
      },
    });
  gauge('age_seconds', 'Since the snapshot that is served was published.', ({ builtAt }) => {
    return Math.max(0, (Date.now() - Date.parse(builtAt)) / 1000);
  });
  gauge(
    'bytes',
    'Memory of the arrays of the index that is served; the one before it is kept too.',
    ({ bytes }) => bytes,
  );
  gauge('papers', 'Papers of the index that is served.', ({ papers }) => papers);
}

/** Codes of papergraph and of GraphQL are few; anything else is `error`. */
function outcomeOf(error: unknown): string {
  const { code, extensions } = error as { code?: unknown; extensions?: { code?: unknown } };
  const found = extensions?.code ?? code;
  return typeof found === 'string' && /^[A-Z_]{1,40}$/.test(found) ? found : 'error';
}
