import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { graphql } from 'graphql';
import { createContext } from '../../src/api/context.js';
import { graphqlSchema } from '../../src/api/schema.js';
import type { GraphStore } from '../../src/store/port.js';
import { contextOf, SAMPLE, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';

const folder = temporaryFolder();
let store: GraphStore;

beforeAll(async () => {
  store = await sqliteIn(folder.path);
  await seedShipped(store, [SAMPLE]);
});

afterAll(async () => {
  await store?.close();
  folder.remove();
});

/** The store, writing down the name of each method that is called. */
function counted(calls: string[]): GraphStore {
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...parameters: unknown[]): unknown => {
        calls.push(String(name));
        return Reflect.apply(value, target, parameters);
      };
    },
  });
}

async function callsFor(query: string): Promise<{ calls: string[]; papers: number }> {
  const { index } = await contextOf(store);
  const calls: string[] = [];
  const contextValue = createContext(index, counted(calls));
  const { data, errors } = await graphql({ schema: await graphqlSchema(), source: query, contextValue });
  expect(errors).toBeUndefined();
  return { calls: calls.sort(), papers: JSON.stringify(data).split('"title"').length - 1 };
}

describe('calls to the store', () => {
  const nested = (first: number) => `{
    papers(first: ${first}) { edges { node {
      title links { url }
      concepts(first: ${first}) { edges { node { name papers(first: ${first}) { edges { node { title links { url } } evidence { surface } } } } evidence { surface start } } }
      related(first: ${first}) { edges { score node { title links { url } concepts(first: 3) { edges { evidence { surface } } } } } }
    } } }
  }`;

  test('do not grow with the number of items of a nested query', async () => {
    const one = await callsFor(nested(1));
    const few = await callsFor(nested(3));
    const many = await callsFor(nested(30));
    expect(many.papers).toBeGreaterThan(50 * one.papers);
    expect(many.calls.length).toBeLessThanOrEqual(few.calls.length);
    // Two levels of the query ask for papers, three for links and mentions.
    expect(many.calls.length).toBeLessThanOrEqual(8);
    expect(new Set(many.calls)).toEqual(new Set(['papersByIds', 'linksOfPapers', 'mentionsOfPapers']));
  });

  test('for the version of the extractor are one, and none once the index has been asked', async () => {
    const context = await contextOf(store);
    const source = `{ papers(first: 30) { edges { node { concepts(first: 9, minConfidence: 0.5) { edges {
      evidence(minConfidence: 0.6) { surface extractorVersion } } } } } } }`;
    for (const asked of [1, 0]) {
      const calls: string[] = [];
      const contextValue = createContext(context.index, counted(calls));
      const { errors } = await graphql({ schema: await graphqlSchema(), source, contextValue });
      expect(errors).toBeUndefined();
      expect(calls.filter((name) => name === 'runs')).toHaveLength(asked);
      expect(calls.length).toBeLessThanOrEqual(2 + asked);
    }
  });

  test('are none for what the index knows', async () => {
    const { calls } = await callsFor(
      '{ concept(name: "linear attention") { paperCount cooccurring(first: 50) { edges { score node { name } } } neighborhood { nodes { concept { name } } } } }',
    );
    expect(calls).toEqual([]);
  });
});
