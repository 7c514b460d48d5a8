import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ListSize } from '../cost-directives.js';

@ObjectType({ description: 'What an answer was computed from.' })
export class Snapshot {
  @Field(() => ID, { description: "Hash of the graph's content: equal graphs have equal ids." })
  id!: string;

  @Field(() => String, { description: 'When it was built, ISO 8601.' })
  builtAt!: string;
}

@ObjectType({ description: 'A source that papers were read from.' })
export class CorpusSource {
  @Field(() => String, { description: 'Name: the file name without extensions.' })
  name!: string;

  @Field(() => String, { description: 'Format.' })
  format!: string;

  @Field(() => Int, { description: 'Papers last read from it.' })
  papers!: number;
}

@ObjectType({ description: 'One seeding.' })
export class Run {
  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field(() => String, { description: 'When it started, ISO 8601.' })
  startedAt!: string;

  @Field(() => String, { nullable: true, description: 'When it ended; null while it runs, or where it was cut short.' })
  finishedAt!: string | null;

  @Field(() => String, { description: 'The sources that were read.' })
  source!: string;

  @Field(() => Int, { description: 'Papers that were new.' })
  new!: number;

  @Field(() => Int, { description: 'Papers that had changed.' })
  updated!: number;

  @Field(() => Int, { description: 'Papers that were known and had not changed.' })
  unchanged!: number;

  @Field(() => Int, { description: 'Entries that could not be read.' })
  skipped!: number;
}

@ObjectType({ description: 'The whole graph in numbers.' })
export class Corpus {
  @Field(() => Int, { description: 'Papers.' })
  paperCount!: number;

  @Field(() => Int, { description: 'Concepts that some paper speaks of.' })
  conceptCount!: number;

  @Field(() => Int, { description: 'Places in texts that speak of a concept.' })
  mentionCount!: number;

  @Field(() => Int, { description: 'Addresses that papers give.' })
  linkCount!: number;

  @ListSize({ assumedSize: 10 })
  @Field(() => [CorpusSource], { description: 'Where the papers were read, by name.' })
  sources!: CorpusSource[];

  @ListSize({ assumedSize: 100 })
  @Field(() => [Run], { description: 'Seedings, the newest first, 100 at most.' })
  runs!: Run[];

  @Field(() => Snapshot, { description: 'What answers are computed from.' })
  snapshot!: Snapshot;
}
