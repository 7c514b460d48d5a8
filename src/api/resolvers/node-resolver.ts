import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../context.js';
import { ListSize } from '../cost-directives.js';
import { badUserInput } from '../errors.js';
import { MAX_PAGE } from '../paging.js';
import { Node } from '../types/node.js';
import { paperRecord } from './records.js';

/** A node that is known at once, or read. */
type MaybeNode = Node | null | Promise<Node | null>;

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'A paper or concept by its id.' })
  node(
    @Arg('id', () => ID, { description: 'Id of a paper or concept.' }) id: string,
    @Ctx() context: ApiContext,
  ): MaybeNode {
    return nodeById(context, id);
  }

  @ListSize({ slicingArguments: ['ids'] })
  @Query(() => [Node], {
    nullable: 'items',
    description: 'Papers and concepts by their ids, in that order; null for an unknown one.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: `At most ${MAX_PAGE} ids.` }) ids: string[],
    @Ctx() context: ApiContext,
  ): MaybeNode[] {
    if (ids.length > MAX_PAGE) throw badUserInput(`\`ids\` may hold at most ${MAX_PAGE} ids.`);
    return ids.map((id) => nodeById(context, id));
  }
}

function nodeById(context: ApiContext, id: string): MaybeNode {
  const concept = context.index.conceptOfId(id);
  return concept === undefined ? paperRecord(context, id) : (context.index.concepts[concept] as Node);
}
