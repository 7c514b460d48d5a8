import type { Run } from '../../model/run.js';
import type { Value } from './connection.js';

export type RunRow = Omit<Run, 'counts' | 'settings'> & { counts: string; settings: string };

export function runOf({ id, startedAt, finishedAt, source, counts, settings }: RunRow): Run {
  return {
    id,
    startedAt,
    finishedAt,
    source,
    counts: JSON.parse(counts) as Run['counts'],
    settings: JSON.parse(settings) as Run['settings'],
  };
}

/** The values of `SAVE_RUN`. */
export function runValues({ id, startedAt, finishedAt, source, counts, settings }: Run): Value[] {
  return [id, startedAt, finishedAt, source, JSON.stringify(counts), JSON.stringify(settings)];
}
