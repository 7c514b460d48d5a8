import { Field, Float, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { AliasReason } from '../../curation/alias-proposals.js';
import type { Cursor } from '../paging.js';
import { Concept } from './concept.js';
import { FloatConditionInput, IntConditionInput, ONE_OF } from './conditions.js';
import { connectionOf } from './connection.js';

const AliasReasonEnum = { SPELLING: 'spelling', SHORT_FORM: 'shortForm' } as const;
registerEnumType(AliasReasonEnum, {
  name: 'AliasReason',
  description: 'Why two concepts may be one.',
  valuesConfig: {
    SPELLING: { description: 'Labels of theirs differ in spaces and hyphens alone.' },
    SHORT_FORM: { description: 'They have one short form, and their names share words.' },
  },
});

@ObjectType({
  description: 'That a keyphrase may be a name of another concept. Nothing is changed until it is accepted.',
})
export class AliasProposal {
  @Field(() => Concept, { description: 'The keyphrase that would become an alias.' })
  concept!: Concept;

  @Field(() => Concept, { description: 'The concept whose alias it would be.' })
  into!: Concept;

  @Field(() => AliasReasonEnum, { description: 'What speaks for it.' })
  reason!: AliasReason;

  @Field(() => String, { description: 'The short form, or the label of `into`, that says so.' })
  label!: string;

  @Field(() => Float, {
    description: 'How many of such proposals are right, as measured: 0.95 for SPELLING, 0.4 to 0.9 for SHORT_FORM.',
  })
  certainty!: number;

  @Field(() => Int, { description: 'How many papers speak of the keyphrase.' })
  paperCount!: number;

  @Field(() => String, { description: 'The mutation that accepts it.' })
  accept!: string;
}

@ObjectType({ description: 'A proposed alias in a list.' })
export class AliasProposalEdge {
  @Field(() => String, { description: 'Give it as `after` to go on from here.' })
  cursor!: Cursor;

  @Field(() => AliasProposal, { description: 'The proposal.' })
  node!: AliasProposal;
}

export const AliasProposalConnection = connectionOf('AliasProposal', AliasProposalEdge, 'proposed aliases');

@InputType({ description: 'Which reasons of proposals.' })
export class AliasReasonConditionInput {
  @Field(() => AliasReasonEnum, { nullable: true, description: 'Exactly this one.' })
  eq?: AliasReason | null;

  @Field(() => [AliasReasonEnum], { nullable: true, description: ONE_OF })
  in?: AliasReason[] | null;
}

@InputType({ description: 'Which proposals: all conditions given must hold; null counts as not given.' })
export class AliasProposalFilterInput {
  @Field(() => [AliasProposalFilterInput], { nullable: true, description: 'Every one of these holds.' })
  and?: AliasProposalFilterInput[] | null;

  @Field(() => [AliasProposalFilterInput], { nullable: true, description: 'At least one of these holds.' })
  or?: AliasProposalFilterInput[] | null;

  @Field(() => AliasProposalFilterInput, { nullable: true, description: 'This does not hold.' })
  not?: AliasProposalFilterInput | null;

  @Field(() => AliasReasonConditionInput, { nullable: true, description: 'What speaks for it.' })
  reason?: AliasReasonConditionInput | null;

  @Field(() => FloatConditionInput, { nullable: true, description: 'How alike they are, 0 to 1.' })
  certainty?: FloatConditionInput | null;

  @Field(() => IntConditionInput, { nullable: true, description: 'How many papers speak of the keyphrase.' })
  paperCount?: IntConditionInput | null;
}
