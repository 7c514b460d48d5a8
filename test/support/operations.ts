import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'schema/operations';

export interface ExampleOperation {
  file: string;
  query: string;
  variables: Record<string, unknown>;
}

/** The example operations that ship, in order. */
export function exampleOperations(): ExampleOperation[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => {
      const variables = join(FOLDER, file.replace(/\.graphql$/, '.variables.json'));
      return {
        file,
        query: readFileSync(join(FOLDER, file), 'utf8'),
        variables: existsSync(variables)
          ? (JSON.parse(readFileSync(variables, 'utf8')) as Record<string, unknown>)
          : {},
      };
    });
}
