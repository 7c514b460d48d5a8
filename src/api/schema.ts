import 'reflect-metadata';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { ConceptPaperEdgeResolver, ConceptResolver } from './resolvers/concept-resolver.js';
import { ConceptsResolver } from './resolvers/concepts-resolver.js';
import { CorpusResolver } from './resolvers/corpus-resolver.js';
import { MentionResolver } from './resolvers/mention-resolver.js';
import { NodeResolver } from './resolvers/node-resolver.js';
import { PaperConceptEdgeResolver, PaperResolver } from './resolvers/paper-resolver.js';
import { PapersResolver } from './resolvers/papers-resolver.js';
import { PathHopResolver, PathResolver } from './resolvers/path-resolver.js';
import { SearchEdgeResolver, SearchResolver } from './resolvers/search-resolver.js';

let schema: Promise<GraphQLSchema> | undefined;

/** The GraphQL schema; built once. */
export function graphqlSchema(): Promise<GraphQLSchema> {
  schema ??= buildSchema({
    resolvers: [
      NodeResolver,
      PapersResolver,
      PaperResolver,
      PaperConceptEdgeResolver,
      ConceptsResolver,
      ConceptResolver,
      ConceptPaperEdgeResolver,
      MentionResolver,
      SearchResolver,
      SearchEdgeResolver,
      PathResolver,
      PathHopResolver,
      CorpusResolver,
    ],
    validate: false,
  });
  return schema;
}

/** The schema as `schema/schema.graphql` holds it: sorted, with every description. */
export async function printedSchema(): Promise<string> {
  return `${printSchema(lexicographicSortSchema(await graphqlSchema()))}\n`;
}
