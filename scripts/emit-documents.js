// Writes `documents.ts` of the explorer and of the example of a dashboard: the operations of the folder `operations/`
// beside it, each with the types of its variables and answer. With `--check` it names what is not as it would write it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { parse } from 'graphql';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const FOLDERS = ['web/explorer', 'examples/dashboard'];
const HEADER = '// Written by `npm run schema` from `operations/`; change these.\n';

// What the generated class implements is one property; its package, of types only, need not be installed for it.
const IMPORTED = /^import type \{ DocumentTypeDecoration \} from .*\n/m;
const OWN = `interface DocumentTypeDecoration<TResult, TVariables> {
  __apiType?: (variables: TVariables) => TResult;
}
`;

const schema = parse(readFileSync(join(root, 'schema', 'schema.graphql'), 'utf8'));
const stale = [];
for (const folder of FOLDERS) {
  const file = join(root, folder, 'documents.ts');
  const text = await typedDocuments(join(root, folder, 'operations'));
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) stale.push(`${folder}/documents.ts`);
}
if (stale.length > 0) {
  console.error(`Run \`npm run schema\`: it would change ${stale.join(' and ')}.`);
  process.exitCode = 1;
}

async function typedDocuments(operations) {
  const documents = readdirSync(operations)
    .sort()
    .map((file) => ({ location: file, document: parse(readFileSync(join(operations, file), 'utf8')) }));
  const generated = await codegen({
    filename: 'documents.ts',
    schema,
    documents,
    config: { useTypeImports: true, enumsAsTypes: true, documentMode: 'string', scalars: { ID: 'string' } },
    pluginMap: { typescriptOperations, typedDocumentNode },
    plugins: [{ typescriptOperations: {} }, { typedDocumentNode: {} }],
  });
  return HEADER + generated.replace(IMPORTED, OWN);
}
