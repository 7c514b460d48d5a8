import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { ExtractionMethod, TextField } from '../../model/extraction.js';
import type { Cursor } from '../paging.js';
import { connectionOf } from './connection.js';
import { ExtractionMethodEnum, TextFieldEnum } from './enums.js';

@ObjectType({ description: 'A place in a text of a paper, or among its keywords, that speaks of a concept.' })
export class Mention {
  @Field(() => TextFieldEnum, { description: 'The text it stands in.' })
  field!: TextField;

  @Field(() => Int, { description: 'Where it starts: UTF-16 offset into that text.' })
  start!: number;

  @Field(() => Int, { description: 'Where it ends, exclusive.' })
  end!: number;

  @Field(() => String, { description: 'The words as they stand there.' })
  surface!: string;

  @Field(() => ExtractionMethodEnum, { description: 'How it was found.' })
  method!: ExtractionMethod;

  @Field(() => Float, { description: 'How sure that it means the concept, above 0 to 1.' })
  confidence!: number;
}

@ObjectType({ description: 'The sentence that a mention stands in.' })
export class MarkedSentence {
  @Field(() => String, { description: 'The sentence.' })
  text!: string;

  @Field(() => Int, { description: 'Where the mention starts in `text`: UTF-16 offset.' })
  start!: number;

  @Field(() => Int, { description: 'Where it ends, exclusive.' })
  end!: number;
}

@ObjectType({ description: 'A mention in a list.' })
export class MentionEdge {
  @Field(() => String, { description: 'Give it as `after` to go on from here.' })
  cursor!: Cursor;

  @Field(() => Mention, { description: 'The mention.' })
  node!: Mention;
}

export const MentionConnection = connectionOf('Mention', MentionEdge, 'mentions');
