import { describe, expect, test } from '@jest/globals';
import neo4j from 'neo4j-driver';
import { PapergraphError } from '../../../src/model/errors.js';
import { translated } from '../../../src/store/neo4j/driver-errors.js';

const peer = { address: 'neo4j://host:7687', user: 'reader', database: undefined };

describe('errors of the driver', () => {
  test.each([
    ['Neo.ClientError.Security.Unauthorized', 'STORE_UNAVAILABLE', /refuses the user "reader".*NEO4J_PASSWORD/],
    ['ServiceUnavailable', 'STORE_UNAVAILABLE', /cannot be reached.*NEO4J_URI/],
    ['SessionExpired', 'STORE_UNAVAILABLE', /cannot be reached/],
    ['Neo.ClientError.Database.DatabaseNotFound', 'STORE_UNAVAILABLE', /no database "neo4j".*NEO4J_DATABASE/],
    ['Neo.ClientError.Transaction.TransactionTimedOut', 'STORE_UNAVAILABLE', /within 1\.5 s/],
    ['Neo.ClientError.General.ForbiddenOnReadOnlyDatabase', 'STORE_READ_ONLY', /can only be read/],
    ['Neo.ClientError.Security.Forbidden', 'STORE_FAILED', /does not let the user "reader"/],
    ['Neo.ClientError.Statement.SyntaxError', 'STORE_FAILED', /\(Neo\.ClientError\.Statement\.SyntaxError\)/],
  ])('%s becomes %s', (code, expected, words) => {
    const query = 'MATCH (p:Paper) RETURN p';
    const cause = neo4jError(`Invalid input: "${query}"\nsecond line`, code);
    const error = translated(cause, peer, 1500) as PapergraphError;
    expect(error).toBeInstanceOf(PapergraphError);
    expect(error.code).toBe(expected);
    expect(error.message).toMatch(words);
    expect(error.message).toContain(peer.address);
    expect(error.message).not.toMatch(/MATCH|\n/);
    expect(error.cause).toBe(cause);
  });

  test('other errors come back as they are', () => {
    const error = new RangeError('of the caller');
    expect(translated(error, peer, 1500)).toBe(error);
  });
});

function neo4jError(message: string, code: string): Error {
  return new neo4j.Neo4jError(message, code, '50N42', message);
}
