import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { conceptCommunities } from '../../index/concept-communities.js';
import type { ConceptCommunity } from '../../index/find-communities.js';
import type { GraphIndex } from '../../index/graph-index.js';
import type { ApiContext } from '../context.js';
import { Cost, ListSize } from '../cost-directives.js';
import { badUserInput } from '../errors.js';
import { MAX_PAGE } from '../paging.js';
import { Community, ConceptCommunities } from '../types/communities.js';
import { Concept } from '../types/concept.js';

const NAMED_BY = 3;

/** Communities of concepts, and the one of a concept. */
@Resolver(() => Concept)
export class CommunitiesResolver {
  @ListSize({ slicingArguments: ['first'], sizedFields: ['communities'] })
  @Cost(5_000)
  @Query(() => ConceptCommunities, {
    description:
      'The topics of the corpus: communities of concepts that stand in papers together (Leiden algorithm on the strongest co-occurrences of each). Computed once for each snapshot.',
  })
  async communities(
    @Arg('first', () => Int, { defaultValue: 20, description: `How many, 1 to ${MAX_PAGE}.` }) first: number,
    @Arg('minSize', () => Int, { defaultValue: 2, description: 'Leave out those of fewer concepts.' }) minSize: number,
    @Ctx() { index }: ApiContext,
  ): Promise<ConceptCommunities> {
    if (first < 1 || first > MAX_PAGE) throw badUserInput(`\`first\` must be from 1 to ${MAX_PAGE}.`);
    const { communities, modularity } = await conceptCommunities(index);
    // By size: those that are large enough are the first ones.
    const large = communities.filter(({ size }) => size >= minSize);
    return {
      communities: large.slice(0, first).map((community, label) => communityRecord(index, community, label)),
      totalCount: large.length,
      modularity,
    };
  }

  // A look-up: the communities of all concepts are computed once for each snapshot.
  @Cost(10)
  @FieldResolver(() => Community, { description: 'The community that it is of; one of its own where it has no ties.' })
  async community(@Root() concept: Concept, @Ctx() { index }: ApiContext): Promise<Community> {
    const { communities, communityOf } = await conceptCommunities(index);
    const label = communityOf[index.conceptRow(concept.id)!];
    return communityRecord(index, communities[label], label);
  }
}

function communityRecord(
  index: GraphIndex,
  { leading, distinctive, size, paperCount }: ConceptCommunity,
  label: number,
): Community {
  // A community of no paper's is called after its concepts.
  const named = distinctive.length > 0 ? distinctive : leading.map(({ concept }) => concept);
  return {
    rank: label + 1,
    label: named
      .slice(0, NAMED_BY)
      .map((concept) => index.concepts[concept].name)
      .join(', '),
    distinctive: distinctive.map((concept) => index.concepts[concept]),
    members: leading.map(({ concept, share }) => ({ concept: index.concepts[concept], share })),
    size,
    paperCount,
  };
}
