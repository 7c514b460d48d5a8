import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { ExtractionMethod, LinkKind, TextField } from '../../model/extraction.js';
import { ListSize } from '../cost-directives.js';
import { Concept } from './concept.js';
import { ExtractionMethodEnum, LinkKindEnum, TextFieldEnum } from './enums.js';
import { Paper } from './paper.js';

@ObjectType({ description: 'A place in a given text that speaks of a concept.' })
export class TextMention {
  @Field(() => Concept, { description: 'The concept.' })
  concept!: Concept;

  @Field(() => TextFieldEnum, { description: 'TITLE for the title, ABSTRACT for the text.' })
  field!: TextField;

  @Field(() => Int, { description: 'Where it starts: UTF-16 offset.' })
  start!: number;

  @Field(() => Int, { description: 'Where it ends, exclusive.' })
  end!: number;

  @Field(() => String, { description: 'The words as they stand there.' })
  surface!: string;

  @Field(() => ExtractionMethodEnum, { description: 'How it was found.' })
  method!: ExtractionMethod;

  @Field(() => Float, { description: 'How sure that it means the concept, above 0 to 1.' })
  confidence!: number;
}

@ObjectType({ description: 'A short form that a given text defines.' })
export class TextAbbreviation {
  @Field(() => String, { description: 'The short form.' })
  short!: string;

  @Field(() => String, { description: 'What it stands for.' })
  long!: string;

  @Field(() => Concept, { nullable: true, description: 'The concept; null where the graph has none.' })
  concept!: Concept | null;
}

@ObjectType({ description: 'An address in a given text.' })
export class TextLink {
  @Field(() => String, { description: 'The address.' })
  url!: string;

  @Field(() => LinkKindEnum, { description: 'What it leads to.' })
  kind!: LinkKind;
}

@ObjectType({ description: 'A paper that is near a given text.' })
export class NearPaper {
  @Field(() => Float, { description: 'Cosine of tf-idf weights of concepts, above 0 to 1.' })
  score!: number;

  @Field(() => Paper, { description: 'The paper.' })
  paper!: Paper;

  @ListSize({ assumedSize: 5 })
  @Field(() => [Concept], { description: 'Concepts that both speak of, the one that counts most first.' })
  shared!: Concept[];
}

@ObjectType({ description: 'What a text says that is not in the graph, by the concepts of the graph.' })
export class TextExtraction {
  @ListSize({ assumedSize: 20 })
  @Field(() => [TextMention], { description: 'Where it speaks of concepts, in order.' })
  mentions!: TextMention[];

  @ListSize({ assumedSize: 3 })
  @Field(() => [TextAbbreviation], { description: 'Short forms that it defines, in order.' })
  abbreviations!: TextAbbreviation[];

  @ListSize({ assumedSize: 3 })
  @Field(() => [TextLink], { description: 'Addresses that it gives, by address.' })
  links!: TextLink[];

  @Field(() => [NearPaper], { description: 'The papers nearest to it, by the concepts that they share.' })
  papers!: NearPaper[];
}
