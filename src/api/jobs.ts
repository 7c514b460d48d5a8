import { GraphQLError } from 'graphql';
import { PapergraphError, type SourceIssue } from '../model/errors.js';
import type { Ingest, IngestOutcome, IngestTask } from '../model/ports.js';
import type { Run, RunCounts } from '../model/run.js';
import type { GraphStore } from '../store/port.js';

/** Jobs that wait or run; each holds its papers in memory. */
const MAX_OPEN = 20;
/** Jobs that have ended, of which more is known than their run says. */
const MAX_ENDED = 100;

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'unfinished';

/** Where an ingest stands. */
export interface JobStatus {
  /** Id of its run. */
  id: string;
  state: JobState;
  /** Whether all is written, and what follows from the whole corpus is being computed. */
  deriving: boolean;
  /** Papers given, and those written or found unchanged so far; null of a job of which only the run is known. */
  papersTotal: number | null;
  papersDone: number | null;
  counts: RunCounts | null;
  issues: SourceIssue[];
  snapshotId: string | null;
  error: string | null;
}

interface Job {
  status: JobStatus;
  /** Resolves at the next change. */
  changed: Promise<void>;
  tell: () => void;
}

/** The ingests of this server, one after the other. What it has forgotten, or another began, is known by its run. */
export class Jobs {
  private readonly jobs = new Map<string, Job>();
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: GraphStore,
    readonly ingest: Ingest,
    private readonly log: (error: unknown) => void,
  ) {}

  /**
   * Takes papers to be written when its turn comes. The run is in the store when this resolves; the papers are when the
   * job is done.
   *
   * @throws GraphQLError RATE_LIMITED where too many wait already.
   */
  async start(task: IngestTask): Promise<JobStatus> {
    const open = [...this.jobs.values()].filter(({ status }) => !hasEnded(status)).length;
    if (open >= MAX_OPEN) {
      const message = `${MAX_OPEN} jobs are waiting already; send the next when one of them has ended.`;
      throw new GraphQLError(message, { extensions: { code: 'RATE_LIMITED', http: { status: 429 } } });
    }
    const status: JobStatus = {
      id: await this.ingest.begin(task.source),
      state: 'queued',
      deriving: false,
      papersTotal: task.papers.length,
      papersDone: 0,
      counts: null,
      issues: [],
      snapshotId: null,
      error: null,
    };
    const job: Job = { status, changed: Promise.resolve(), tell: () => undefined };
    renew(job);
    this.jobs.set(status.id, job);
    this.last = this.last.then(() => this.work(job, task));
    return { ...status };
  }

  /** null for an id that is of no run. */
  async get(id: string): Promise<JobStatus | null> {
    const job = this.jobs.get(id);
    if (job) return { ...job.status };
    const run = (await this.store.runs()).find((each) => each.id === id);
    return run ? statusOfRun(run) : null;
  }

  /** A job as it stands now, and again whenever that changes, until it has ended. */
  async *follow(id: string): AsyncGenerator<JobStatus, void> {
    const job = this.jobs.get(id);
    if (!job) {
      const status = await this.get(id);
      if (status) yield status;
      return;
    }
    for (;;) {
      const { status, changed } = job;
      yield { ...status };
      if (hasEnded(status)) return;
      await changed;
    }
  }

  private async work(job: Job, task: IngestTask): Promise<void> {
    update(job, { state: 'running' });
    try {
      const outcome: IngestOutcome = await this.ingest.run(job.status.id, task, ({ stage, papers }) =>
        update(job, { deriving: stage === 'deriving', ...(stage === 'reading' ? { papersDone: papers } : {}) }),
      );
      const { counts, issues, snapshotId } = outcome;
      const papersDone = job.status.papersTotal;
      update(job, { state: 'done', deriving: false, papersDone, counts, issues, snapshotId });
    } catch (error) {
      const told = error instanceof PapergraphError && error.code === 'BAD_INPUT';
      if (!told) this.log(error);
      const message = told ? error.message : 'Something went wrong on the server; its log says what.';
      update(job, { state: 'failed', deriving: false, error: `${message} Send the papers again.` });
    }
    const ended = [...this.jobs.values()].filter(({ status }) => hasEnded(status));
    for (const { status } of ended.slice(0, -MAX_ENDED)) this.jobs.delete(status.id);
  }
}

function hasEnded({ state }: JobStatus): boolean {
  return state !== 'queued' && state !== 'running';
}

function renew(job: Job): void {
  job.changed = new Promise((resolve) => (job.tell = resolve));
}

function update(job: Job, change: Partial<JobStatus>): void {
  // What was handed out stays as it was.
  job.status = { ...job.status, ...change };
  const { tell } = job;
  renew(job);
  tell();
}

function statusOfRun({ id, finishedAt, counts }: Run): JobStatus {
  return {
    id,
    state: finishedAt === null ? 'unfinished' : 'done',
    deriving: false,
    papersTotal: null,
    papersDone: null,
    counts: finishedAt === null ? null : counts,
    issues: [],
    snapshotId: null,
    error: finishedAt === null ? 'Begun and not ended, by a server that has ended since, or by another process.' : null,
  };
}
