import { setTimeout as sleep } from 'node:timers/promises';
import neo4j, { type Driver, type ManagedTransaction, type Record as Row } from 'neo4j-driver';
import { PapergraphError } from '../../model/errors.js';
import { DriverSockets } from './driver-sockets.js';
import { translated, unanswered, type Peer } from './driver-errors.js';
import { addressOf, type Neo4jSettings } from './settings.js';

/** A value that a statement takes. Whole numbers as `neo4j.int`: the driver sends a plain number as a float. */
export type Parameters = Record<string, unknown>;

/** Runs one statement within a transaction. */
export type Run = (statement: string, parameters?: Parameters) => Promise<Row[]>;

const CONNECT_MS = 6_000;
const READ_MS = 30_000;
const WRITE_MS = 120_000;
/** For what changes a whole vocabulary at once. */
export const LONG_WRITE_MS = 900_000;
/** Before a read is tried again: a server that restarts a database, or a cluster that moves, needs a moment. */
const RETRY_MS = 150;
/** The server looks for transactions past their deadline every 2 s; what is later is a connection that no longer answers. */
const GRACE_MS = 2_500;
const CLOSE_MS = 2_000;

interface Generation {
  driver: Driver;
  sockets: DriverSockets;
  /** Operations that neither ended nor passed their deadline. */
  active: number;
  retired: boolean;
}

/**
 * The one place that speaks to the driver: sessions, retries, deadlines and the translation of errors.
 *
 * A frozen connection never answers, and the driver waits for it without end. So every operation races a deadline; what
 * loses is given up, and a new driver takes the place of the old one, which is closed (its sockets with it) as soon as
 * nothing waits for it any more.
 */
export class Neo4jConnection {
  readonly address: string;
  readonly #settings: Neo4jSettings;
  readonly #peer: Peer;
  /** What one session wrote, the next one reads, on whatever member of a cluster. */
  readonly #bookmarks = neo4j.bookmarkManager();
  #current: Generation;
  #closed = false;

  /** @throws PapergraphError BAD_INPUT where the address cannot be read. */
  constructor(settings: Neo4jSettings) {
    this.#settings = settings;
    this.address = addressOf(settings.uri);
    this.#peer = { address: this.address, user: settings.user, database: settings.database };
    this.#current = this.#generation();
  }

  /** Asks a first question, without retrying: a wrong address or password shows at once. */
  async ask(statement: string): Promise<Row[]> {
    return this.#within(this.#settings.connectTimeoutMs ?? CONNECT_MS, 0, async (driver) => {
      const session = driver.session({ database: this.#settings.database, defaultAccessMode: neo4j.session.READ });
      try {
        return (await session.run(statement)).records;
      } finally {
        await session.close();
      }
    });
  }

  /** The rows that one statement answers, in a read transaction; tried once more where the connection was lost. */
  async read(statement: string, parameters: Parameters = {}): Promise<Row[]> {
    await this.#settings.before?.();
    const timeoutMs = this.#settings.readTimeoutMs ?? READ_MS;
    return this.#within(timeoutMs, GRACE_MS, async (driver, alive) => {
      const once = async () => {
        const session = driver.session({
          database: this.#settings.database,
          defaultAccessMode: neo4j.session.READ,
          bookmarkManager: this.#bookmarks,
        });
        try {
          return (await session.run(statement, parameters, { timeout: timeoutMs })).records;
        } finally {
          await session.close();
        }
      };
      try {
        return await once();
      } catch (error) {
        if (!neo4j.isRetryableError(error)) throw error;
        await sleep(RETRY_MS);
        alive();
        return once();
      }
    });
  }

  /**
   * One write transaction, of at most so long. `work` may run more than once, and must then do the same: where the
   * connection is lost in the commit, nobody can tell whether it was made.
   */
  async write<T>(work: (run: Run) => Promise<T>, longestMs = WRITE_MS): Promise<T> {
    await this.#settings.before?.();
    const timeoutMs = this.#settings.writeTimeoutMs ?? longestMs;
    return this.#within(timeoutMs, GRACE_MS, async (driver, alive) => {
      const session = driver.session({ database: this.#settings.database, bookmarkManager: this.#bookmarks });
      const runIn =
        (transaction: ManagedTransaction) =>
        async (statement: string, parameters: Parameters = {}) => {
          alive();
          return (await transaction.run(statement, parameters)).records;
        };
      try {
        return await session.executeWrite(async (transaction) => work(runIn(transaction)), { timeout: timeoutMs });
      } finally {
        await session.close();
      }
    });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await end(this.#current);
  }

  #generation(): Generation {
    const { uri, user, password } = this.#settings;
    const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
      userAgent: 'papergraph',
      telemetryDisabled: true,
      disableLosslessIntegers: true,
      notificationFilter: { minimumSeverityLevel: 'OFF' },
      connectionTimeout: Math.min(this.#settings.connectTimeoutMs ?? CONNECT_MS, 5_000),
      // Longer than any deadline of ours: the driver has no code for this one.
      connectionAcquisitionTimeout: 10 * 60_000,
      maxTransactionRetryTime: 15_000,
    });
    return { driver, sockets: new DriverSockets(), active: 0, retired: false };
  }

  async #within<T>(
    timeoutMs: number,
    graceMs: number,
    operation: (driver: Driver, alive: () => void) => Promise<T>,
  ): Promise<T> {
    if (this.#closed) throw this.#closedError();
    const generation = this.#current;
    generation.active++;
    let late = false;
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        late = true;
        this.#retire(generation);
        reject(unanswered(this.#peer, timeoutMs));
      }, timeoutMs + graceMs);
    });
    // The driver may still retry what was given up; nothing may be written after its failure was reported.
    const alive = () => {
      if (late) throw unanswered(this.#peer, timeoutMs);
    };
    try {
      const answer = generation.sockets.during(() => operation(generation.driver, alive));
      return await Promise.race([answer, deadline]);
    } catch (error) {
      // What a close cuts off fails in as many ways as there are places to be in.
      if (this.#closed && error instanceof neo4j.Neo4jError) throw this.#closedError(error);
      throw translated(error, this.#peer, timeoutMs);
    } finally {
      clearTimeout(timer);
      generation.active--;
      if (generation.retired && generation.active === 0) void end(generation);
    }
  }

  #closedError(cause?: unknown): PapergraphError {
    return new PapergraphError('STORE_UNAVAILABLE', `The connection to Neo4j at ${this.address} has been closed.`, {
      cause,
    });
  }

  #retire(generation: Generation): void {
    generation.retired = true;
    if (this.#current === generation && !this.#closed) this.#current = this.#generation();
  }
}

/** Closes a driver and its sockets; never fails, and never waits long for a peer that no longer answers. */
async function end({ driver, sockets }: Generation): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, CLOSE_MS);
  });
  await Promise.race([driver.close().catch(() => undefined), enough]);
  clearTimeout(timer);
  sockets.destroy();
}
