import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Access } from '../access/keys.js';
import { refused } from './request-guards.js';
import { requireScope } from './require-scope.js';

/**
 * `/metrics`, for a Prometheus. Counts of what others ask tell of the graph: where reading needs a key, so does this.
 *
 * @param accessOf what a request may do; null: anybody may read
 */
export function serveMetrics(
  app: FastifyInstance,
  metrics: () => Promise<{ contentType: string; text: string }>,
  accessOf: (request: FastifyRequest) => Promise<Access | null>,
): void {
  app.get('/metrics', async (request, reply) => {
    const access = await accessOf(request);
    const answered = access && refused(reply, () => void requireScope(access, 'read'));
    if (answered) return answered;
    const { contentType, text } = await metrics();
    return reply.type(contentType).send(text);
  });
}
