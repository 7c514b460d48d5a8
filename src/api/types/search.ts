import { createUnionType, Field, Float, Int, ObjectType } from 'type-graphql';
import { ListSize } from '../cost-directives.js';
import type { Cursor } from '../paging.js';
import { Concept } from './concept.js';
import { connectionOf } from './connection.js';
import { typeOfNode } from './node.js';
import { Paper } from './paper.js';

export const SearchResult = createUnionType({
  name: 'SearchResult',
  description: 'What a search finds.',
  types: () => [Paper, Concept] as const,
  resolveType: typeOfNode,
});

@ObjectType({ description: 'A part of a text, half-open in UTF-16 offsets.' })
export class HighlightSpan {
  @Field(() => Int, { description: 'Where it starts in `text`.' })
  start!: number;

  @Field(() => Int, { description: 'Where it ends, exclusive.' })
  end!: number;
}

@ObjectType({ description: 'A piece of a found text with the words that were searched for.' })
export class Highlight {
  @Field(() => String, {
    description: 'The field that it is from: title, abstract, authors, name, aliases or definition.',
  })
  field!: string;

  @Field(() => String, { description: 'The field, or the sentence of it that has the most of the words.' })
  text!: string;

  @ListSize({ assumedSize: 2 })
  @Field(() => [HighlightSpan], { description: 'The words within `text`.' })
  spans!: HighlightSpan[];
}

@ObjectType({ description: 'Something found.' })
export class SearchEdge {
  @Field(() => String, { description: 'Give it as `after` to go on from here.' })
  cursor!: Cursor;

  @Field(() => SearchResult, { description: 'What was found.' })
  node!: Paper | Concept;

  @Field(() => Float, {
    description: 'Relevance among results of its kind, the best having 1; a name met exactly has 2.',
  })
  score!: number;

  @ListSize({ assumedSize: 3 })
  @Field(() => [Highlight], { description: 'Where the words stand.' })
  highlights!: Highlight[];
}
export const SearchConnection = connectionOf('Search', SearchEdge, 'search results');

@ObjectType({ description: 'A completion of what was typed.' })
export class Suggestion {
  @Field(() => String, { description: 'The name, alias, abbreviation or title that begins so.' })
  text!: string;

  @Field(() => SearchResult, { description: 'What it means.' })
  node!: Paper | Concept;
}
