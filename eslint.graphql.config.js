import graphql from '@graphql-eslint/eslint-plugin';

// What ships as examples, and what the explorer and the example of a dashboard ask.
const OPERATIONS = [
  'schema/operations/**/*.graphql',
  'web/explorer/operations/*.graphql',
  'examples/dashboard/operations/*.graphql',
];

// The schema and the operations that ship, as `npm run lint` checks them beside the code.
const inGraphql = {
  plugins: { '@graphql-eslint': graphql },
  languageOptions: {
    parser: graphql.parser,
    parserOptions: { graphQLConfig: { schema: 'schema/schema.graphql', documents: OPERATIONS } },
  },
};

export default [
  {
    ...inGraphql,
    files: ['schema/schema.graphql'],
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      // Only what can be asked for again by its id has one: papers, concepts, runs.
      '@graphql-eslint/strict-id-in-types': 'off',
      // Short lists, such as a paper's links, are lists. `SearchResult` is a union of nodes; a mention and an entry of the
      // curation log are known by where they stand.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false }],
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      '@graphql-eslint/require-description': [
        'error',
        { types: true, FieldDefinition: true, InputValueDefinition: true, DirectiveDefinition: true },
      ],
    },
  },
  {
    ...inGraphql,
    files: OPERATIONS,
    rules: {
      ...graphql.configs['flat/operations-recommended'].rules,
      // The server refuses what nests too deeply, and counts what a request may cost.
      '@graphql-eslint/selection-set-depth': 'off',
    },
  },
];
