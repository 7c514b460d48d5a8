// A server with `@neo4j/graphql` on Apollo's own HTTP server, over the database of NEO4J_URI. Prints its address.
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { Neo4jGraphQL } from '@neo4j/graphql';
import neo4j from 'neo4j-driver';

/** Of papergraph's nodes and relationships, what the benchmark asks for. */
const typeDefs = `
  type Paper @node {
    id: ID!
    title: String!
    abstract: String!
    authors: [String!]!
    year: Int
    venue: String
    concepts: [Concept!]! @relationship(type: "MENTIONS", direction: OUT, properties: "Mentions")
  }
  type Concept @node {
    id: ID!
    name: String!
    papers: [Paper!]! @relationship(type: "MENTIONS", direction: IN, properties: "Mentions")
  }
  type Mentions @relationshipProperties {
    weight: Float!
  }
`;

const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD } = process.env;
const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USER, NEO4J_PASSWORD));
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const server = new ApolloServer({ schema });
const { url } = await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: 0 },
  context: async ({ req }) => ({ token: req.headers.authorization }),
});
console.log(`POST ${url.replace(/\/$/, '')}/`);
