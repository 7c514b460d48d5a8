import { Field, Float, ID, InputType, Int } from 'type-graphql';
import type { LinkKind } from '../../model/extraction.js';
import type { ConceptKind, ConceptOrigin } from '../../model/concept.js';
import { COMPARED } from '../min-confidence.js';
import * as enums from './enums.js';

@InputType({ description: 'Whole numbers from `gte` to `lte`, both included.' })
export class IntRangeInput {
  @Field(() => Int, { nullable: true, description: 'The least.' })
  gte?: number | null;

  @Field(() => Int, { nullable: true, description: 'The greatest.' })
  lte?: number | null;
}

@InputType({ description: 'Papers that speak of a concept: give `id` or `name`.' })
export class ConceptFilterInput {
  @Field(() => ID, { nullable: true, description: 'Id of the concept.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'Name, alias or abbreviation.' })
  name?: string | null;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether narrower concepts count too.' })
  includeNarrower!: boolean;

  @Field(() => Float, {
    defaultValue: 0,
    description: `Only papers with a mention of at least this confidence, 0 to 1. ${COMPARED}`,
  })
  minConfidence!: number;
}

@InputType({ description: 'Which papers: all conditions given must hold.' })
export class PaperFilterInput {
  @Field(() => [ID], { nullable: true, description: 'One of these papers.' })
  ids?: string[] | null;

  @Field(() => ConceptFilterInput, { nullable: true, description: 'Speaks of this concept.' })
  concept?: ConceptFilterInput | null;

  @Field(() => IntRangeInput, { nullable: true, description: 'Published in these years.' })
  year?: IntRangeInput | null;

  @Field(() => String, { nullable: true, description: 'Published there, exactly so written.' })
  venue?: string | null;

  @Field(() => enums.LinkKindEnum, { nullable: true, description: 'Gives a link of this kind.' })
  hasLink?: LinkKind | null;

  @Field(() => [PaperFilterInput], { nullable: true, description: 'Every one of these holds.' })
  all?: PaperFilterInput[] | null;

  @Field(() => [PaperFilterInput], { nullable: true, description: 'At least one of these holds.' })
  any?: PaperFilterInput[] | null;

  @Field(() => PaperFilterInput, { nullable: true, description: 'This does not hold.' })
  not?: PaperFilterInput | null;
}

@InputType({ description: 'How papers are sorted.' })
export class PaperOrderInput {
  @Field(() => enums.PaperOrderFieldEnum, { description: 'By what.' })
  field!: enums.PaperOrderField;

  @Field(() => enums.DirectionEnum, { defaultValue: 'ascending', description: 'In which direction.' })
  direction!: enums.Direction;
}

@InputType({ description: 'Which concepts: all conditions given must hold.' })
export class ConceptListFilterInput {
  @Field(() => String, {
    nullable: true,
    description: 'Has this name, alias or abbreviation; homonyms are all listed.',
  })
  name?: string | null;

  @Field(() => enums.ConceptKindEnum, { nullable: true, description: 'Of this kind.' })
  kind?: ConceptKind | null;

  @Field(() => enums.ConceptOriginEnum, { nullable: true, description: 'Of this origin.' })
  origin?: ConceptOrigin | null;

  @Field(() => String, { nullable: true, description: 'Of the vocabulary of this name.' })
  vocabulary?: string | null;

  @Field(() => Int, { nullable: true, description: 'On this level of the hierarchy; 0 is the highest.' })
  level?: number | null;

  @Field(() => Int, { defaultValue: 1, description: 'At least this many papers speak of it, or of one narrower.' })
  minPapers!: number;
}

@InputType({ description: 'How concepts are sorted.' })
export class ConceptOrderInput {
  @Field(() => enums.ConceptOrderFieldEnum, { description: 'By what.' })
  field!: enums.ConceptOrderField;

  @Field(() => enums.DirectionEnum, { defaultValue: 'ascending', description: 'In which direction.' })
  direction!: enums.Direction;
}

@InputType({ description: 'Confidences from `gte` on and below `lt`.' })
export class ConfidenceRangeInput {
  @Field(() => Float, { nullable: true, description: 'The least.' })
  gte?: number | null;

  @Field(() => Float, { nullable: true, description: 'Less than this.' })
  lt?: number | null;
}

@InputType({ description: 'Which mentions: all conditions given must hold.' })
export class MentionFilterInput {
  @Field(() => ConfidenceRangeInput, { nullable: true, description: 'Of this confidence, compared exactly.' })
  confidence?: ConfidenceRangeInput | null;
}
