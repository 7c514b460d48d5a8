import { execute, parse, subscribe, type ExecutionResult } from 'graphql';
import { createContext } from '../../src/api/context.js';
import { Jobs } from '../../src/api/jobs.js';
import { graphqlSchema } from '../../src/api/schema.js';
import { ingestInto } from '../../src/seeder/ingest.js';
import type { GraphStore } from '../../src/store/port.js';
import { readConceptsFile, SHIPPED_VOCABULARY } from '../../src/vocabulary/concepts-file.js';
import { contextOf } from './graph.js';
import { models } from './models.js';
import { nightlyIngestOperation } from './operations.js';

/**
 * Does what `schema/operations/writing/nightly-ingest.graphql` asks, as a client that has a key: the answer of the
 * mutation, and the last that the subscription to its job tells. The job's id, which is another each time, is "JOB".
 */
export async function nightlyIngest(store: GraphStore): Promise<Record<string, unknown>> {
  const { query, variables } = nightlyIngestOperation();
  const ingest = ingestInto(store, await readConceptsFile(SHIPPED_VOCABULARY), () => models);
  const failed: unknown[] = [];
  const contextValue = createContext((await contextOf(store)).index, store, {
    access: { caller: { name: 'nightly', scopes: ['ingest'] }, writable: true },
    jobs: new Jobs(store, ingest, (error) => failed.push(error)),
  });
  const asked = { schema: await graphqlSchema(), document: parse(query), contextValue };
  const written = dataIn(await execute({ ...asked, operationName: 'NightlyIngest', variableValues: variables }));
  const { id } = (written.ingestPapers as { job: { id: string } }).job;
  const progress = await subscribe({ ...asked, operationName: 'NightlyIngestProgress', variableValues: { id } });
  let last: Record<string, unknown> = {};
  if (!(Symbol.asyncIterator in progress)) dataIn(progress);
  else for await (const event of progress) last = dataIn(event);
  await ingest.close();
  if (failed.length > 0) throw new Error(String(failed[0]));
  return JSON.parse(JSON.stringify({ ...written, ...last }).replaceAll(id, 'JOB')) as Record<string, unknown>;
}

function dataIn({ data, errors }: ExecutionResult): Record<string, unknown> {
  if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
  return data!;
}
