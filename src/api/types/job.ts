import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ListSize } from '../cost-directives.js';

export const JobStateEnum = {
  QUEUED: 'queued',
  RUNNING: 'running',
  DONE: 'done',
  FAILED: 'failed',
  UNFINISHED: 'unfinished',
} as const;

registerEnumType(JobStateEnum, {
  name: 'JobState',
  description: 'Where a job stands.',
  valuesConfig: {
    QUEUED: { description: 'Waits for its turn.' },
    RUNNING: { description: 'Its papers are being written.' },
    DONE: { description: 'Its papers are in the store, and their snapshot is published.' },
    FAILED: { description: 'Ended by an error; send the papers again.' },
    UNFINISHED: {
      description:
        'Begun and not ended, by a server that has ended since or by another process: send the papers again where none runs.',
    },
  },
});

@InputType({ description: 'A paper, as a line of JSON Lines holds it.' })
export class GivenPaperInput {
  @Field(() => String, {
    nullable: true,
    description: 'Your own id of it; with the name of the source, it is known again by that.',
  })
  id?: string | null;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Abstract.' })
  abstract?: string | null;

  @Field(() => [String], { nullable: true, description: 'Authors in the order of the paper.' })
  authors?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Year of publication.' })
  year?: number | null;

  @Field(() => String, { nullable: true, description: 'Day of publication, YYYY-MM-DD.' })
  publishedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Journal, proceedings or series.' })
  venue?: string | null;

  @Field(() => String, { nullable: true, description: 'DOI, with or without address; the paper is known again by it.' })
  doi?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'arXiv id, with or without version or address; the paper is known again by it.',
  })
  arxivId?: string | null;

  @Field(() => [String], { nullable: true, description: 'Addresses that the paper gives: http or https.' })
  urls?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Keywords.' })
  keywords?: string[] | null;
}

@InputType({ description: 'Papers to be written.' })
export class IngestPapersInput {
  @Field(() => [GivenPaperInput], {
    description: 'The papers, 1 to 1000. One with a known DOI, arXiv id or id updates what is there.',
  })
  papers!: GivenPaperInput[];

  @Field(() => String, {
    defaultValue: 'api',
    description: 'Name of the source that they are from, the same each time, up to 100 characters.',
  })
  source!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Only say what would be done; write nothing.' })
  dryRun!: boolean;
}

@ObjectType({ description: 'What is wrong with one of the papers that were given.' })
export class IngestIssue {
  @Field(() => Int, { description: 'Its place among `papers`, from 0.' })
  index!: number;

  @Field(() => Boolean, { description: 'Whether the paper is left out; else only what the message names is.' })
  leftOut!: boolean;

  @Field(() => String, { description: 'What is wrong.' })
  message!: string;
}

@ObjectType({ description: 'How many papers an ingest writes, and how many it need not.' })
export class IngestCounts {
  @Field(() => Int, { description: 'Papers that were not known.' })
  new!: number;

  @Field(() => Int, { description: 'Papers that are known, and have changed.' })
  updated!: number;

  @Field(() => Int, { description: 'Papers that are known and have not changed.' })
  unchanged!: number;

  @Field(() => Int, { description: 'Papers that could not be taken; `issues` says why.' })
  skipped!: number;
}

@ObjectType({ description: 'An ingest that goes on, or has ended.' })
export class Job {
  @Field(() => ID, { description: 'Id: that of its run in `corpus.runs`.' })
  id!: string;

  @Field(() => JobStateEnum, { description: 'Where it stands.' })
  state!: (typeof JobStateEnum)[keyof typeof JobStateEnum];

  @Field(() => Int, { nullable: true, description: 'Papers that were given; null where only the run is known.' })
  papersTotal!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Papers of those that are written or need not be; null where only the run is known.',
  })
  papersDone!: number | null;

  @Field(() => Boolean, { description: 'Whether all are written, and papers and concepts are being connected.' })
  deriving!: boolean;

  @Field(() => IngestCounts, { nullable: true, description: 'What was written; null until it is done.' })
  counts!: IngestCounts | null;

  @ListSize({ assumedSize: 10 })
  @Field(() => [IngestIssue], { description: 'What is wrong with single papers, by place; empty until it is done.' })
  issues!: IngestIssue[];

  @Field(() => ID, {
    nullable: true,
    description:
      'The snapshot that holds the papers: answers are of it once their `extensions.snapshot` says so. null until it is done.',
  })
  snapshotId!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it failed or is unfinished.' })
  error!: string | null;
}

@ObjectType({ description: 'What became of papers that were given.' })
export class IngestPapersPayload {
  @Field(() => Job, { nullable: true, description: 'What writes them; null for a dry run.' })
  job!: Job | null;

  @Field(() => IngestCounts, { nullable: true, description: 'What would be written; null but for a dry run.' })
  counts!: IngestCounts | null;

  @ListSize({ assumedSize: 10 })
  @Field(() => [IngestIssue], { description: 'What is wrong with single papers, for a dry run; else the job says it.' })
  issues!: IngestIssue[];
}
