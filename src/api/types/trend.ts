import { Field, Float, Int, ObjectType } from 'type-graphql';
import { ListSize } from '../cost-directives.js';
import { Concept } from './concept.js';

@ObjectType({ description: 'Papers of one interval that speak of a concept.' })
export class TrendPoint {
  @Field(() => String, { description: 'The interval: 2024, 2024-Q2 or 2024-05.' })
  interval!: string;

  @Field(() => Int, { description: 'Papers of the interval that speak of the concept.' })
  count!: number;

  @Field(() => Int, { description: 'All papers of the interval that `where` selects.' })
  paperCount!: number;

  @Field(() => Float, {
    nullable: true,
    description: '`count` over `paperCount`, 0 to 1; null where the interval has no papers.',
  })
  share!: number | null;
}

@ObjectType({ description: 'How often papers speak of one concept, over time.' })
export class TrendSeries {
  @Field(() => Concept, { description: 'The concept.' })
  concept!: Concept;

  @ListSize({ assumedSize: 20 })
  @Field(() => [TrendPoint], { description: 'Every interval from the first with a paper to the last, by time.' })
  points!: TrendPoint[];
}

@ObjectType({
  description: 'How often papers speak of some concepts, over time. All series have the same intervals.',
})
export class ConceptTrend {
  @Field(() => [TrendSeries], { description: 'One for each concept, in the order asked for.' })
  series!: TrendSeries[];

  @Field(() => Int, { description: 'Papers that `where` selects: those of all intervals and `unknownCount`.' })
  total!: number;

  @Field(() => Int, { description: 'Papers of which the interval is not known.' })
  unknownCount!: number;
}
