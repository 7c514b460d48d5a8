import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'schema/operations';

export interface ExampleOperation {
  file: string;
  query: string;
  variables: Record<string, unknown>;
}

/** The example operations that ship and only read, in order. */
export function exampleOperations(): ExampleOperation[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map(exampleOperation);
}

/** The operations of a night's ingest: a mutation, and a subscription to its job. */
export function nightlyIngestOperation(): ExampleOperation {
  const asked = exampleOperation('writing/nightly-ingest.graphql');
  return { ...asked, query: asked.query + exampleOperation('writing/nightly-ingest-progress.graphql').query };
}

function exampleOperation(file: string): ExampleOperation {
  const variables = join(FOLDER, file.replace(/\.graphql$/, '.variables.json'));
  return {
    file,
    query: readFileSync(join(FOLDER, file), 'utf8'),
    variables: existsSync(variables) ? (JSON.parse(readFileSync(variables, 'utf8')) as Record<string, unknown>) : {},
  };
}
