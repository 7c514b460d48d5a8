import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { shortestPath, type GraphNode, type Hop } from '../../index/path.js';
import type { GraphIndex } from '../../index/graph-index.js';
import type { Mention as MentionRecord } from '../../model/extraction.js';
import type { ApiContext } from '../context.js';
import { Cost, ListSize } from '../cost-directives.js';
import { badUserInput } from '../errors.js';
import { Mention } from '../types/mention.js';
import type { Node } from '../types/node.js';
import { Path, PathHop } from '../types/path.js';
import { evidenceOf } from './evidence.js';
import { paperRecord } from './records.js';

const MAX_HOPS = 8;

@Resolver()
export class PathResolver {
  @ListSize({ slicingArguments: ['maxHops'], sizedFields: ['hops'] })
  @Query(() => Path, {
    nullable: true,
    description: 'How two papers or concepts are connected; null where no path is that short.',
  })
  async path(
    @Arg('from', () => ID, { description: 'Id of a paper or concept.' }) from: string,
    @Arg('to', () => ID, { description: 'Id of a paper or concept.' }) to: string,
    @Cost(100)
    @Arg('maxHops', () => Int, { defaultValue: 4, description: `Longest path, 1 to ${MAX_HOPS}.` })
    maxHops: number,
    @Ctx() context: ApiContext,
  ): Promise<Path | null> {
    if (maxHops < 1 || maxHops > MAX_HOPS) throw badUserInput(`\`maxHops\` must be from 1 to ${MAX_HOPS}.`);
    const { index } = context;
    const hops = shortestPath(index, graphNode(index, from), graphNode(index, to), maxHops);
    if (!hops) return null;
    return pathRecord(context, hops);
  }
}

/** A path with the records of what it leads through. */
export async function pathRecord(context: ApiContext, hops: readonly Hop[]): Promise<Path> {
  const { index } = context;
  const record = async (node: GraphNode): Promise<Node> =>
    node.kind === 'concept'
      ? (index.concepts[node.row] as Node)
      : ((await paperRecord(context, index.papers.id(node.row))) as Node);
  const steps = hops.map(async (hop) => ({ from: await record(hop.from), to: await record(hop.to), kind: hop.kind }));
  return { length: hops.length, hops: (await Promise.all(steps)) as PathHop[] };
}

function graphNode(index: GraphIndex, id: string): GraphNode {
  const concept = index.conceptOfId(id);
  if (concept !== undefined) return { kind: 'concept', row: concept };
  const paper = index.papers.rowOf(id);
  if (paper === undefined) throw badUserInput(`There is no paper or concept ${JSON.stringify(id)}.`);
  return { kind: 'paper', row: paper };
}

@Resolver(() => PathHop)
export class PathHopResolver {
  @FieldResolver(() => [Mention], { description: 'Where the paper speaks of the concept; empty for BROADER.' })
  async evidence(@Root() hop: PathHop, @Ctx() context: ApiContext): Promise<MentionRecord[]> {
    if (hop.kind === 'broader') return [];
    const [paper, concept] = 'title' in hop.from ? [hop.from, hop.to] : [hop.to, hop.from];
    return evidenceOf(context, paper.id, [concept.id]);
  }
}
