import graphql from '@graphql-eslint/eslint-plugin';
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const inScripts = { files: ['**/*.{js,cjs,mjs,ts,tsx}'] };

const inGraphql = {
  plugins: { '@graphql-eslint': graphql },
  languageOptions: {
    parser: graphql.parser,
    parserOptions: { graphQLConfig: { schema: 'schema/schema.graphql', documents: 'schema/operations/*.graphql' } },
  },
};

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'test/neo4j/.cache'] },
  { ...inScripts, ...js.configs.recommended },
  ...tseslint.configs.recommended.map((config) => ({ ...inScripts, ...config })),
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Name what you export: a reader finds it by its name.' },
      ],
    },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', module: 'writable' } },
  },
  {
    ...inGraphql,
    files: ['schema/schema.graphql'],
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      // Only what can be asked for again by its id has one: papers, concepts, runs.
      '@graphql-eslint/strict-id-in-types': 'off',
      // Short lists, such as a paper's links, are lists. `SearchResult` is a union of nodes.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      '@graphql-eslint/require-description': [
        'error',
        { types: true, FieldDefinition: true, InputValueDefinition: true, DirectiveDefinition: true },
      ],
    },
  },
  {
    ...inGraphql,
    files: ['schema/operations/*.graphql'],
    rules: {
      ...graphql.configs['flat/operations-recommended'].rules,
      // The server refuses what nests too deeply, and counts what a request may cost.
      '@graphql-eslint/selection-set-depth': 'off',
    },
  },
);
