import { Turns } from './turns.js';

/** Jest runs this once, before its workers start: they inherit the environment. */
export default async function globalSetup() {
  const turns = new Turns();
  process.env.PAPERGRAPH_TEST_NEO4J = String(await turns.listen());
  globalThis.papergraphNeo4jTurns = turns;
}
