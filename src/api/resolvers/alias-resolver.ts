import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { AliasProposal as Proposal } from '../../curation/alias-proposals.js';
import { numberTest } from '../../index/conditions.js';
import type { Concept as ConceptRecord } from '../../model/concept.js';
import type { PaperRecord } from '../../model/paper.js';
import { aliasProposalsOf } from '../alias-proposals.js';
import type { ApiContext } from '../context.js';
import { Cost, ListSize, Paged } from '../cost-directives.js';
import { compareKeys, pageOf } from '../paging.js';
import { isOneOf, selects } from '../selects.js';
import {
  AliasProposal,
  AliasProposalConnection,
  AliasProposalFilterInput,
  type AliasProposalEdge,
} from '../types/alias-proposal.js';
import { connection, type Connection } from '../types/connection.js';
import { PageArgs } from '../types/page-args.js';
import { Paper } from '../types/paper.js';

const PAPERS = 10;
type ProposalEdge = Omit<AliasProposalEdge, 'node'> & { node: AliasProposal & { proposal: Proposal } };

@Resolver(() => AliasProposal)
export class AliasResolver {
  @Paged()
  @Cost(20_000)
  @Query(() => AliasProposalConnection, {
    description:
      'Keyphrases that may be names of other concepts, the most certain first. They are proposed, not applied: a curator accepts one with `mergeConcepts`. Computed once for each snapshot.',
  })
  async aliasProposals(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => AliasProposalFilterInput, { nullable: true, description: 'Which of them; all without it.' })
    where: AliasProposalFilterInput | null,
    @Ctx() { index, sharedStore, watch }: ApiContext,
  ): Promise<Connection<ProposalEdge>> {
    const conceptOf = (id: string): ConceptRecord => index.concepts[index.conceptRow(id)!];
    const holds = selects(where, (filter: AliasProposalFilterInput, { reason, certainty, conceptId }: Proposal) => {
      const paperCount = index.paperCounts[index.conceptRow(conceptId)!];
      return (
        isOneOf(reason, filter.reason) &&
        (!filter.certainty || numberTest(filter.certainty)(certainty)) &&
        (!filter.paperCount || numberTest(filter.paperCount)(paperCount))
      );
    });
    const found = pageOf(
      (await watch.deadline.within(() => aliasProposalsOf(index, sharedStore))).filter(holds),
      ({ certainty, conceptId, into }) => [certainty, conceptId, into],
      compareKeys('descending', 'ascending'),
      { list: ['aliasProposals', where], snapshot: index.snapshot.id, ...page },
    );
    return connection(found, (proposal, cursor) => {
      const { conceptId, into, reason, label, certainty } = proposal;
      const [concept, target] = [conceptOf(conceptId), conceptOf(into)];
      const paperCount = index.paperCounts[index.conceptRow(conceptId)!];
      const input = `{ concepts: [${JSON.stringify(conceptId)}], into: ${JSON.stringify(into)} }`;
      const accept = `mutation { mergeConcepts(input: ${input}) { concept { name aliases } } }`;
      return { cursor, node: { concept, into: target, reason, label, certainty, paperCount, accept, proposal } };
    });
  }

  @ListSize({ assumedSize: PAPERS })
  @FieldResolver(() => [Paper], {
    description: 'Papers that speak for it, at most 10: that define the short form, else that have the keyphrase.',
  })
  async papers(
    @Root() { proposal }: ProposalEdge['node'],
    @Ctx() { index, loaders }: ApiContext,
  ): Promise<PaperRecord[]> {
    const ids = proposal.definedBy.slice(0, PAPERS);
    if (ids.length === 0) {
      const papers = index.papersOfConcept(index.conceptRow(proposal.conceptId)!, false);
      ids.push(...papers.slice(0, PAPERS).map(({ paper }) => index.papers.id(paper)));
    }
    return (await Promise.all(ids.map((id) => loaders.paper(id)))).filter((paper) => paper !== null);
  }
}
