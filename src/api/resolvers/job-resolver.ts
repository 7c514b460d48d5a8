import { Arg, Ctx, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { SourceIssue } from '../../model/errors.js';
import type { ApiContext } from '../context.js';
import { badUserInput, notFound } from '../errors.js';
import type { Jobs, JobStatus } from '../jobs.js';
import { NeedsScope, requireScope } from '../require-scope.js';
import { IngestPapersInput, IngestPapersPayload, Job, type IngestIssue } from '../types/job.js';

const MAX_PAPERS = 1000;
const MAX_SOURCE_LENGTH = 100;

@Resolver()
export class JobResolver {
  @NeedsScope('ingest')
  @Mutation(() => IngestPapersPayload, {
    description:
      'Writes papers, as a job that goes on after the answer; a dry run only counts. The same papers again change nothing. Needs a key with the scope `ingest` (header `Authorization: Bearer KEY`).',
  })
  async ingestPapers(
    @Arg('input', () => IngestPapersInput, { description: 'The papers, and how.' }) input: IngestPapersInput,
    @Ctx() context: ApiContext,
  ): Promise<IngestPapersPayload> {
    requireScope(context, 'ingest');
    const jobs = jobsOf(context);
    const { papers, dryRun } = input;
    const source = input.source.trim();
    if (papers.length < 1 || papers.length > MAX_PAPERS) {
      throw badUserInput(`\`papers\` must hold 1 to ${MAX_PAPERS} papers; send more in several calls.`);
    }
    if (source === '' || source.length > MAX_SOURCE_LENGTH) {
      throw badUserInput(`\`source\` must be a name of 1 to ${MAX_SOURCE_LENGTH} characters.`);
    }
    const task = { source, papers: papers.map((paper) => ({ ...paper })) };
    const { deadline } = context.watch;
    if (!dryRun) return { job: jobOf(await deadline.within(() => jobs.start(task))), counts: null, issues: [] };
    const { counts, issues } = await deadline.within(() => jobs.ingest.preview(task));
    return { job: null, counts, issues: issues.map(issueOf) };
  }

  @NeedsScope('ingest')
  @Query(() => Job, {
    nullable: true,
    description: 'An ingest by its id; null for an unknown one. Needs a key with the scope `ingest`.',
  })
  async job(
    @Arg('id', () => ID, { description: 'Id of the job.' }) id: string,
    @Ctx() context: ApiContext,
  ): Promise<Job | null> {
    requireScope(context, 'ingest');
    const status = await context.watch.deadline.within(() => jobsOf(context).get(id));
    return status && jobOf(status);
  }

  @Subscription(() => Job, {
    description:
      'An ingest as it stands now, and again whenever that changes, until it has ended. Needs a key with the scope `ingest` (header `Authorization: Bearer KEY`).',
    subscribe: async ({ args, context }: { args: { id: string }; context: ApiContext }) => {
      requireScope(context, 'ingest');
      const jobs = jobsOf(context);
      if ((await jobs.get(args.id)) === null) throw notFound(`There is no job ${JSON.stringify(args.id)}.`);
      return whileAllowed(context, jobs.follow(args.id));
    },
  })
  jobProgress(@Root() status: JobStatus, @Arg('id', () => ID, { description: 'Id of the job.' }) id: string): Job {
    return { ...jobOf(status), id };
  }
}

/** What is followed, until the key that it is followed with is revoked. */
async function* whileAllowed<T>(context: ApiContext, followed: AsyncIterable<T>): AsyncGenerator<T, void> {
  for await (const each of followed) {
    requireScope(await context.accessNow(), 'ingest');
    yield each;
  }
}

function jobsOf({ jobs }: ApiContext): Jobs {
  if (!jobs) throw badUserInput('Papers are taken by a running server only; here, `papergraph seed FILE` writes them.');
  return jobs;
}

function jobOf({ issues, ...status }: JobStatus): Job {
  return { ...status, issues: issues.map(issueOf) };
}

function issueOf({ line, severity, message }: SourceIssue): IngestIssue {
  return { index: line - 1, leftOut: severity === 'error', message };
}
