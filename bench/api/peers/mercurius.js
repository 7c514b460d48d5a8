// A server with Mercurius and its JIT, over concepts that it gets as JSON in the file of its argument. Prints its address.
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import mercurius from 'mercurius';

const concepts = new Map(JSON.parse(readFileSync(process.argv[2], 'utf8')).map((concept) => [concept.id, concept]));

const schema = `
  interface Node { id: ID! }
  enum ConceptKind { TASK METHOD MODEL DATASET METRIC THEORY FIELD }
  type Concept implements Node { id: ID!, name: String!, kind: ConceptKind, narrower: [Concept!]! }
  type Query { nodes(ids: [ID!]!): [Node]! }
`;
const resolvers = {
  Query: { nodes: (_root, { ids }) => ids.map((id) => concepts.get(id) ?? null) },
  Node: { resolveType: () => 'Concept' },
  Concept: { narrower: ({ narrower }) => narrower.map((id) => concepts.get(id)) },
};
const app = Fastify();
await app.register(mercurius, { schema, resolvers, jit: 1 });
await app.listen({ host: '127.0.0.1', port: 0 });
console.log(`POST http://127.0.0.1:${app.server.address().port}/graphql`);
