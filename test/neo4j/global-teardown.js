/** Jest runs this once, after the last test. */
export default async function globalTeardown() {
  await globalThis.papergraphNeo4jTurns?.end();
}
