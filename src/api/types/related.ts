import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { RelatedReason } from '../../index/related-papers.js';
import type { ScorePart } from '../../index/paper-terms.js';
import type { SentenceRole } from '../../model/sentence-roles.js';
import { ListSize } from '../cost-directives.js';
import type { Cursor } from '../paging.js';
import { Concept } from './concept.js';
import { connectionOf } from './connection.js';
import { AspectEnum, EmptyReasonEnum, ScorePartEnum, type EmptyReason } from './enums.js';
import { Paper } from './paper.js';

@ObjectType({ description: 'A sentence of an abstract.' })
export class Sentence {
  @Field(() => String, { description: 'The sentence.' })
  text!: string;

  @Field(() => AspectEnum, { description: 'What it tells, by its place and cue words: a heuristic for English.' })
  role!: SentenceRole;

  @Field(() => Int, { description: 'Where it starts: UTF-16 offset into the abstract.' })
  start!: number;

  @Field(() => Int, { description: 'Where it ends, exclusive.' })
  end!: number;
}

@ObjectType({ description: 'A sentence of each of two texts that show best why they are related.' })
export class SentencePair {
  @Field(() => Sentence, { description: 'Of what was asked with.' })
  from!: Sentence;

  @Field(() => Sentence, { description: 'Of the related paper.' })
  to!: Sentence;
}

@ObjectType({ description: 'What a concept or a word gives to the score of a related paper.' })
export class Reason {
  @Field(() => ScorePartEnum, { description: 'The part of the score that it belongs to.' })
  part!: ScorePart;

  @Field(() => Concept, { nullable: true, description: 'The concept; null for a word and for EMBEDDING.' })
  concept!: Concept | null;

  @Field(() => String, {
    nullable: true,
    description: 'The word, in lower case and singular; null for a concept and for EMBEDDING.',
  })
  word!: string | null;

  @Field(() => Float, {
    description:
      'What it adds to the score; the shares of all reasons sum to the score. Below 0 where `unlike` takes away.',
  })
  share!: number;

  @Field(() => Float, {
    description: 'The share in percent of all that speaks for the paper: of the score, where nothing is unliked.',
  })
  percent!: number;

  @Field(() => Boolean, {
    description:
      'Whether what was asked with has it itself. False where only the five papers nearest to that have it, which are asked with as well.',
  })
  shared!: boolean;
}

/** What an edge was made from, for the fields that are computed when they are asked for. */
export interface EdgeOrigin {
  row: number;
  reasons: readonly RelatedReason[];
  /** Papers (rows) and texts that were asked with. */
  seeds: { papers: readonly number[]; texts: readonly string[] };
}

@ObjectType({ description: 'A paper that is related to what was asked with.' })
export class RelatedPaperEdge {
  @Field(() => String, { description: 'Give it as `after` to go on from here.' })
  cursor!: Cursor;

  @Field(() => Paper, { description: 'The related paper.' })
  node!: Paper;

  @Field(() => Float, {
    description: 'How near it is, above 0 to 1: the cosine of what both say, or the `measure` asked for.',
  })
  score!: number;

  @Field(() => AspectEnum, { nullable: true, description: 'The aspect that was asked for.' })
  aspect!: SentenceRole | null;

  @ListSize({ assumedSize: 20 })
  @Field(() => [Reason], {
    description: 'Why: all concepts and words that give to the score, the largest share first.',
  })
  reasons!: Reason[];

  @ListSize({ assumedSize: 2 })
  @Field(() => [Paper], {
    description:
      'Near-duplicates of it that would stand further down, of the papers that `where` and `minScore` leave: cosine 0.9 or more.',
  })
  duplicates!: Paper[];

  origin!: EdgeOrigin;
}

@ObjectType('RelatedPaperConnection', { description: 'A page of related papers.' })
export class RelatedPaperConnection extends connectionOf('RelatedPapers', RelatedPaperEdge, 'related papers') {
  @Field(() => EmptyReasonEnum, { nullable: true, description: 'Why the whole list is empty; null where it is not.' })
  emptyReason!: EmptyReason | null;
}

@InputType({
  description:
    'What papers are recommended by: give exactly one field. The id of a paper is found by `paper(title:)`, `paper(doi:)` or `search`.',
})
export class SeedInput {
  @Field(() => ID, { nullable: true, description: 'Id of a paper.' })
  paperId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of a concept.' })
  conceptId?: string | null;

  @Field(() => String, { nullable: true, description: 'Name, alias or abbreviation of a concept.' })
  conceptName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A text that is not in the graph, such as an abstract: at most 20,000 characters.',
  })
  text?: string | null;
}
