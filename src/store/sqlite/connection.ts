import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { PapergraphError } from '../../model/errors.js';
import { damaged, gone, isBusy, isUnexplained, translated } from './driver-errors.js';
import * as statements from './statements.js';

/** How long to try again while another process writes. Its transactions take a fraction of a second. */
const PATIENCE_MS = 10_000;
const LONGEST_PAUSE_MS = 25;

export type Value = string | number | Uint8Array | null;
type Statement = ReturnType<DatabaseSyncInstance['prepare']>;

/** What tells one file from another in its place, and a store of this schema from others. */
interface Identity {
  device: bigint;
  inode: bigint;
  applicationId: number;
  version: number;
}

/**
 * Connections to files that are no longer in their place. They are kept open: SQLite would delete the log of the file that
 * is there now, as logs are found by name.
 */
const LEFT_OPEN: DatabaseSyncInstance[] = [];

/**
 * One connection. Work on it is synchronous and runs in one transaction from beginning to end, so that no other work of
 * this process comes between; waiting for another process is asynchronous.
 */
export class SqliteConnection {
  /** As the user gave it, for messages. */
  readonly path: string;
  #database: DatabaseSyncInstance;
  #filesSeen = 1;
  /** null before `settle`, and of a store in memory. */
  #identity: Identity | null = null;
  readonly #readOnly: boolean;
  readonly #patienceMs: number;
  readonly #statements = new Map<string, Statement>();
  readonly #tuples = new Map<string, Statement>();

  /**
   * @param options.patienceMs how long to wait for another process
   * @throws PapergraphError BAD_INPUT where the file cannot be opened.
   */
  constructor(path: string, options: { readOnly: boolean; patienceMs?: number }) {
    this.path = path;
    this.#readOnly = options.readOnly;
    this.#patienceMs = options.patienceMs ?? PATIENCE_MS;
    try {
      this.#database = new DatabaseSync(path, { readOnly: options.readOnly, timeout: 0 });
    } catch (error) {
      throw translated(error, path);
    }
  }

  /**
   * From now on, another store that is put in the place of this file is taken up by what is asked next. Within
   * `patiently`; the schema is there.
   */
  settle(): void {
    const file = this.#fileInPlace();
    if (file) this.#identity = { ...file, ...this.#application(this.#database) };
  }

  /** Counts up when another file is taken up: what was remembered of the one before is worth nothing. */
  get filesSeen(): number {
    return this.#filesSeen;
  }

  /** What `work` reads is one state of the database. It may be run more than once. */
  read<T>(work: () => T): Promise<T> {
    return this.patiently(() =>
      this.#inTransaction(statements.BEGIN_READ, () => {
        // Takes the state to read. Here the driver says where another connection is in the way, in `all` it does not.
        this.get(statements.ANYTHING);
        return work();
      }),
    );
  }

  /** What `work` writes is stored once the promise resolves, or not at all. It may be run more than once. */
  write<T>(work: () => T): Promise<T> {
    return this.patiently(() => this.#inTransaction(statements.BEGIN_WRITE, work));
  }

  /**
   * Runs `work`, again and again while another connection is in the way.
   *
   * @throws PapergraphError STORE_BUSY after some seconds; STORE_UNAVAILABLE where the file is gone; what the driver
   * throws, translated; what `work` throws.
   */
  async patiently<T>(work: () => T): Promise<T> {
    const until = performance.now() + this.#patienceMs;
    for (;;) {
      if (!this.#database.isOpen) throw new PapergraphError('STORE_FAILED', `${this.path}: the store is closed.`);
      try {
        this.#lookForFile();
        return work();
      } catch (error) {
        if (isUnexplained(error) && !this.#isWhole()) throw damaged(this.path, error);
        if (!isBusy(error) || performance.now() > until) throw translated(error, this.path);
      }
      // At random, so that two that wait for each other do not keep step.
      await sleep(1 + Math.random() * LONGEST_PAUSE_MS);
    }
  }

  /** Within `read`, `write` or `patiently`, as all that follow. */
  all<Row>(statement: string, ...values: Value[]): Row[] {
    return this.#prepared(statement).all(...values) as Row[];
  }

  /** As `all`, each row a list of its columns: three times as fast where rows are many and small. */
  tuples<Row extends readonly Value[]>(statement: string, ...values: Value[]): Row[] {
    let prepared = this.#tuples.get(statement);
    if (!prepared) {
      prepared = this.#database.prepare(statement);
      prepared.setReturnArrays(true);
      this.#tuples.set(statement, prepared);
    }
    return prepared.all(...values) as Row[];
  }

  get<Row>(statement: string, ...values: Value[]): Row | undefined {
    return this.#prepared(statement).get(...values) as Row | undefined;
  }

  run(statement: string, ...values: Value[]): void {
    this.#prepared(statement).run(...values);
  }

  /** Several statements in one text, without values. */
  script(text: string): void {
    this.#database.exec(text);
  }

  /** May be called again. The log is moved into the file, which is then complete by itself. */
  close(): void {
    if (!this.#database.isOpen) return;
    this.#statements.clear();
    this.#tuples.clear();
    try {
      // SQLite does so by itself on closing, but the driver does not close before the statements are garbage collected.
      if (!this.#readOnly) this.#database.exec(statements.EMPTY_LOG);
    } catch {
      // It can stay in the log: whoever opens the file next reads it there.
    }
    this.#database.close();
  }

  #lookForFile(): void {
    const known = this.#identity;
    if (known === null) return;
    const file = this.#fileInPlace();
    if (file?.inode === known.inode && file.device === known.device) return;
    if (!file) throw gone(this.path, 'the file is gone; put it back, or seed again');
    const database = this.#storeInPlace(known);
    LEFT_OPEN.push(this.#database);
    this.#statements.clear();
    this.#tuples.clear();
    this.#database = database;
    this.#filesSeen++;
    this.#identity = { ...known, ...file };
    if (!this.#readOnly) this.script(statements.SET_UP);
  }

  /** @throws PapergraphError STORE_UNAVAILABLE for what is no store of the same version; STORE_BUSY. */
  #storeInPlace(known: Identity): DatabaseSyncInstance {
    let database: DatabaseSyncInstance | null = null;
    try {
      database = new DatabaseSync(this.path, { readOnly: this.#readOnly, timeout: 0 });
      const { applicationId, version } = this.#application(database);
      if (applicationId === known.applicationId && version === known.version) return database;
    } catch (error) {
      if (isBusy(error)) {
        database?.close();
        throw error;
      }
    }
    database?.close();
    throw gone(this.path, 'something else is in its place, which is no store of this version yet');
  }

  #fileInPlace(): Pick<Identity, 'device' | 'inode'> | null {
    const found = this.path === ':memory:' ? undefined : statSync(this.path, { throwIfNoEntry: false, bigint: true });
    return found ? { device: found.dev, inode: found.ino } : null;
  }

  #application(database: DatabaseSyncInstance): Pick<Identity, 'applicationId' | 'version'> {
    const { applicationId, version } = database.prepare(statements.APPLICATION).get() as unknown as Identity;
    return { applicationId, version };
  }

  #prepared(statement: string): Statement {
    let prepared = this.#statements.get(statement);
    if (!prepared) {
      prepared = this.#database.prepare(statement);
      this.#statements.set(statement, prepared);
    }
    return prepared;
  }

  /** Reads the whole file. */
  #isWhole(): boolean {
    try {
      return this.get<{ quick_check: string }>(statements.QUICK_CHECK)?.quick_check === 'ok';
    } catch {
      return false;
    }
  }

  #inTransaction<T>(begin: string, work: () => T): T {
    this.run(begin);
    try {
      const result = work();
      this.run(statements.COMMIT);
      return result;
    } catch (error) {
      // SQLite has ended the transaction by itself after some errors.
      if (this.#database.isTransaction) this.run(statements.ROLLBACK);
      throw error;
    }
  }
}
