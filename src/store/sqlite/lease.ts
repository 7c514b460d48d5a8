import type { LeaseHolder } from '../port.js';
import type { SqliteConnection } from './connection.js';
import * as statements from './statements.js';

const LAPSE_MS = 15_000;

interface Lease extends LeaseHolder {
  renewedAt: number;
}

/** Takes or renews the right to seed; else who has it. All that share a file share a clock. */
export async function acquireLease(connection: SqliteConnection, holder: string): Promise<LeaseHolder | null> {
  // Reading comes first: it never waits, however busy the one who seeds is.
  const seen = await connection.read(() => otherHolder(connection, holder));
  if (seen) return seen;
  return connection.write(() => {
    const other = otherHolder(connection, holder);
    if (other) return other;
    const now = Date.now();
    const lease = connection.get<Lease>(statements.LEASE);
    const since = lease?.holder === holder ? lease.since : new Date(now).toISOString();
    connection.run(statements.SET_LEASE, holder, since, now);
    return null;
  });
}

function otherHolder(connection: SqliteConnection, asking: string): LeaseHolder | null {
  const lease = connection.get<Lease>(statements.LEASE);
  if (!lease || lease.holder === asking || lease.renewedAt <= Date.now() - LAPSE_MS) return null;
  return { holder: lease.holder, since: lease.since };
}
