import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { ExtractionMethod, TextField } from '../../model/extraction.js';
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
