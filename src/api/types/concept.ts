import { Field, ObjectType } from 'type-graphql';
import type { ConceptKind, ConceptOrigin } from '../../model/concept.js';
import type { Cursor } from '../paging.js';
import { connectionOf } from './connection.js';
import { ConceptKindEnum, ConceptOriginEnum } from './enums.js';
import { Node } from './node.js';

@ObjectType({
  implements: Node,
  description:
    'What papers speak of: a task, method, model, dataset, metric, theory or field. Wherever an id of a concept is taken, that of one which a curator merged into another finds the other; one that is hidden is not found.',
})
export class Concept extends Node {
  @Field(() => String, { description: 'The name, in the singular.' })
  name!: string;

  @Field(() => [String], { description: 'Other names.' })
  aliases!: string[];

  @Field(() => ConceptKindEnum, { description: 'What sort of thing it is.' })
  kind!: ConceptKind;

  @Field(() => String, { nullable: true, description: 'What it is, in one line; null for keyphrases of the corpus.' })
  definition!: string | null;

  @Field(() => ConceptOriginEnum, { description: 'Where it comes from.' })
  origin!: ConceptOrigin;

  @Field(() => String, { nullable: true, description: 'Its address in its vocabulary.' })
  uri!: string | null;
}

@ObjectType({ description: 'A name of a concept.' })
export class ConceptLabel {
  @Field(() => String, { description: 'The name.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'Its language, as a BCP 47 tag; null where it is not known.' })
  language!: string | null;

  @Field(() => Boolean, { description: 'Whether it is the name in that language, rather than another name.' })
  preferred!: boolean;
}

@ObjectType({ description: 'A concept of another vocabulary that means the same.' })
export class ExactMatch {
  @Field(() => String, { description: 'Its address or id, as the vocabulary gives it.' })
  uri!: string;

  @Field(() => Concept, { nullable: true, description: 'The concept; null where the graph does not have it.' })
  concept!: Concept | null;
}

@ObjectType({ description: 'A concept in a list.' })
export class ConceptEdge {
  @Field(() => String, { description: 'Give it as `after` to go on from here.' })
  cursor!: Cursor;

  @Field(() => Concept, { description: 'The concept.' })
  node!: Concept;
}

export const ConceptConnection = connectionOf('Concept', ConceptEdge, 'concepts');
