import { userInfo } from 'node:os';
import { graphql } from 'graphql';
import { Keys, WRITE_KEY_VARIABLE } from '../access/keys.js';
import { createContext } from '../api/context.js';
import { graphqlSchema } from '../api/schema.js';
import { buildIndex } from '../index/build.js';
import { PapergraphError } from '../model/errors.js';
import { curate } from '../seeder/curate.js';
import type { GraphStore } from '../store/port.js';
import { EXIT } from './exit.js';
import { makeShippedExtract } from './shipped.js';
import { openStore } from './store-address.js';
import { tellUnfinished } from './unfinished.js';
import { wordsSetting } from './words-setting.js';

/** `papergraph query`: prints the answer as JSON. Resolves to the exit code: 1 where the answer has errors. */
export async function queryCommand(query: string, store: string, variables: string | undefined): Promise<number> {
  const variableValues = parseVariables(variables);
  const opened = await openStore(store, process.env, { existing: true });
  try {
    await tellUnfinished(opened, 'answers are');
    const { data, errors, extensions } = await answer(opened, query, variableValues);
    process.stdout.write(`${JSON.stringify({ errors, data, extensions }, null, 2)}\n`);
    return errors ? EXIT.failed : EXIT.ok;
  } finally {
    await opened.close();
  }
}

/** Answers a query in this process, from the store's published snapshot, which it names as a server does. */
async function answer(store: GraphStore, source: string, variableValues: Record<string, unknown>) {
  const access = await new Keys(process.env[WRITE_KEY_VARIABLE], () => store.accessKeys()).localAccess(
    userInfo().username,
  );
  const newestIndex = async () =>
    buildIndex(store, (await store.snapshot()) ?? { id: 'unpublished', builtAt: new Date().toISOString() }, {
      words: wordsSetting(process.env),
    });
  const contextValue = createContext(await newestIndex(), store, {
    access,
    makeExtract: makeShippedExtract,
    newestIndex,
    curate: (request, curator) => curate(store, request, curator, { words: wordsSetting(process.env) }),
  });
  const answered = await graphql({ schema: await graphqlSchema(), source, variableValues, contextValue });
  return { ...answered, extensions: { snapshot: contextValue.index.snapshot.id } };
}

function parseVariables(text: string | undefined): Record<string, unknown> {
  if (text === undefined) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // told below
  }
  throw new PapergraphError('BAD_INPUT', `--variables takes a JSON object, such as '{"name": "LMC"}'.`);
}
