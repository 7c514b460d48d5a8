import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import type { PairOrderField } from '../../index/rising-pairs.js';
import { ListSize } from '../cost-directives.js';
import { Concept } from './concept.js';
import { DirectionEnum, LinkMeasureEnum, PairOrderFieldEnum, type Direction, type LinkMeasure } from './enums.js';

@InputType({ description: 'Years of publication, both ends included.' })
export class YearSpanInput {
  @Field(() => Int, { description: 'The first year.' })
  from!: number;

  @Field(() => Int, { description: 'The last year.' })
  to!: number;
}

@InputType({ description: 'How pairs of concepts are sorted.' })
export class PairOrderInput {
  @Field(() => PairOrderFieldEnum, { description: 'By what.' })
  field!: PairOrderField;

  @Field(() => DirectionEnum, { defaultValue: 'descending', description: 'In which direction.' })
  direction!: Direction;
}

@ObjectType({ description: 'How often two concepts stand in one paper of a period.' })
export class PairCount {
  @Field(() => Int, { description: 'Papers that speak of both.' })
  count!: number;

  @Field(() => Float, { description: 'Papers that would speak of both, were the two independent.' })
  expected!: number;

  @Field(() => Float, { description: '`count` over `expected`; 0 where there is none.' })
  lift!: number;
}

@ObjectType({
  description:
    'Whether a pair is more frequent in the window than in the baseline, from the papers with it and all papers.',
})
export class PairRise {
  @Field(() => Float, {
    description: 'Papers of the window that would have the pair, were it as frequent in window and baseline.',
  })
  expected!: number;

  @Field(() => Float, { description: "The window's `count` over `expected`: above 1, the pair rises." })
  lift!: number;

  @Field(() => Float, {
    description:
      'How sure it is that the two differ: G² (Dunning 1993), negative where the pair falls. Above 3.84, less than one in 20 by chance; of many pairs some always are.',
  })
  logLikelihoodRatio!: number;
}

@ObjectType({ description: 'Two concepts that stand in papers together.' })
export class CoOccurrencePair extends PairCount {
  @Field(() => Concept, { description: 'The one whose id sorts first.' })
  a!: Concept;

  @Field(() => Concept, { description: 'The other.' })
  b!: Concept;

  @Field(() => Float, { description: 'G² of the pair against independence, negative where it is rarer than expected.' })
  logLikelihoodRatio!: number;

  @Field(() => PairCount, { nullable: true, description: 'The same in the baseline; null without one.' })
  baseline!: PairCount | null;

  @Field(() => PairRise, { nullable: true, description: 'Window against baseline; null without one.' })
  rise!: PairRise | null;
}

@ObjectType({ description: 'Pairs of concepts, counted in a window of time and, where asked for, a baseline.' })
export class CoOccurrences {
  @Field(() => [CoOccurrencePair], { description: 'The first pairs in the order asked for; ties break by id.' })
  pairs!: CoOccurrencePair[];

  @Field(() => Int, { description: 'All pairs with at least `minCount` papers in the window.' })
  totalCount!: number;

  @Field(() => Int, { description: 'Papers of the window.' })
  paperCount!: number;

  @Field(() => Int, { nullable: true, description: 'Papers of the baseline; null without one.' })
  baselinePaperCount!: number | null;
}

@ObjectType({ description: 'A neighbor of both concepts: why a link between them is likely.' })
export class SharedNeighbor {
  @Field(() => Concept, { description: 'What stands in papers with either.' })
  concept!: Concept;

  @Field(() => Float, { description: 'What it adds to the score; the shares of all reasons sum to it.' })
  share!: number;
}

@ObjectType({ description: 'A concept that never stood in a paper with another, and is likely to.' })
export class PredictedLink {
  @Field(() => Concept, { description: 'The other concept.' })
  concept!: Concept;

  @Field(() => Float, { description: 'The measure that was asked for.' })
  score!: number;

  @Field(() => Int, { description: 'How many neighbors the two share.' })
  sharedCount!: number;

  @ListSize({ assumedSize: 20 })
  @Field(() => [SharedNeighbor], { description: 'Neighbors of both, the largest share first; the first 20 of them.' })
  reasons!: SharedNeighbor[];
}

@ObjectType({ description: 'Links that are likely to come, as the neighbors of a concept have it.' })
export class PredictedLinks {
  @Field(() => [PredictedLink], { description: 'The likeliest first; ties break by id.' })
  links!: PredictedLink[];

  @Field(() => Int, { description: 'All concepts that share a neighbor with it, and no paper.' })
  totalCount!: number;

  @Field(() => LinkMeasureEnum, { description: 'The measure of the scores.' })
  measure!: LinkMeasure;
}
