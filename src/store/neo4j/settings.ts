import { PapergraphError } from '../../model/errors.js';

export interface Neo4jSettings {
  /** `neo4j://host:port` (routing, for a cluster too) or `bolt://host:port`, each also with `+s` or `+ssc` for TLS. */
  uri: string;
  user: string;
  password: string;
  /** The user's home database where it is not given. */
  database?: string;
  /** Within this time the database must have answered for the first time; 6 s by default. */
  connectTimeoutMs?: number;
  /** For one question; 30 s by default. */
  readTimeoutMs?: number;
  /** For one transaction that writes; 120 s by default. */
  writeTimeoutMs?: number;
  /** What must be done before the first read or write; a rejection is theirs. Quick once it was done. */
  before?: () => Promise<void>;
}

const SCHEME = /^(?:neo4j|bolt)(?:\+s|\+ssc)?:\/\//;

/**
 * The address as messages show it: without user and password.
 *
 * @throws PapergraphError BAD_INPUT where the uri is no address of a Neo4j.
 */
export function addressOf(uri: string): string {
  // A text that is no address may hold a password anywhere, so that the message does not repeat it.
  if (!SCHEME.test(uri) || !URL.canParse(uri) || new URL(uri).hostname === '') {
    throw new PapergraphError(
      'BAD_INPUT',
      'The address of the Neo4j cannot be read; it looks like neo4j://host:7687, neo4j+s://host or bolt://host:7687.',
    );
  }
  const address = new URL(uri);
  address.username = '';
  address.password = '';
  return address.href.replace(/\/$/, '');
}
