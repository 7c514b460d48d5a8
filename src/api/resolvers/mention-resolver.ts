import { Ctx, FieldResolver, Resolver } from 'type-graphql';
import type { ApiContext } from '../context.js';
import { extractorVersion } from '../extractor-version.js';
import { Mention } from '../types/mention.js';

@Resolver(() => Mention)
export class MentionResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Version of the extractor that found it: of its rules, models and vocabulary. Several, joined by ` + `, where an export brought papers that another had read; null before the first seeding has finished.',
  })
  async extractorVersion(@Ctx() { index, store }: ApiContext): Promise<string | null> {
    return extractorVersion(index, store);
  }
}
