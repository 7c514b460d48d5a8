import neo4j from 'neo4j-driver';
import type { Run } from '../../model/run.js';
import type { Parameters } from './connection.js';

/** All properties of a run's node: its counts and settings beside the rest. */
export function runParameters({ counts, settings, ...run }: Run): Parameters {
  return {
    ...run,
    new: neo4j.int(counts.new),
    unchanged: neo4j.int(counts.unchanged),
    updated: neo4j.int(counts.updated),
    skipped: neo4j.int(counts.skipped),
    neighbors: neo4j.int(settings.neighbors),
    minCooccurrence: neo4j.int(settings.minCooccurrence),
    extractor: settings.extractor,
  };
}

export type RunRow = Omit<Run, 'counts' | 'settings'> & Run['counts'] & Run['settings'];

export function runOf(row: RunRow): Run {
  return {
    id: row.id,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    source: row.source,
    counts: { new: row.new, unchanged: row.unchanged, updated: row.updated, skipped: row.skipped },
    settings: { neighbors: row.neighbors, minCooccurrence: row.minCooccurrence, extractor: row.extractor },
  };
}
