import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { ListSize } from '../cost-directives.js';
import type { NoCommonGround } from '../../index/common-ground.js';
import { Concept } from './concept.js';
import { Paper } from './paper.js';
import { NoCommonGroundEnum } from './enums.js';

@ObjectType({ description: 'One of the papers that share a concept.' })
export class SharingPaper {
  @Field(() => Paper, { description: 'The paper.' })
  paper!: Paper;

  conceptId!: string;
}

@ObjectType({ description: 'A concept that several of the papers speak of.' })
export class SharedConcept {
  @Field(() => Concept, { description: 'The concept.' })
  concept!: Concept;

  @Field(() => Int, { description: 'How many of the papers speak of it.' })
  count!: number;

  @Field(() => Int, { description: 'How many papers of the whole corpus do.' })
  corpusCount!: number;

  @Field(() => Float, { description: 'How many of the papers would, were they drawn from the corpus by chance.' })
  expected!: number;

  @Field(() => Float, { description: '`count` over `expected`: above 1, the papers share it more than by chance.' })
  lift!: number;

  @ListSize({ assumedSize: 10 })
  @Field(() => [SharingPaper], { description: 'The papers that speak of it, by id, with the places where they do.' })
  papers!: SharingPaper[];
}

@ObjectType({ description: 'What some papers have in common.' })
export class CommonGround {
  @Field(() => [SharedConcept], {
    description: 'The concepts that at least `minShared` papers speak of: by count, then lift, the greatest first.',
  })
  concepts!: SharedConcept[];

  @Field(() => Int, { description: 'All such concepts, also those past `first`.' })
  totalCount!: number;

  @Field(() => Int, { description: 'Papers that were found and compared.' })
  paperCount!: number;

  @Field(() => [ID], { description: 'Ids that no paper of the graph has.' })
  unknownIds!: string[];

  @Field(() => NoCommonGroundEnum, { nullable: true, description: 'Why `concepts` is empty; null where it is not.' })
  emptyReason!: NoCommonGround;

  @Field(() => Int, { description: 'The most papers that share one concept: what `minShared` may be for an answer.' })
  mostShared!: number;
}
