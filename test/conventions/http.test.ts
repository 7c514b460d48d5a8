import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { auditServer, type AuditResult } from 'graphql-http';
import { CurrentIndex } from '../../src/api/current-index.js';
import { startServer } from '../../src/api/server.js';
import type { GraphStore } from '../../src/store/port.js';
import { sqliteIn, temporaryFolder } from '../support/graph.js';

const folder = temporaryFolder();
let store: GraphStore;
let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  store = await sqliteIn(folder.path);
  const current = await CurrentIndex.open(store);
  const log = () => undefined;
  server = await startServer({ store, current, playground: null, host: '127.0.0.1', port: 0, log });
});

afterAll(async () => {
  await server?.close();
  await store?.close();
  folder.remove();
});

describe('GraphQL over HTTP', () => {
  let results: AuditResult[];
  beforeAll(async () => {
    results = await auditServer({ url: `${server.address}/graphql` });
  });

  test('passes the audit without an error or a warning', () => {
    const faults = results.flatMap((result) =>
      result.status === 'error' || result.status === 'warn'
        ? [`${result.status} ${result.name}: ${result.reason}`]
        : [],
    );
    expect(faults).toEqual([]);
    expect(results).toHaveLength(61);
  });

  test('gets no notices but those that docs/api.md explains', () => {
    const notices = results.flatMap((result) => (result.status === 'notice' ? [`${result.id} ${result.name}`] : []));
    // All three are a GET that a page elsewhere could have sent, which the server refuses.
    expect(notices).toEqual([
      '5A70 MAY accept application/x-www-form-urlencoded formatted GET requests',
      'D6D5 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
      '6A70 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
    ]);
  });
});
