import { Field, Float, ID, InputType, Int } from 'type-graphql';
import type { ConceptKind, ConceptOrigin } from '../../model/concept.js';
import type { LinkKind } from '../../model/extraction.js';
import * as enums from './enums.js';

export const ONE_OF = 'One of these; none is, where the list is empty.';
const IS_NULL = 'true: it is not known; false: it is known.';

@InputType({ description: 'Which ids: all that is given must hold.' })
export class IdConditionInput {
  @Field(() => ID, { nullable: true, description: 'Exactly this one.' })
  eq?: string | null;

  @Field(() => [ID], { nullable: true, description: ONE_OF })
  in?: string[] | null;
}

@InputType({
  description:
    'Which texts: all that is given must hold. Case and accents play no part in `contains` and `startsWith`. What is not known satisfies nothing but `isNull: true`.',
})
export class StringConditionInput {
  @Field(() => String, { nullable: true, description: 'Exactly this, as written.' })
  eq?: string | null;

  @Field(() => [String], { nullable: true, description: ONE_OF })
  in?: string[] | null;

  @Field(() => String, { nullable: true, description: 'This stands in it.' })
  contains?: string | null;

  @Field(() => String, { nullable: true, description: 'It begins with this.' })
  startsWith?: string | null;

  @Field(() => Boolean, { nullable: true, description: IS_NULL })
  isNull?: boolean | null;
}

@InputType({
  description: 'Which titles or names: all that is given must hold. Case, accents and punctuation play no part.',
})
export class TitleConditionInput {
  @Field(() => String, { nullable: true, description: 'Exactly this.' })
  eq?: string | null;

  @Field(() => [String], { nullable: true, description: ONE_OF })
  in?: string[] | null;

  @Field(() => String, { nullable: true, description: 'This stands in it.' })
  contains?: string | null;

  @Field(() => String, { nullable: true, description: 'It begins with this.' })
  startsWith?: string | null;
}

@InputType({
  description:
    'Which whole numbers: all that is given must hold. What is not known satisfies nothing but `isNull: true`.',
})
export class IntConditionInput {
  @Field(() => Int, { nullable: true, description: 'Exactly this.' })
  eq?: number | null;

  @Field(() => [Int], { nullable: true, description: ONE_OF })
  in?: number[] | null;

  @Field(() => Int, { nullable: true, description: 'Less than this.' })
  lt?: number | null;

  @Field(() => Int, { nullable: true, description: 'At most this.' })
  lte?: number | null;

  @Field(() => Int, { nullable: true, description: 'More than this.' })
  gt?: number | null;

  @Field(() => Int, { nullable: true, description: 'At least this.' })
  gte?: number | null;

  @Field(() => Boolean, { nullable: true, description: IS_NULL })
  isNull?: boolean | null;
}

@InputType({ description: 'Which numbers: all that is given must hold.' })
export class FloatConditionInput {
  @Field(() => Float, { nullable: true, description: 'Less than this.' })
  lt?: number | null;

  @Field(() => Float, { nullable: true, description: 'At most this.' })
  lte?: number | null;

  @Field(() => Float, { nullable: true, description: 'More than this.' })
  gt?: number | null;

  @Field(() => Float, { nullable: true, description: 'At least this.' })
  gte?: number | null;
}

@InputType({
  description:
    'Which days, written YYYY-MM-DD: all that is given must hold. What is not known satisfies nothing but `isNull: true`.',
})
export class DayConditionInput {
  @Field(() => String, { nullable: true, description: 'Exactly this day.' })
  eq?: string | null;

  @Field(() => [String], { nullable: true, description: ONE_OF })
  in?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Before this day.' })
  lt?: string | null;

  @Field(() => String, { nullable: true, description: 'On this day or before.' })
  lte?: string | null;

  @Field(() => String, { nullable: true, description: 'After this day.' })
  gt?: string | null;

  @Field(() => String, { nullable: true, description: 'On this day or after.' })
  gte?: string | null;

  @Field(() => Boolean, { nullable: true, description: IS_NULL })
  isNull?: boolean | null;
}

@InputType({ description: 'Which kinds of links a paper gives: all that is given must hold.' })
export class LinksConditionInput {
  @Field(() => [enums.LinkKindEnum], { nullable: true, description: 'A link of at least one of these kinds.' })
  any?: LinkKind[] | null;

  @Field(() => [enums.LinkKindEnum], { nullable: true, description: 'A link of each of these kinds.' })
  all?: LinkKind[] | null;

  @Field(() => [enums.LinkKindEnum], { nullable: true, description: 'No link of any of these kinds.' })
  none?: LinkKind[] | null;
}

@InputType({ description: 'Which kinds of concepts.' })
export class ConceptKindConditionInput {
  @Field(() => enums.ConceptKindEnum, { nullable: true, description: 'Exactly this one.' })
  eq?: ConceptKind | null;

  @Field(() => [enums.ConceptKindEnum], { nullable: true, description: ONE_OF })
  in?: ConceptKind[] | null;
}

@InputType({ description: 'Which origins of concepts.' })
export class ConceptOriginConditionInput {
  @Field(() => enums.ConceptOriginEnum, { nullable: true, description: 'Exactly this one.' })
  eq?: ConceptOrigin | null;

  @Field(() => [enums.ConceptOriginEnum], { nullable: true, description: ONE_OF })
  in?: ConceptOrigin[] | null;
}
