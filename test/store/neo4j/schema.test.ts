import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { statementsOf } from '../../../src/store/neo4j/schema.js';

test('statements stand between semicolons; comments have lines of their own', () => {
  expect(statementsOf('// a; comment\nCREATE x\n  // another\n  ON y;\r\n\nCREATE z;\n// end\n')).toEqual([
    'CREATE x\n  ON y',
    'CREATE z',
  ]);
});

test('every statement of the schema can be run again', () => {
  const statements = statementsOf(readFileSync('schema/neo4j.cypher', 'utf8'));
  expect(statements.length).toBeGreaterThan(8);
  for (const statement of statements) {
    expect(statement).toMatch(
      /^CREATE (?:CONSTRAINT|INDEX|FULLTEXT INDEX) \w+ IF NOT EXISTS FOR |^MATCH .* WHERE c.vocabulary IS NULL\nMERGE /,
    );
  }
});
