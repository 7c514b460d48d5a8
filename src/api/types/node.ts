import { Field, ID, InterfaceType } from 'type-graphql';

/** The GraphQL type of a record that is a paper or a concept. */
export function typeOfNode(record: object): 'Paper' | 'Concept' {
  return 'title' in record ? 'Paper' : 'Concept';
}

@InterfaceType({ description: 'A paper or a concept: what has an id of its own.', resolveType: typeOfNode })
export abstract class Node {
  @Field(() => ID, { description: 'Stable id: a paper keeps it for ever, a concept as long as its name.' })
  id!: string;
}
