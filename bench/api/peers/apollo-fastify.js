// What Apollo on Fastify takes by itself: without limits, hooks, logs or a graph, it answers each request with the one paper
// of its argument's file. Prints its address.
import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify from 'fastify';

const paper = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const apollo = new ApolloServer({
  typeDefs: `
    type Paper { id: ID!, title: String!, abstract: String!, authors: [String!]!, year: Int, venue: String }
    type Query { paper(id: ID!): Paper }
  `,
  resolvers: { Query: { paper: () => paper } },
  plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginUsageReportingDisabled()],
});
await apollo.start();
const app = Fastify();
app.post('/graphql', fastifyApolloHandler(apollo));
await app.listen({ host: '127.0.0.1', port: 0 });
console.log(`POST http://127.0.0.1:${app.server.address().port}/graphql`);
