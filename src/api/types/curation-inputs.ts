import { Field, ID, InputType } from 'type-graphql';
import type { ConceptKind } from '../../model/concept.js';
import { ONE_OF, StringConditionInput } from './conditions.js';
import { CurationKindEnum, CurationStateEnum, type Curation, type CurationState } from './curation.js';
import { ConceptKindEnum } from './enums.js';

@InputType({ description: 'Which concepts to make one.' })
export class MergeConceptsInput {
  @Field(() => [String], { description: 'Ids or names of those that go.' })
  concepts!: string[];

  @Field(() => String, { description: 'Id or name of the one that stays; it takes their mentions and names.' })
  into!: string;

  @Field(() => String, { nullable: true, description: 'Why, for the log.' })
  note?: string | null;
}

@InputType({ description: 'Which mentions a part takes: those of papers for which all that is given holds.' })
export class SplitRuleInput {
  @Field(() => [ID], { nullable: true, description: 'One of these papers.' })
  papers?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The paper speaks of one of these concepts too: ids or names.',
  })
  company?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Title or abstract holds these words, in any case and number.' })
  phrase?: string | null;
}

@InputType({ description: 'A concept that comes out of another.' })
export class SplitPartInput {
  @Field(() => String, { description: 'Its name, which no other concept has.' })
  name!: string;

  @Field(() => [String], { nullable: true, description: 'Other names.' })
  aliases?: string[] | null;

  @Field(() => String, { nullable: true, description: 'What it is, in one line.' })
  definition?: string | null;

  @Field(() => ConceptKindEnum, {
    nullable: true,
    description: 'What sort of thing it is; as the split one without it.',
  })
  kind?: ConceptKind | null;

  @Field(() => SplitRuleInput, { description: 'Which mentions it takes.' })
  when!: SplitRuleInput;
}

@InputType({ description: 'How to split a concept.' })
export class SplitConceptInput {
  @Field(() => String, { description: 'Id or name of the concept. Mentions that no part takes stay with it.' })
  concept!: string;

  @Field(() => [SplitPartInput], {
    description: 'What comes out of it, 1 to 20; a mention goes to the first that takes it.',
  })
  into!: SplitPartInput[];

  @Field(() => String, { nullable: true, description: 'Why, for the log.' })
  note?: string | null;
}

@InputType({ description: 'Which concept to give another name.' })
export class RenameConceptInput {
  @Field(() => String, { description: 'Id or name of the concept.' })
  concept!: string;

  @Field(() => String, { description: 'Its new name; the one it has becomes an alias.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Why, for the log.' })
  note?: string | null;
}

@InputType({ description: 'Which concept to take out of sight.' })
export class HideConceptInput {
  @Field(() => String, { description: 'Id or name of the concept.' })
  concept!: string;

  @Field(() => String, { nullable: true, description: 'Why, for the log.' })
  note?: string | null;
}

@InputType({ description: 'What to take back.' })
export class UndoCurationInput {
  @Field(() => ID, { description: 'Id of a curation; see `curationLog`.' })
  curation!: string;

  @Field(() => String, { nullable: true, description: 'Why, for the log.' })
  note?: string | null;
}

@InputType({ description: 'Which kinds of curations.' })
export class CurationKindConditionInput {
  @Field(() => CurationKindEnum, { nullable: true, description: 'Exactly this one.' })
  eq?: Curation['kind'] | null;

  @Field(() => [CurationKindEnum], { nullable: true, description: ONE_OF })
  in?: Curation['kind'][] | null;
}

@InputType({ description: 'Which states of curations.' })
export class CurationStateConditionInput {
  @Field(() => CurationStateEnum, { nullable: true, description: 'Exactly this one.' })
  eq?: CurationState | null;

  @Field(() => [CurationStateEnum], { nullable: true, description: ONE_OF })
  in?: CurationState[] | null;
}

@InputType({ description: 'Which curations: all conditions given must hold; null counts as not given.' })
export class CurationFilterInput {
  @Field(() => [CurationFilterInput], { nullable: true, description: 'Every one of these holds.' })
  and?: CurationFilterInput[] | null;

  @Field(() => [CurationFilterInput], { nullable: true, description: 'At least one of these holds.' })
  or?: CurationFilterInput[] | null;

  @Field(() => CurationFilterInput, { nullable: true, description: 'This does not hold.' })
  not?: CurationFilterInput | null;

  @Field(() => CurationKindConditionInput, { nullable: true, description: 'What sort of thing was done.' })
  kind?: CurationKindConditionInput | null;

  @Field(() => CurationStateConditionInput, { nullable: true, description: 'Whether it is in the graph.' })
  state?: CurationStateConditionInput | null;

  @Field(() => StringConditionInput, { nullable: true, description: 'Who did it.' })
  by?: StringConditionInput | null;
}
