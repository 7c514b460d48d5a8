import { Ctx, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../context.js';
import { RateLimit } from '../types/rate-limit.js';

@Resolver()
export class RateLimitResolver {
  @Query(() => RateLimit, {
    nullable: true,
    description: 'What this request costs, and what is left to its client; null outside a server.',
  })
  rateLimit(@Ctx() { charge }: ApiContext): RateLimit | null {
    return charge?.record ?? null;
  }
}
