import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createInterface, type Interface } from 'node:readline';
import { afterAll, describe, test } from '@jest/globals';
import neo4j, { type Driver, type Plan } from 'neo4j-driver';
import type { Neo4jSettings } from '../../src/store/neo4j/settings.js';

interface Answer {
  settings?: Neo4jSettings;
  absent?: string;
  error?: string;
  /** Whether `commandNeo4j` is understood. */
  commands?: boolean;
}

let turn: Promise<Answer> | undefined;
let socket: Socket | undefined;
let lines: Interface | undefined;
let driver: Driver | undefined;

afterAll(async () => {
  await driver?.close();
  socket?.destroy();
});

/**
 * A real Neo4j, empty, which this test file has for itself until it ends; other files wait. null where there is none: one
 * line has then been printed for the whole run. Await it at the top of a file, where no time limit of a test runs.
 *
 * It is the server of `NEO4J_URI`, `NEO4J_USER`, `NEO4J_PASSWORD` where they are set, and else one that Jest's main
 * process starts for the run.
 *
 * @throws Error where it does not start; where there is none and `PAPERGRAPH_REQUIRE_NEO4J` is 1; where the database of
 * `NEO4J_URI` holds something that no test wrote
 */
export async function neo4jSettings(): Promise<Neo4jSettings | null> {
  turn ??= takeTurn();
  const { settings, error } = await turn;
  if (error !== undefined) throw new Error(error);
  if (!settings) return null;
  await emptyNeo4j();
  return settings;
}

/** A suite on a real Neo4j. Without one, it is a test that says so, and fails where Neo4j is required. Await it. */
export async function describeNeo4j(name: string, define: (settings: Neo4jSettings) => void): Promise<void> {
  let settings: Neo4jSettings | null = null;
  let failure: unknown;
  try {
    settings = await neo4jSettings();
  } catch (error) {
    failure = error;
  }
  if (settings) {
    const found = settings;
    describe(name, () => define(found));
  } else {
    test(`${name}: ${failure ? 'needs a Neo4j' : 'not run, as there is no Neo4j'}`, () => {
      if (failure) throw failure;
    });
  }
}

/**
 * Restarts the server, or makes its database read-only or writable again; resolves when it is done. False where the server
 * is that of `NEO4J_URI`, which a test may not do this to.
 */
export async function commandNeo4j(command: 'restart' | 'read-only' | 'writable'): Promise<boolean> {
  const { commands } = await turn!;
  if (!commands) return false;
  const answered = once(lines!, 'line') as Promise<[string]>;
  socket!.write(`${command}\n`);
  const { error } = JSON.parse((await answered)[0]) as Answer;
  if (error !== undefined) throw new Error(error);
  return true;
}

/** What a plain Cypher user sees: the rows of one statement, whole numbers as numbers. */
export async function cypher(statement: string, parameters = {}): Promise<Record<string, unknown>[]> {
  const { records } = await query(statement, parameters);
  return records.map((record) => record.toObject());
}

/** The operators that the database would run a statement with. */
export async function operatorsOf(statement: string, parameters = {}): Promise<string[]> {
  const { summary } = await query(`EXPLAIN ${statement}`, parameters);
  const operators = [];
  const pending = [summary.plan as Plan];
  for (let at = pending.pop(); at; at = pending.pop()) {
    operators.push(at.operatorType);
    pending.push(...at.children);
  }
  return operators;
}

async function query(statement: string, parameters: object) {
  const { settings } = await turn!;
  driver ??= neo4j.driver(settings!.uri, neo4j.auth.basic(settings!.user, settings!.password), {
    disableLosslessIntegers: true,
  });
  return driver.executeQuery(statement, parameters, { database: settings!.database });
}

/** Takes everything out of the database; the constraints and indexes stay. Refuses where no test has been before. */
export async function emptyNeo4j(): Promise<void> {
  const [{ nodes, marked }] = await cypher(
    'CALL { MATCH (n) RETURN count(n) AS nodes } RETURN nodes, EXISTS { (:PapergraphTests) } AS marked',
  );
  if (nodes !== 0 && marked !== true) {
    throw new Error('The database at NEO4J_URI is not empty, and the tests would erase it; give them an empty one.');
  }
  await cypher('MATCH (n) WHERE NOT n:PapergraphTests DETACH DELETE n');
  await cypher('MERGE (:PapergraphTests)');
}

async function takeTurn(): Promise<Answer> {
  const port = process.env.PAPERGRAPH_TEST_NEO4J;
  if (port === undefined) return { error: 'jest.config.js must name test/neo4j/global-setup.js as its globalSetup.' };
  socket = connect(Number(port), '127.0.0.1');
  lines = createInterface({ input: socket });
  const [line] = (await once(lines, 'line')) as [string];
  return JSON.parse(line) as Answer;
}
