import { Field, Float, InputType } from 'type-graphql';
import { Cost } from '../cost-directives.js';
import { COMPARED } from '../min-confidence.js';
import * as conditions from './conditions.js';
import * as enums from './enums.js';

@InputType({ description: 'Which concepts a paper speaks of: all that is given must hold.' })
export class PaperConceptsConditionInput {
  @Cost(10)
  @Field(() => [String], {
    nullable: true,
    description: 'At least one of these: ids, names, aliases or abbreviations.',
  })
  any?: string[] | null;

  @Cost(10)
  @Field(() => [String], { nullable: true, description: 'Each of these.' })
  all?: string[] | null;

  @Cost(10)
  @Field(() => [String], { nullable: true, description: 'None of these.' })
  none?: string[] | null;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether narrower concepts count as those given.' })
  includeNarrower!: boolean;

  @Field(() => Float, {
    defaultValue: 0,
    description: `Only mentions of at least this confidence count, 0 to 1. ${COMPARED}`,
  })
  minConfidence!: number;
}

@InputType({
  description:
    'Which papers: all conditions given must hold; null counts as not given, and none given selects every paper.',
})
export class PaperFilterInput {
  @Field(() => [PaperFilterInput], { nullable: true, description: 'Every one of these holds.' })
  and?: PaperFilterInput[] | null;

  @Field(() => [PaperFilterInput], { nullable: true, description: 'At least one of these holds.' })
  or?: PaperFilterInput[] | null;

  @Field(() => PaperFilterInput, {
    nullable: true,
    description: 'This does not hold; papers of which it is not known are selected too.',
  })
  not?: PaperFilterInput | null;

  @Cost(10)
  @Field(() => conditions.IdConditionInput, { nullable: true, description: 'Its id; unknown ids select nothing.' })
  id?: conditions.IdConditionInput | null;

  @Cost(10)
  @Field(() => conditions.TitleConditionInput, { nullable: true, description: 'Its title.' })
  title?: conditions.TitleConditionInput | null;

  @Cost(100)
  @Field(() => String, {
    nullable: true,
    description: 'Title, abstract and authors have all of these words, whatever their endings, as `search` finds them.',
  })
  text?: string | null;

  @Cost(10)
  @Field(() => conditions.IntConditionInput, { nullable: true, description: 'Year of publication.' })
  year?: conditions.IntConditionInput | null;

  @Cost(10)
  @Field(() => conditions.DayConditionInput, { nullable: true, description: 'Day of publication.' })
  publishedOn?: conditions.DayConditionInput | null;

  @Cost(10)
  @Field(() => conditions.StringConditionInput, { nullable: true, description: 'Journal, proceedings or series.' })
  venue?: conditions.StringConditionInput | null;

  @Cost(10)
  @Field(() => conditions.StringConditionInput, {
    nullable: true,
    description: 'Name of one of its authors, as the source writes it; `isNull: true` selects papers without authors.',
  })
  author?: conditions.StringConditionInput | null;

  @Cost(10)
  @Field(() => PaperConceptsConditionInput, { nullable: true, description: 'What it speaks of.' })
  concepts?: PaperConceptsConditionInput | null;

  @Cost(10)
  @Field(() => conditions.LinksConditionInput, { nullable: true, description: 'Links that it gives.' })
  links?: conditions.LinksConditionInput | null;

  @Cost(10)
  @Field(() => conditions.StringConditionInput, {
    nullable: true,
    description: 'Name of the source that it was read from last.',
  })
  source?: conditions.StringConditionInput | null;

  @Cost(10)
  @Field(() => conditions.IdConditionInput, { nullable: true, description: 'Id of the run that last wrote it.' })
  run?: conditions.IdConditionInput | null;
}

@InputType({ description: 'How papers are sorted.' })
export class PaperOrderInput {
  @Field(() => enums.PaperOrderFieldEnum, { description: 'By what.' })
  field!: enums.PaperOrderField;

  @Field(() => enums.DirectionEnum, { defaultValue: 'ascending', description: 'In which direction.' })
  direction!: enums.Direction;
}

@InputType({
  description: 'Which concepts: all conditions given must hold; null counts as not given, and none given selects all.',
})
export class ConceptFilterInput {
  @Field(() => [ConceptFilterInput], { nullable: true, description: 'Every one of these holds.' })
  and?: ConceptFilterInput[] | null;

  @Field(() => [ConceptFilterInput], { nullable: true, description: 'At least one of these holds.' })
  or?: ConceptFilterInput[] | null;

  @Field(() => ConceptFilterInput, { nullable: true, description: 'This does not hold.' })
  not?: ConceptFilterInput | null;

  @Cost(10)
  @Field(() => conditions.IdConditionInput, {
    nullable: true,
    description: 'Its id, or that of a concept which was merged into it.',
  })
  id?: conditions.IdConditionInput | null;

  @Cost(10)
  @Field(() => conditions.TitleConditionInput, {
    nullable: true,
    description:
      'Its name, an alias or an abbreviation. Plurals count as their singular in `eq` and `in`; homonyms are all listed.',
  })
  name?: conditions.TitleConditionInput | null;

  @Cost(10)
  @Field(() => conditions.ConceptKindConditionInput, { nullable: true, description: 'Its kind.' })
  kind?: conditions.ConceptKindConditionInput | null;

  @Cost(10)
  @Field(() => conditions.ConceptOriginConditionInput, { nullable: true, description: 'Its origin.' })
  origin?: conditions.ConceptOriginConditionInput | null;

  @Cost(10)
  @Field(() => conditions.StringConditionInput, {
    nullable: true,
    description: 'Name of the vocabulary that it is of; not known of concepts of the corpus.',
  })
  vocabulary?: conditions.StringConditionInput | null;

  @Cost(10)
  @Field(() => conditions.IntConditionInput, {
    nullable: true,
    description: 'Its level of the hierarchy; 0 is the highest.',
  })
  level?: conditions.IntConditionInput | null;

  @Cost(10)
  @Field(() => conditions.IntConditionInput, {
    nullable: true,
    description: 'How many papers speak of it, or of one narrower.',
  })
  paperCount?: conditions.IntConditionInput | null;
}

@InputType({ description: 'How concepts are sorted.' })
export class ConceptOrderInput {
  @Field(() => enums.ConceptOrderFieldEnum, { description: 'By what.' })
  field!: enums.ConceptOrderField;

  @Field(() => enums.DirectionEnum, { defaultValue: 'ascending', description: 'In which direction.' })
  direction!: enums.Direction;
}

@InputType({ description: 'How the concepts of a paper are sorted.' })
export class PaperConceptOrderInput {
  @Field(() => enums.PaperConceptOrderFieldEnum, { description: 'By what.' })
  field!: enums.PaperConceptOrderField;

  @Field(() => enums.DirectionEnum, { defaultValue: 'ascending', description: 'In which direction.' })
  direction!: enums.Direction;
}

@InputType({ description: 'How the papers of a concept are sorted.' })
export class ConceptPaperOrderInput {
  @Field(() => enums.ConceptPaperOrderFieldEnum, { description: 'By what.' })
  field!: enums.ConceptPaperOrderField;

  @Field(() => enums.DirectionEnum, { defaultValue: 'ascending', description: 'In which direction.' })
  direction!: enums.Direction;
}

@InputType({ description: 'Which mentions: all conditions given must hold.' })
export class MentionFilterInput {
  @Field(() => conditions.FloatConditionInput, { nullable: true, description: 'Of this confidence, compared exactly.' })
  confidence?: conditions.FloatConditionInput | null;
}
