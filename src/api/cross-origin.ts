import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import { SNAPSHOT_HEADER } from './snapshot-choice.js';

/** How long a browser may remember that a page may ask, in seconds. */
const REMEMBERED_S = 600;

/**
 * Lets pages of these origins ask (`*`: of all). Without cookies there is nothing that a browser would add by itself: a
 * page that is to do more than anybody may has the key.
 */
export async function allowOrigins(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await app.register(cors, {
    origin: origins.includes('*') ? '*' : [...origins],
    methods: ['GET', 'POST'],
    allowedHeaders: ['content-type', 'authorization', 'apollo-require-preflight', SNAPSHOT_HEADER],
    exposedHeaders: ['retry-after', SNAPSHOT_HEADER],
    credentials: false,
    maxAge: REMEMBERED_S,
  });
}
