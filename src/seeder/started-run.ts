import { randomBytes } from 'node:crypto';
import type { Run } from '../model/run.js';
import { NEIGHBORS } from './derive.js';

/** A run that begins now; `source` is what it reads, as the user named it. */
export function startedRun(source: string, extractor: string): Run {
  return {
    id: `run-${new Date().toISOString().replace(/[-:.TZ]/g, '')}-${randomBytes(3).toString('hex')}`,
    startedAt: new Date().toISOString(),
    finishedAt: null,
    source,
    counts: { new: 0, unchanged: 0, updated: 0, skipped: 0 },
    settings: { neighbors: NEIGHBORS, minCooccurrence: 0, extractor },
  };
}
