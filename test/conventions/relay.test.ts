import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql';
import { graphqlSchema, printedSchema } from '../../src/api/schema.js';
import type { GraphStore } from '../../src/store/port.js';
import { dataOf, SAMPLE, seedShipped, sqliteIn, temporaryFolder } from '../support/graph.js';

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

/** A value that an argument or field of an input takes. */
function someValue(type: GraphQLInputType): string {
  if (isNonNullType(type)) return someValue(type.ofType);
  if (isListType(type)) return `[${someValue(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0].name;
  if (!isInputObjectType(type)) return { Int: '1', Float: '0.5', Boolean: 'true' }[type.name] ?? '"linear"';
  const required = Object.values(type.getFields()).filter(isRequiredInputField);
  return `{ ${required.map((field) => `${field.name}: ${someValue(field.type)}`).join(', ')} }`;
}

interface Paged {
  name: string;
  refetched: boolean;
  source: string;
}

/** Whether what a connection lists is found again by an id; a link, which is none, is not asked. */
function holdsNodes(connection: GraphQLNamedType): boolean {
  const edge = isObjectType(connection) ? connection.getFields().edges : undefined;
  const edgeType = edge && getNamedType(edge.type);
  const node = isObjectType(edgeType) ? getNamedType(edgeType.getFields().node.type) : undefined;
  const kinds = isUnionType(node) ? node.getTypes() : isObjectType(node) ? [node] : [];
  return kinds.some((kind) => kind.getInterfaces().some(({ name }) => name === 'Node'));
}

/** What a component of a Relay application says that shows a list page by page; refetched where Relay can. */
function component(type: GraphQLObjectType, { name: field, args, type: list }: GraphQLField<unknown, unknown>): Paged {
  const name = `${type.name}_${field}`;
  const required = args.filter(isRequiredArgument).map((arg) => `${arg.name}: ${someValue(arg.type)}`);
  const refetched = type.name === 'Query' || type.getInterfaces().some((each) => each.name === 'Node');
  const node = holdsNodes(getNamedType(list)) ? '__typename ... on Node { id }' : '__typename';
  const source = `graphql\`
  fragment ${name} on ${type.name}
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" })
  ${refetched ? `@refetchable(queryName: "${name}PaginationQuery")` : ''} {
    ${field}(${[...required, 'first: $count', 'after: $cursor'].join(', ')}) @connection(key: "${name}_${field}") {
      edges { node { ${node} } }
    }
  }\`;\n`;
  return { name, refetched, source };
}

async function fieldsWhere(holds: (type: string, field: string) => boolean): Promise<Paged[]> {
  return Object.values((await graphqlSchema()).getTypeMap())
    .filter(isObjectType)
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => holds(getNamedType(field.type).name, field.name))
        .map((field) => component(type, field)),
    );
}

const NODES = `graphql\`
  query nodesQuery($id: ID!, $ids: [ID!]!) {
    node(id: $id) { id ...nodes_paper @alias ...nodes_concept @alias }
    nodes(ids: $ids) { __typename id }
  }\`;
graphql\`fragment nodes_paper on Paper @refetchable(queryName: "nodesPaperQuery") { title source { name } }\`;
graphql\`fragment nodes_concept on Concept @refetchable(queryName: "nodesConceptQuery") { name ...Concept_papers }\`;
`;

async function compiled(sources: Record<string, string>): Promise<{ artifacts: string[]; output: string }> {
  const home = join(folder.path, `relay-${Math.random().toString(36).slice(2)}`);
  mkdirSync(join(home, 'src'), { recursive: true });
  for (const [file, text] of Object.entries(sources)) writeFileSync(join(home, 'src', file), text);
  const config = { src: './src', schema: './schema.graphql', language: 'typescript', eagerEsModules: true };
  writeFileSync(join(home, 'relay.config.json'), JSON.stringify(config));
  writeFileSync(join(home, 'schema.graphql'), await printedSchema());
  const cli = resolve('node_modules/relay-compiler/cli.js');
  const run = promisify(execFile)(process.execPath, [cli, '--noWatchman', 'relay.config.json'], { cwd: home });
  const output = await run.then(
    ({ stdout, stderr }) => stdout + stderr,
    (error: { stdout: string; stderr: string }) => `failed\n${error.stdout}${error.stderr}`,
  );
  const generated = join(home, 'src', '__generated__');
  return { artifacts: output.startsWith('failed') ? [] : readdirSync(generated).sort(), output };
}

describe('Relay', () => {
  test('its compiler makes pagination of every connection, and refetching of papers and concepts', async () => {
    const paged = await fieldsWhere((type) => type.endsWith('Connection'));
    const known = ['Concept_papers', 'Paper_related', 'Query_papers', 'Query_search'];
    expect(paged.map(({ name }) => name)).toEqual(expect.arrayContaining(known));
    const sources = paged.map(({ name, source }): [string, string] => [`${name}.ts`, source]);
    const { artifacts, output } = await compiled({ 'nodes.ts': NODES, ...Object.fromEntries(sources) });
    expect(output).not.toMatch(/^failed|error|✖/i);
    const names = paged.flatMap(({ name, refetched }) => (refetched ? [name, `${name}PaginationQuery`] : [name]));
    names.push('nodesQuery', 'nodes_paper', 'nodes_concept', 'nodesPaperQuery', 'nodesConceptQuery');
    expect(artifacts).toEqual(names.map((name) => `${name}.graphql.ts`).sort());
  });

  test('its compiler refuses what is no connection', async () => {
    const [links] = await fieldsWhere((type, field) => type === 'Link' && field === 'links');
    expect((await compiled({ 'links.ts': links.source })).output).toMatch(/^failed/);
  });

  test('a node is found again by its id, and is of the same type', async () => {
    interface Found {
      edges: { node: { __typename: string; id: string } }[];
    }
    const LIST = 'edges { node { __typename id } }';
    const { papers, concepts } = await dataOf<{ papers: Found; concepts: Found }>(
      store,
      `{ papers(first: 5) { ${LIST} } concepts(first: 5) { ${LIST} } }`,
    );
    const nodes = [...papers.edges, ...concepts.edges].map(({ node }) => node);
    const ids = ['nowhere', ...nodes.map(({ id }) => id)];
    const again = await dataOf<{ nodes: unknown[]; node: unknown; none: null }>(
      store,
      'query($ids: [ID!]!, $id: ID!) { nodes(ids: $ids) { __typename id } node(id: $id) { __typename id } none: node(id: "nowhere") { id } }',
      { ids, id: nodes[7].id },
    );
    expect(again).toEqual({ nodes: [null, ...nodes], node: nodes[7], none: null });
  });
});
