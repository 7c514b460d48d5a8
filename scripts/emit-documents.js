// Writes `web/explorer/documents.ts`: the operations of the explorer, each with the types of its variables and answer.
// With `--print` it prints them instead.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { parse } from 'graphql';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const operations = join(root, 'web', 'explorer', 'operations');
const HEADER = '// Written by `npm run schema` from `operations/`; change these.\n';

// What the generated class implements is one property; its package, of types only, need not be installed for it.
const IMPORTED = /^import type \{ DocumentTypeDecoration \} from .*\n/m;
const OWN = `interface DocumentTypeDecoration<TResult, TVariables> {
  __apiType?: (variables: TVariables) => TResult;
}
`;

const documents = readdirSync(operations)
  .sort()
  .map((file) => ({ location: file, document: parse(readFileSync(join(operations, file), 'utf8')) }));
const generated = await codegen({
  filename: 'documents.ts',
  schema: parse(readFileSync(join(root, 'schema', 'schema.graphql'), 'utf8')),
  documents,
  config: { useTypeImports: true, enumsAsTypes: true, documentMode: 'string', scalars: { ID: 'string' } },
  pluginMap: { typescriptOperations, typedDocumentNode },
  plugins: [{ typescriptOperations: {} }, { typedDocumentNode: {} }],
});
const text = generated.replace(IMPORTED, OWN);
if (process.argv.includes('--print')) process.stdout.write(HEADER + text);
else writeFileSync(join(root, 'web', 'explorer', 'documents.ts'), HEADER + text);
