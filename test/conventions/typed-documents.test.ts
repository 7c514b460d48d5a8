import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { parse } from 'graphql';
import ts from 'typescript';
import { exampleOperations, nightlyIngestOperation } from '../support/operations.js';

/** What a client would write: `request` takes the type of its answer and its variables from the document. */
const CLIENT = `
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { RelatedPapersDocument } from './generated.js';
declare function request<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Data;
const { paper } = request(RelatedPapersDocument, { title: 'A title' });
export const score: number | undefined = paper?.related.edges[0]?.score;
export const reason: string | undefined = paper?.related.edges[0]?.reasons[0]?.concept?.name;
`;

/** As `CLIENT`, with a field that was not asked for, and a variable that is missing. */
const MISTAKEN = CLIENT.replace('concept?.name', 'concept?.aliases').replace("{ title: 'A title' }", '{}');

let generated: string;

beforeAll(async () => {
  generated = await codegen({
    filename: 'generated.ts',
    schema: parse(readFileSync('schema/schema.graphql', 'utf8')),
    documents: [...exampleOperations(), nightlyIngestOperation()].map(({ file, query }) => ({
      location: file,
      document: parse(query),
    })),
    config: { useTypeImports: true, enumsAsTypes: true },
    pluginMap: { typescriptOperations, typedDocumentNode },
    plugins: [{ typescriptOperations: {} }, { typedDocumentNode: {} }],
  });
});

/** What the compiler finds wrong at its strictest in each of these files, which stand in no folder. */
function faults(files: Record<string, string>): Record<string, string[]> {
  const options: ts.CompilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    lib: ['lib.es2022.d.ts'],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
  const texts = new Map(Object.entries(files).map(([name, text]) => [resolve('test/conventions', name), text]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, target, ...more) => {
    const text = texts.get(path);
    return text === undefined ? getSourceFile(path, target, ...more) : ts.createSourceFile(path, text, target);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  const found: Record<string, string[]> = {};
  for (const { file, messageText } of ts.getPreEmitDiagnostics(program)) {
    (found[basename(file?.fileName ?? '')] ??= []).push(ts.flattenDiagnosticMessageText(messageText, ' '));
  }
  return found;
}

test('GraphQL Code Generator makes documents whose types fit, and let no client use what it did not ask for', () => {
  for (const { query } of [...exampleOperations(), nightlyIngestOperation()]) {
    for (const [, name] of query.matchAll(/^(?:query|mutation|subscription) (\w+)/gm)) {
      expect(generated).toContain(`export const ${name}Document = `);
    }
  }
  expect(faults({ 'generated.ts': generated, 'client.ts': CLIENT, 'mistaken.ts': MISTAKEN })).toEqual({
    'mistaken.ts': [
      expect.stringContaining("Property 'title' is missing"),
      expect.stringContaining("Property 'aliases' does not exist"),
    ],
  });
});
