import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A vocabulary that concepts come from.' })
export class Vocabulary {
  @Field(() => String, { description: 'Its name; ids of its concepts begin with it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Its version; null where its publisher does not say.' })
  version!: string | null;

  @Field(() => String, { nullable: true, description: 'Its license; null where its publisher does not say.' })
  license!: string | null;

  @Field(() => String, { nullable: true, description: 'Address of the vocabulary.' })
  uri!: string | null;

  @Field(() => Int, { description: 'How many concepts it has.' })
  conceptCount!: number;

  @Field(() => [String], { description: 'Languages of its labels, as BCP 47 tags, by tag.' })
  languages!: string[];
}
