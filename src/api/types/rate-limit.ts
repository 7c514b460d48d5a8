import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What a request costs, and how its client stands after it.' })
export class RateLimit {
  @Field(() => Int, {
    description: 'What this request costs: 1 for each object that the answer may hold, and what `@cost` says besides.',
  })
  cost!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'What a client may spend in a minute; null: there is no such limit.',
  })
  limit!: number | null;

  @Field(() => Int, { nullable: true, description: 'What is left of it; null without a limit.' })
  remaining!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'When there is the whole limit again, ISO 8601; null without a limit.',
  })
  resetAt!: string | null;

  @Field(() => Int, { description: 'Objects that the answer may hold, were every list as long as it may be.' })
  nodeCount!: number;
}
