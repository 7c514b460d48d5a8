import { Arg, Args, Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { paperSeed, relatedQuery } from '../../index/related-papers.js';
import type { SentenceRole } from '../../model/sentence-roles.js';
import type { ApiContext } from '../context.js';
import { Cost, Paged } from '../cost-directives.js';
import { AspectEnum, RelatednessMeasureEnum, type RelatednessMeasure } from '../types/enums.js';
import { PageArgs } from '../types/page-args.js';
import { PaperFilterInput } from '../types/inputs.js';
import { Paper } from '../types/paper.js';
import { RelatedPaperConnection } from '../types/related.js';
import { nearByConcepts } from './near-by-concepts.js';
import { relatedList } from './related-list.js';

@Resolver(() => Paper)
export class RelatedResolver {
  @Paged()
  @Cost(100)
  @FieldResolver(() => RelatedPaperConnection, {
    description: 'Papers to read next to this one, the nearest first, each with its reasons; at most 200.',
  })
  async related(
    @Root() paper: Paper,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => PaperFilterInput, { nullable: true, description: 'Only these papers; scores stay the same.' })
    where: PaperFilterInput | null,
    @Arg('minScore', () => Float, { defaultValue: 0, description: 'Leave out papers below this score.' })
    minScore: number,
    @Arg('aspect', () => AspectEnum, { nullable: true, description: 'Related by this aspect of the paper.' })
    aspect: SentenceRole | null,
    @Arg('diversify', () => Float, {
      defaultValue: 0,
      description: 'From 0, by score, to 1, as unlike one another as can be (maximal marginal relevance).',
    })
    diversify: number,
    @Arg('measure', () => RelatednessMeasureEnum, {
      nullable: true,
      description: 'Compare the concepts alone by this measure; the other arguments but `minScore` play no part.',
      deprecationReason: 'Papers are compared by words and concepts now; leave it out.',
    })
    measure: RelatednessMeasure | null,
    @Ctx() context: ApiContext,
  ): Promise<RelatedPaperConnection> {
    const { index } = context;
    const row = index.papers.rowOf(paper.id);
    const papers = row === undefined ? [] : [row];
    if (measure != null) return nearByConcepts(context, papers, paper.id, { page, measure, minScore });
    const query = relatedQuery(index, { like: papers.map((each) => paperSeed(index, each)), papers, aspect });
    const options = { page, where, minScore, aspect, diversify };
    const like = { paperIds: [paper.id], texts: [] };
    const asked = { query, like, unlike: { paperIds: [], texts: [] }, seeds: { papers, texts: [] } };
    return relatedList(context, asked, options, ['Paper.related', paper.id]);
  }
}
