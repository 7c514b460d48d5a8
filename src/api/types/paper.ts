import { Field, Int, ObjectType } from 'type-graphql';
import type { LinkKind } from '../../model/extraction.js';
import type { Cursor } from '../paging.js';
import { LinkKindEnum } from './enums.js';
import { connectionOf } from './connection.js';
import { Node } from './node.js';

@ObjectType({ description: 'An address that a paper gives.' })
export class Link {
  @Field(() => String, { description: 'The address.' })
  url!: string;

  @Field(() => LinkKindEnum, { description: 'What it leads to.' })
  kind!: LinkKind;
}

@ObjectType({ description: 'Where a paper was read.' })
export class PaperSource {
  @Field(() => String, { description: 'Name of the source: its file name without extensions.' })
  name!: string;

  @Field(() => String, { description: 'Format of the source.' })
  format!: string;

  @Field(() => Int, { description: 'Line that the paper starts on, from 1.' })
  line!: number;
}

@ObjectType({ implements: Node, description: 'A paper.' })
export class Paper extends Node {
  @Field(() => String, { description: 'Title as the source gives it.' })
  title!: string;

  @Field(() => String, { description: 'Abstract as the source gives it; empty where there is none.' })
  abstract!: string;

  @Field(() => [String], { description: 'Authors in the order of the paper.' })
  authors!: string[];

  @Field(() => Int, { nullable: true, description: 'Year of publication.' })
  year!: number | null;

  @Field(() => String, { nullable: true, description: 'Day of publication, YYYY-MM-DD.' })
  publishedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Journal, proceedings or series.' })
  venue!: string | null;

  @Field(() => String, { nullable: true, description: 'Digital object identifier, lower case.' })
  doi!: string | null;

  @Field(() => String, { nullable: true, description: 'arXiv identifier without version.' })
  arxivId!: string | null;

  @Field(() => [String], { description: 'Keywords that the source gives.' })
  keywords!: string[];

  @Field(() => PaperSource, { description: 'Where the paper was read last.' })
  source!: PaperSource;
}

@ObjectType({ description: 'A paper in a list.' })
export class PaperEdge {
  @Field(() => String, { description: 'Give it as `after` to go on from here.' })
  cursor!: Cursor;

  @Field(() => Paper, { description: 'The paper.' })
  node!: Paper;
}

export const PaperConnection = connectionOf('Paper', PaperEdge, 'papers');
