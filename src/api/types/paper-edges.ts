import { Field, Float, ObjectType } from 'type-graphql';
import { ListSize } from '../cost-directives.js';
import type { Cursor } from '../paging.js';
import { Concept } from './concept.js';
import { connectionOf } from './connection.js';
import { Paper } from './paper.js';

@ObjectType({ description: 'A concept that a paper speaks of.' })
export class PaperConceptEdge {
  @Field(() => String, { description: 'Give it as `after` to go on from here.' })
  cursor!: Cursor;

  @Field(() => Concept, { description: 'The concept.' })
  node!: Concept;

  @Field(() => Float, { description: '1 + ln(mentions), a mention in the title counting twice.' })
  weight!: number;

  paperId!: string;
}
export const PaperConceptConnection = connectionOf('PaperConcept', PaperConceptEdge, 'concepts of a paper');

@ObjectType({ description: 'A paper that speaks of a concept.' })
export class ConceptPaperEdge {
  @Field(() => String, { description: 'Give it as `after` to go on from here.' })
  cursor!: Cursor;

  @Field(() => Paper, { description: 'The paper.' })
  node!: Paper;

  @Field(() => Float, {
    description: '1 + ln(mentions), a mention in the title counting twice; the largest of `concepts`.',
  })
  weight!: number;

  @ListSize({ assumedSize: 2 })
  @Field(() => [Concept], {
    description: 'What the paper speaks of, with the confidence asked for: the concept itself, or narrower ones.',
  })
  concepts!: Concept[];
}
export const ConceptPaperConnection = connectionOf('ConceptPaper', ConceptPaperEdge, 'papers of a concept');
