import { ArgsType, Field, Int } from 'type-graphql';
import { MAX_PAGE, type PageRequest } from '../paging.js';

/** The arguments of every connection. */
@ArgsType()
export class PageArgs implements PageRequest {
  @Field(() => Int, {
    nullable: true,
    description: `How many from the start, 1 to ${MAX_PAGE}. Either this or \`last\` is required.`,
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: `How many from the end, 1 to ${MAX_PAGE}, in the same order.` })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes before this cursor.' })
  before?: string | null;
}
