import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { CurationOperation } from '../../model/curation.js';
import type { TextField } from '../../model/extraction.js';
import { ListSize } from '../cost-directives.js';
import type { Cursor } from '../paging.js';
import { Concept } from './concept.js';
import { connectionOf } from './connection.js';
import { Snapshot } from './corpus.js';
import { TextFieldEnum } from './enums.js';

export const CurationKindEnum = {
  MERGE: 'merge',
  SPLIT: 'split',
  RENAME: 'rename',
  HIDE: 'hide',
  UNDO: 'undo',
} as const;
registerEnumType(CurationKindEnum, {
  name: 'CurationKind',
  description: 'What a curator did.',
  valuesConfig: {
    MERGE: { description: 'Made concepts one.' },
    SPLIT: { description: 'Made concepts out of one.' },
    RENAME: { description: 'Gave a concept another name.' },
    HIDE: { description: 'Took a concept out of sight.' },
    UNDO: { description: 'Took back what was done before.' },
  },
});

export const CurationStateEnum = { APPLIED: 'applied', WAITING: 'waiting', UNDONE: 'undone' } as const;
export type CurationState = (typeof CurationStateEnum)[keyof typeof CurationStateEnum];
registerEnumType(CurationStateEnum, {
  name: 'CurationState',
  description: 'Whether what a curator did is in the graph.',
  valuesConfig: {
    APPLIED: { description: 'It is.' },
    WAITING: { description: 'What it is about is not in the graph now; it applies again by itself when it is.' },
    UNDONE: { description: 'It was taken back.' },
  },
});

@ObjectType({ description: 'Mentions of a concept before something was done, and after it.' })
export class CurationEffect {
  @Field(() => ID, { description: 'Id of the concept, which may be there no more.' })
  conceptId!: string;

  @Field(() => Int, { description: 'Its mentions before.' })
  before!: number;

  @Field(() => Int, { description: 'Its mentions after.' })
  after!: number;
}

@ObjectType({ description: 'A mention that came to another concept, out of sight, or into sight again.' })
export class MovedMention {
  @Field(() => ID, { description: 'Id of the paper.' })
  paperId!: string;

  @Field(() => TextFieldEnum, { description: 'The text it stands in.' })
  field!: TextField;

  @Field(() => Int, { description: 'Where it starts: UTF-16 offset into that text.' })
  start!: number;

  @Field(() => String, { description: 'The words as they stand there.' })
  surface!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the concept that it was a mention of; null: it was not shown.',
  })
  from!: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the concept that it is a mention of now; null: of none.' })
  to!: string | null;
}

@ObjectType({ description: 'One thing that a curator did: a line of the log, kept for ever.' })
export class Curation {
  @Field(() => ID, { description: 'Id: the same in every store that has it.' })
  id!: string;

  @Field(() => String, { description: 'When, ISO 8601.' })
  at!: string;

  @Field(() => String, { description: 'Who: the name of a user of the command line, or of a key.' })
  by!: string;

  @Field(() => CurationKindEnum, { description: 'What sort of thing was done.' })
  kind!: CurationOperation['kind'];

  @Field(() => String, { description: 'What was done, in one line, with ids of concepts.' })
  summary!: string;

  @Field(() => String, { description: 'What was done, with all arguments: JSON, as a curation file has it.' })
  operation!: string;

  @Field(() => String, { nullable: true, description: 'Why, as the curator says.' })
  note!: string | null;

  @Field(() => CurationStateEnum, { description: 'Whether it is in the graph.' })
  state!: CurationState;

  @Field(() => String, { nullable: true, description: 'Why it waits; null where it does not.' })
  waiting!: string | null;

  @ListSize({ assumedSize: 3 })
  @Field(() => [CurationEffect], {
    description: 'How many mentions each concept had before and after, of those that it names or has changed so.',
  })
  effects!: CurationEffect[];

  @ListSize({ assumedSize: 100 })
  @Field(() => [MovedMention], { description: 'The first 100 mentions that it moved.' })
  moved!: MovedMention[];

  @Field(() => Int, { description: 'How many mentions it moved.' })
  movedCount!: number;
}

@ObjectType({ description: 'Something that a curator did, in a list.' })
export class CurationEdge {
  @Field(() => String, { description: 'Give it as `after` to go on from here.' })
  cursor!: Cursor;

  @Field(() => Curation, { description: 'What was done.' })
  node!: Curation;
}

export const CurationConnection = connectionOf('Curation', CurationEdge, 'things that curators did');

/** What every change of the graph answers. */
@ObjectType({ description: 'What was done, and the graph that shows it.' })
abstract class CurationPayload {
  @Field(() => Curation, { description: 'What was done, as the log has it.' })
  curation!: Curation;

  @Field(() => Snapshot, { description: 'The graph that shows it: answers come from it from now on.' })
  snapshot!: Snapshot;
}

@ObjectType({ description: 'Concepts that were made one.' })
export class MergeConceptsPayload extends CurationPayload {
  @Field(() => Concept, { nullable: true, description: 'The concept that stays.' })
  concept!: Concept | null;
}

@ObjectType({ description: 'A concept that was split.' })
export class SplitConceptPayload extends CurationPayload {
  @ListSize({ assumedSize: 3 })
  @Field(() => [Concept], { description: 'The concepts that came out of it, in the order given.' })
  concepts!: Concept[];
}

@ObjectType({ description: 'A concept that has another name.' })
export class RenameConceptPayload extends CurationPayload {
  @Field(() => Concept, { nullable: true, description: 'The concept.' })
  concept!: Concept | null;
}

@ObjectType({ description: 'A concept that is out of sight.' })
export class HideConceptPayload extends CurationPayload {}

@ObjectType({ description: 'Something that was taken back.' })
export class UndoCurationPayload extends CurationPayload {}
