import { existsSync, readFileSync } from 'node:fs';
import { CurrentIndex, type MakeIndex } from '../api/current-index.js';
import { Keys, WRITE_KEY_VARIABLE } from '../access/keys.js';
import { readManifest, TrustedOperations } from '../access/trusted-operations.js';
import { isPublic, startServer, type ServerOptions } from '../api/server.js';
import { openEmbeddings } from '../embeddings/open.js';
import type { GraphIndex } from '../index/graph-index.js';
import { isUnreached, PapergraphError } from '../model/errors.js';
import type { IndexState } from '../observe/metrics.js';
import type { Curate, Ingest } from '../model/ports.js';
import { curate } from '../seeder/curate.js';
import { ingestInto } from '../seeder/ingest.js';
import type { GraphStore } from '../store/port.js';
import { counted } from './counted.js';
import { EXIT, logLine } from './exit.js';
import { indexPlace } from './index-place.js';
import { IndexThread } from './index-thread.js';
import { ReadThread } from './read-thread.js';
import { seedSample } from './seed.js';
import { accessSettings, type AccessSettings } from './serve-settings.js';
import {
  makeShippedExtract,
  SHIPPED_OPERATIONS,
  SHIPPED_PLAYGROUND,
  SHIPPED_SAMPLE,
  shippedModels,
  shippedVocabulary,
} from './shipped.js';
import { calmLog } from './calm-log.js';
import { deadlines } from './deadlines.js';
import { openObservation } from './observation.js';
import { paperMemory } from './paper-memory.js';
import { DEFAULT_STORE, openStore } from './store-address.js';
import { tellUnfinished } from './unfinished.js';
import { wordsSetting } from './words-setting.js';
import { CURATION_PATIENCE_MS } from './write-work.js';
import { WriteThread } from './write-thread.js';

export interface ServeSettings {
  store: string;
  host: string;
  port: number;
  /** Seed the sample first where the store is empty. */
  sample: boolean;
  /** A manifest of operations: no others are answered; true: of those that ship. null: all are. */
  trusted: string | true | null;
}

/** From the signal on; a process manager kills after 10 s as a rule. */
const END_MS = 9_500;

const say = (line: string) => process.stdout.write(`${line}\n`);

/**
 * `papergraph serve`: until Ctrl-C. Resolves to the exit code. A Neo4j that cannot be reached is waited for: until it is
 * there, requests are answered 503.
 */
export async function serveCommand(settings: ServeSettings): Promise<number> {
  const { store: address, host, port, sample } = settings;
  const access = accessSettings(process.env, isPublic(host));
  const trusted = trustedOperations(settings.trusted);
  const times = deadlines(process.env);
  const paperMegabytes = paperMemory(process.env);
  let current: CurrentIndex | null = null;
  const observation = await openObservation(process.env, {
    database: address.startsWith('sqlite:') ? 'sqlite' : 'neo4j',
    index: () => (current?.isReady ? stateOf(current.get()) : null),
  });
  const log = calmLog((error) => observation.failure(logLine(error)));
  const embeddings = await openEmbeddings(process.env);
  const store = await openStore(address, process.env, { existing: false, patient: true, readTimeoutMs: times.read });
  const indexes = new IndexThread(address, log, async () => (await store.runs()).length <= 1);
  let ingest: Ingest | undefined;
  let reading: ReadThread | undefined;
  try {
    const prepare = async () => {
      if (sample) await seedSample(store, SHIPPED_SAMPLE, say);
      await tellUnfinished(store, 'answers are');
    };
    // Another thread cannot open a store that is in memory only.
    const shared = indexPlace(address, process.env) !== null;
    if (shared && address.startsWith('sqlite:')) reading = new ReadThread(address, times.read);
    const local = ingestInto(store, await shippedVocabulary(), shippedModels, { words: wordsSetting(process.env) });
    const writing = shared ? new WriteThread(address) : null;
    ingest = writing?.ingest(local) ?? local;
    const make: MakeIndex | undefined = shared ? (...asked) => indexes.make(...asked) : undefined;
    const indexed = new CurrentIndex(store, make, prepare, paperMegabytes);
    current = indexed;
    await indexed.refresh().catch((error: unknown) => {
      if (!isUnreached(error)) throw error;
      log(`${(error as Error).message} Until it answers, so does this server: 503.`);
    });
    // What the explorer asks is in the manifest that ships, and need not be in another.
    const asksWhatIsAnswered = typeof settings.trusted !== 'string';
    const playground =
      access.playground && asksWhatIsAnswered && existsSync(SHIPPED_PLAYGROUND) ? SHIPPED_PLAYGROUND : null;
    const keys = new Keys(process.env[WRITE_KEY_VARIABLE], () => store.accessKeys());
    const whoMay = () => whoReads(access, host, { keys, areKnown: indexed.isReady, log });
    let reads = await whoMay();
    let isSettled = indexed.isReady;
    const wired: ServerOptions = {
      ...access,
      store: reading?.store(store) ?? store,
      current: indexed,
      playground,
      host,
      port,
      log,
      keys,
      reads: () => reads,
      trusted,
      trustedOnly: settings.trusted !== null,
      makeExtract: makeShippedExtract,
      curate: writing?.curate ?? curateOf(store),
      ingest,
      embeddings,
      times,
      observe: observation.observe,
      metrics: observation.metrics,
    };
    const server = await startServer(wired).catch(cannotListen(host, port));
    indexed.watch((index) => {
      say(`Took up snapshot ${index.snapshot.id}: ${counted(index.papers.count, 'paper')}.`);
      if (!isSettled) void whoMay().then((found) => (reads = found));
      isSettled = true;
    }, log);
    // Listened for before the user can know that there is something to end.
    const interrupted = interruption();
    const papers = indexed.isReady ? indexed.get().papers.count : null;
    say(welcome(server.address, store.address, address, papers, { ...wired, reads }));
    await interrupted;
    endInTime(log);
    indexed.stop();
    await server.close();
    return EXIT.ok;
  } finally {
    await observation.close();
    await ingest?.close();
    await reading?.close();
    await indexes.close();
    await embeddings?.close();
    await store.close();
  }
}

/**
 * Whether reading needs a key: as it is set, else where other machines reach the server and there are keys, or may be:
 * while the database is away, nobody knows.
 */
async function whoReads(
  { reads: given, proxies }: AccessSettings,
  host: string,
  { keys, areKnown, log }: { keys: Keys; areKnown: boolean; log: (line: string) => void },
): Promise<'open' | 'keys'> {
  const elsewhere = isPublic(host) || proxies.length > 0;
  if (!areKnown) return given ?? (elsewhere ? 'keys' : 'open');
  const anyKey = await keys.any();
  if (given === 'keys' && anyKey === false)
    log('Nobody can read: PAPERGRAPH_READS is keys, and there is none. `papergraph keys create` makes one.');
  if (given !== null) return given;
  if (!elsewhere) return 'open';
  // A store that does not tell may have keys.
  if (anyKey !== false) return 'keys';
  log(
    `Whoever reaches ${proxies.length > 0 ? 'the proxy' : host} can read this graph. Make a key with \`papergraph keys create\` and start again, and reading needs ` +
      'one; or set PAPERGRAPH_READS=open if that is meant.',
  );
  return 'open';
}

function trustedOperations(manifest: string | true | null): TrustedOperations {
  const file = typeof manifest === 'string' ? manifest : SHIPPED_OPERATIONS;
  if (!existsSync(file)) {
    if (manifest === null) return new TrustedOperations([]);
    throw new PapergraphError(
      'BAD_INPUT',
      `${file}: there is no such file; --trusted-only takes a manifest of operations.`,
    );
  }
  return readManifest(textOf(file), file);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why = code === 'EISDIR' ? 'this is a folder' : `it cannot be read (${code})`;
    throw new PapergraphError('BAD_INPUT', `${file}: ${why}; --trusted-only takes a manifest of operations.`, {
      cause,
    });
  }
}

function stateOf({ snapshot, bytes, papers }: GraphIndex): IndexState {
  return { builtAt: snapshot.builtAt, bytes, papers: papers.count };
}

/** A thread that waits for a database that does not answer must not hold the process up. */
function endInTime(log: (error: unknown) => void): void {
  const timer = setTimeout(() => {
    log('Something did not end in time; what was being written is written whole, or not at all.');
    process.exit(EXIT.failed);
  }, END_MS);
  timer.unref();
}

/** Curation of a store for a server, which does not wait for a seeding to end. */
function curateOf(store: GraphStore): Curate {
  const options = { patienceMs: CURATION_PATIENCE_MS, words: wordsSetting(process.env) };
  return (request, curator) => curate(store, request, curator, options);
}

function welcome(
  address: string,
  store: string,
  given: string,
  papers: number | null,
  { playground, reads, trustedOnly }: Pick<ServerOptions, 'playground' | 'reads' | 'trustedOnly'>,
): string {
  const option = given === DEFAULT_STORE ? '' : ` --store ${given}`;
  const query = '{ concept(name: "LMC") { name papers(first: 20) { totalCount edges { node { title } } } } }';
  const empty = [`The graph is empty. Fill it: papergraph seed FILE${option}`, ''];
  const key = reads === 'keys' ? ' -H "authorization: Bearer $KEY"' : '';
  const example = [
    'Try:',
    `  curl -s ${address}/graphql -H 'content-type: application/json'${key} \\`,
    `    -d '${JSON.stringify({ query })}'`,
    '',
  ];
  return [
    papers === null
      ? `Waiting for ${store}`
      : `Ready in ${process.uptime().toFixed(1)} s: ${counted(papers, 'paper')} of ${store}`,
    '',
    ...(playground ? [`  explorer    ${address}`] : []),
    ...(playground && !trustedOnly ? [`  playground  ${address}/graphql`] : []),
    `  API         POST ${address}/graphql`,
    `  health      ${address}/health/ready`,
    ...(reads === 'keys' ? ['  reading     needs a key with the scope `read`'] : []),
    ...(trustedOnly ? [`  operations  those of the manifest only; ${address}/graphql lists them`] : []),
    '',
    ...(papers === 0 ? empty : trustedOnly ? [] : example),
    'Ctrl-C ends it.',
  ].join('\n');
}

function cannotListen(host: string, port: number): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    if (error.code === 'EADDRINUSE') {
      throw new PapergraphError(
        'BAD_INPUT',
        `Port ${port} is in use; end what listens there, or choose another with --port.`,
      );
    }
    if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
      throw new PapergraphError(
        'BAD_INPUT',
        `Cannot listen on ${host}:${port} (${error.code}); choose others with --host and --port.`,
      );
    }
    throw error;
  };
}

function interruption(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
