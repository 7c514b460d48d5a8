import type { FastifyInstance } from 'fastify';
import type { GraphStore } from '../store/port.js';
import type { CurrentIndex } from './current-index.js';

const READY_DEADLINE_MS = 2_000;

/**
 * `/health/live`: the process runs. `/health/ready`: the index is made and the store answers, within 2 s; 503 with the
 * reason otherwise.
 */
export function serveHealth(app: FastifyInstance, store: GraphStore, current: CurrentIndex): void {
  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const reason = (await answers(store)) ? null : 'the database does not answer';
    if (reason === null && current.isReady) return { status: 'ready', snapshot: current.get().snapshot.id };
    return reply.code(503).send({ status: reason ?? 'the index is being made' });
  });
}

async function answers(store: GraphStore): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), READY_DEADLINE_MS)));
  const asked = store.snapshot().then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
