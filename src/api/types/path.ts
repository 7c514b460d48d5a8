import { Field, Int, ObjectType } from 'type-graphql';
import { ListSize } from '../cost-directives.js';
import { HopKindEnum } from './enums.js';
import { Mention } from './mention.js';
import { Node } from './node.js';

@ObjectType({ description: 'One step of a path.' })
export class PathHop {
  @Field(() => Node, { description: 'Where the step starts.' })
  from!: Node;

  @Field(() => Node, { description: 'Where it ends.' })
  to!: Node;

  @Field(() => HopKindEnum, { description: 'How the two are connected.' })
  kind!: 'mentions' | 'broader';

  @ListSize({ assumedSize: 3 })
  @Field(() => [Mention], { description: 'Where the paper speaks of the concept; empty for BROADER.' })
  evidence!: Mention[];
}

@ObjectType({ description: 'A shortest way between two nodes; of several, the one through the least common concepts.' })
export class Path {
  @Field(() => Int, { description: 'Number of hops.' })
  length!: number;

  @ListSize({ assumedSize: 4 })
  @Field(() => [PathHop], { description: 'The steps in order.' })
  hops!: PathHop[];
}
