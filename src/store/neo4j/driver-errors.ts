import neo4j from 'neo4j-driver';
import { PapergraphError } from '../../model/errors.js';

const REFUSED = new Set([
  'Neo.ClientError.Security.Unauthorized',
  'Neo.ClientError.Security.AuthenticationRateLimit',
  'Neo.ClientError.Security.CredentialsExpired',
  'Neo.ClientError.Security.TokenExpired',
  'Neo.ClientError.Security.AuthProviderFailed',
  'Neo.ClientError.Security.AuthProviderTimeout',
]);
const NO_DATABASE = new Set([
  'Neo.ClientError.Database.DatabaseNotFound',
  'Neo.ClientError.Database.IllegalAliasChain',
  'Neo.ClientError.Statement.InvalidDatabaseName',
]);
const UNAVAILABLE = new Set([
  'ServiceUnavailable',
  'SessionExpired',
  'Neo.TransientError.General.DatabaseUnavailable',
  'Neo.TransientError.Database.DatabaseUnavailable',
  'Neo.TransientError.Cluster.ReplicationFailure',
  'Neo.ClientError.Cluster.NotALeader',
]);
const READ_ONLY = new Set([
  'Neo.ClientError.General.ForbiddenOnReadOnlyDatabase',
  'Neo.ClientError.General.WriteOnReadOnlyAccessDatabase',
]);
const TIMED_OUT = new Set([
  'Neo.ClientError.Transaction.TransactionTimedOut',
  'Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration',
  'Neo.TransientError.Transaction.LockAcquisitionTimeout',
  // A transaction that the server ended: at its deadline while it waited for a lock, or by an operator.
  'Neo.ClientError.Transaction.LockClientStopped',
  'Neo.ClientError.Transaction.Terminated',
]);
/** The driver's words, which have no code, for a peer that does not speak its protocol. */
const OTHER_PROTOCOL = /Server responded HTTP|Unknown Bolt protocol version/;
const FORBIDDEN = 'Neo.ClientError.Security.Forbidden';

/** Whom the driver spoke to; for messages. */
export interface Peer {
  address: string;
  user: string;
  database: string | undefined;
}

/**
 * What an error means to the user: errors of the driver by their code, in one line that holds neither Cypher nor the
 * password; the driver's own words stay in `cause`. Other errors come back as they are.
 */
export function translated(error: unknown, peer: Peer, timeoutMs: number): unknown {
  if (!(error instanceof neo4j.Neo4jError)) return error;
  const { address } = peer;
  const options = { cause: error, details: { address, neo4jCode: error.code } };
  const unavailable = (message: string) => new PapergraphError('STORE_UNAVAILABLE', message, options);
  if (REFUSED.has(error.code)) {
    return unavailable(
      `Neo4j at ${address} refuses the user ${JSON.stringify(peer.user)} with this password; set NEO4J_USER and NEO4J_PASSWORD.`,
    );
  }
  if (NO_DATABASE.has(error.code)) {
    return unavailable(
      `Neo4j at ${address} has no database ${JSON.stringify(peer.database ?? 'neo4j')}; set NEO4J_DATABASE.`,
    );
  }
  if (TIMED_OUT.has(error.code)) return unanswered(peer, timeoutMs, error);
  if (UNAVAILABLE.has(error.code)) {
    return new PapergraphError(
      'STORE_UNAVAILABLE',
      `Neo4j at ${address} cannot be reached; check that it runs there and that NEO4J_URI is right.`,
      { ...options, details: { ...options.details, unreached: true } },
    );
  }
  if (READ_ONLY.has(error.code)) {
    return new PapergraphError('STORE_READ_ONLY', `Neo4j at ${address} can only be read at the moment.`, options);
  }
  if (OTHER_PROTOCOL.test(error.message)) {
    return unavailable(
      `What answers at ${address} is not Neo4j, or its HTTP port; give the port of Bolt, 7687 as a rule.`,
    );
  }
  if (error.code === FORBIDDEN) {
    return new PapergraphError(
      'STORE_FAILED',
      `Neo4j at ${address} does not let the user ${JSON.stringify(peer.user)} do this; give NEO4J_USER one who may write.`,
      options,
    );
  }
  return new PapergraphError(
    'STORE_FAILED',
    `Neo4j at ${address} answered with an error (${error.code}); its own log says more.`,
    options,
  );
}

/** For an operation that passed its deadline. */
export function unanswered(peer: Peer, timeoutMs: number, cause?: unknown): PapergraphError {
  return new PapergraphError(
    'STORE_UNAVAILABLE',
    `Neo4j at ${peer.address} did not answer within ${timeoutMs / 1000} s; check that it is well, and try again.`,
    { cause, details: { address: peer.address, timeoutMs, unreached: true } },
  );
}
