import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Cursor } from '../paging.js';
import { Concept } from './concept.js';
import { connectionOf } from './connection.js';

@ObjectType({ description: 'How often two concepts stand in one paper, among the papers selected.' })
export class Association {
  @Field(() => Int, { description: 'Papers that speak of both.' })
  count!: number;

  @Field(() => Float, { description: 'Papers that would speak of both, were the two independent.' })
  expected!: number;

  @Field(() => Float, { description: 'The measure that was asked for.' })
  score!: number;
}

@ObjectType({ description: 'A concept that stands in papers with another.' })
export class CooccurringConceptEdge extends Association {
  @Field(() => String, { description: 'Give it as `after` to go on from here.' })
  cursor!: Cursor;

  @Field(() => Concept, { description: 'The other concept.' })
  node!: Concept;
}

export const CooccurringConceptConnection = connectionOf(
  'CooccurringConcept',
  CooccurringConceptEdge,
  'co-occurring concepts',
);

@ObjectType({ description: 'A concept of a neighborhood.' })
export class NeighborhoodNode {
  @Field(() => Concept, { description: 'The concept.' })
  concept!: Concept;

  @Field(() => Int, { description: 'Hops from the center, which has 0.' })
  depth!: number;
}

@ObjectType({ description: 'Two concepts of a neighborhood that stand in papers together.' })
export class NeighborhoodEdge extends Association {
  @Field(() => Concept, { description: 'The one whose id sorts first.' })
  source!: Concept;

  @Field(() => Concept, { description: 'The other.' })
  target!: Concept;
}

@ObjectType({ description: 'The concepts around a concept.' })
export class Neighborhood {
  @Field(() => [NeighborhoodNode], { description: 'The center first, then by depth and strength.' })
  nodes!: NeighborhoodNode[];

  @Field(() => [NeighborhoodEdge], { description: 'Every co-occurrence among the nodes, by source, then target.' })
  edges!: NeighborhoodEdge[];

  @Field(() => Boolean, { description: 'Whether concepts within `depth` were left out for want of `maxNodes`.' })
  truncated!: boolean;
}

@ObjectType({
  description: 'Co-occurrence of each of some concepts with each; row and column order is that of `concepts`.',
})
export class CoOccurrenceMatrix {
  @Field(() => [Concept], { description: 'Rows and columns.' })
  concepts!: Concept[];

  @Field(() => Int, { description: 'Papers selected: N of the measures.' })
  paperCount!: number;

  @Field(() => [[Int]], { description: 'Papers with both; on the diagonal, with the concept.' })
  counts!: number[][];

  @Field(() => [[Float]], { description: 'Papers with both, were they independent.' })
  expected!: number[][];

  @Field(() => [[Float]], { description: 'The measure that was asked for.' })
  scores!: number[][];
}
