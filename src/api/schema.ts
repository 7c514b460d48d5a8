import 'reflect-metadata';
import { isAbstractType, isObjectType, specifiedDirectives, type GraphQLSchema } from 'graphql';
import { buildSchema, getMetadataStorage, type PubSub } from 'type-graphql';
import { COST, LIST_SIZE } from './cost-directives.js';
import { resolveDirectly } from './direct-resolvers.js';
import { printWithCosts } from './print-schema.js';
import { AliasResolver } from './resolvers/alias-resolver.js';
import { CommonGroundResolver } from './resolvers/common-ground-resolver.js';
import { CommunitiesResolver } from './resolvers/communities-resolver.js';
import { ConceptPaperEdgeResolver, ConceptResolver } from './resolvers/concept-resolver.js';
import { ConceptsResolver } from './resolvers/concepts-resolver.js';
import { CorpusResolver } from './resolvers/corpus-resolver.js';
import { CurationResolver } from './resolvers/curation-resolver.js';
import { ExtractResolver } from './resolvers/extract-resolver.js';
import { GroupsResolver } from './resolvers/groups-resolver.js';
import { JobResolver } from './resolvers/job-resolver.js';
import { MentionResolver } from './resolvers/mention-resolver.js';
import { NodeResolver } from './resolvers/node-resolver.js';
import { PairsResolver } from './resolvers/pairs-resolver.js';
import { PaperConceptEdgeResolver, PaperResolver } from './resolvers/paper-resolver.js';
import { PapersResolver } from './resolvers/papers-resolver.js';
import { PathHopResolver, PathResolver } from './resolvers/path-resolver.js';
import { RateLimitResolver } from './resolvers/rate-limit-resolver.js';
import { RecommendResolver } from './resolvers/recommend-resolver.js';
import { RelatedEdgeResolver } from './resolvers/related-edge-resolver.js';
import { RelatedResolver } from './resolvers/related-resolver.js';
import { SearchEdgeResolver, SearchResolver } from './resolvers/search-resolver.js';
import { typeOfNode } from './types/node.js';
import { VocabularyResolver } from './resolvers/vocabulary-resolver.js';

/** type-graphql makes these types itself, and gives them no description. */
const ROOTS = {
  Query: 'What can be asked.',
  Mutation: 'What can be changed, by a client whose key has the scope for it.',
  Subscription: 'What can be followed while it happens, over server-sent events or a WebSocket.',
};

/** type-graphql wants one where there are subscriptions; ours say themselves what they follow. */
const NO_TOPICS: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('No subscription has topics.');
  },
};

/** Fields of lists that are made where they are asked for. Compiled operations know of that by their resolvers only. */
const MADE = new Set(['cursor', 'startCursor', 'endCursor', 'totalCount']);

function madeOf(name: string) {
  return (parent: Record<string, unknown>): unknown => {
    const value = parent[name];
    return typeof value === 'function' ? (value as () => unknown)() : value;
  };
}

let schema: Promise<GraphQLSchema> | undefined;

/** The GraphQL schema; built once. */
export function graphqlSchema(): Promise<GraphQLSchema> {
  // Fields without a resolver of ours are read by GraphQL itself, which costs less than a resolver that only reads.
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers = true;
  schema ??= buildSchema({
    resolvers: [
      NodeResolver,
      PapersResolver,
      PaperResolver,
      PaperConceptEdgeResolver,
      RelatedResolver,
      RelatedEdgeResolver,
      RecommendResolver,
      ConceptsResolver,
      ConceptResolver,
      VocabularyResolver,
      ConceptPaperEdgeResolver,
      MentionResolver,
      SearchResolver,
      SearchEdgeResolver,
      PathResolver,
      PathHopResolver,
      CorpusResolver,
      CurationResolver,
      AliasResolver,
      ExtractResolver,
      GroupsResolver,
      CommonGroundResolver,
      PairsResolver,
      CommunitiesResolver,
      JobResolver,
      RateLimitResolver,
    ],
    directives: [...specifiedDirectives, COST, LIST_SIZE],
    validate: false,
    pubSub: NO_TOPICS,
  }).then((built) => {
    resolveDirectly(built);
    for (const [root, description] of Object.entries(ROOTS)) {
      const type = built.getType(root);
      if (type) type.description = description;
    }
    for (const type of Object.values(built.getTypeMap())) {
      // type-graphql makes a promise of what is known at once.
      if (isAbstractType(type)) type.resolveType = typeOfNode;
      if (!isObjectType(type)) continue;
      for (const [name, field] of Object.entries(type.getFields())) if (MADE.has(name)) field.resolve ??= madeOf(name);
    }
    return built;
  });
  return schema;
}

/** The schema as `schema/schema.graphql` holds it: sorted, with every description and cost. */
export async function printedSchema(): Promise<string> {
  return printWithCosts(await graphqlSchema());
}
