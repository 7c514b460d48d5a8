#!/usr/bin/env node
import './production.js';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { addCurate } from './curate-program.js';
import { addExport } from './export-program.js';
import { EXIT, exitOf } from './exit.js';
import { addKeys } from './keys-program.js';
import { PapergraphError } from '../model/errors.js';
import { DEFAULT_STORE, storeAddress } from './store-address.js';
import { VERSION } from './version.js';

const STORE = [
  '--store <address>',
  `sqlite:PATH, or a neo4j:// or bolt:// address (default: $PAPERGRAPH_STORE, $NEO4J_URI, then ${DEFAULT_STORE})`,
] as const;

const program = new Command('papergraph')
  .description('A knowledge graph of papers, and a GraphQL API to ask it.')
  .version(VERSION)
  .exitOverride()
  // `vocabulary import` has a --version of its own.
  .enablePositionalOptions()
  .addHelpText(
    'after',
    '\nNeo4j takes its user, password and database from NEO4J_USER, NEO4J_PASSWORD and NEO4J_DATABASE.',
  )
  .showHelpAfterError('(--help says more)');

program
  .command('seed')
  .argument('<files...>', 'pages of papers, JSON Lines, or an export; plain or gzip')
  .description('read papers into the graph')
  .option('--format <format>', 'page, jsonl or papergraph; told from the content without it')
  .option(...STORE)
  .action(async (files: string[], { format, store }: { format?: string; store?: string }) => {
    const { seedCommand } = await import('./seed.js');
    process.exitCode = await seedCommand(files, storeAddress(store, process.env), format);
  });

interface ServeOptions {
  port?: number;
  host: string;
  sample: boolean;
  trustedOnly?: string | true;
  store?: string;
}

program
  .command('serve')
  .description('serve the API, its explorer and its playground')
  .option('--port <number>', 'port; 0 takes a free one (default: $PORT, then 4000)', portNumber)
  .option('--host <name>', 'address to listen on; 0.0.0.0 lets other machines in', '127.0.0.1')
  .option('--sample', 'seed the sample first if the graph is empty', false)
  .option('--trusted-only [manifest]', 'answer only the operations of a manifest; without one, those that ship')
  .option(...STORE)
  .action(async ({ port, store, trustedOnly, ...given }: ServeOptions) => {
    const { serveCommand } = await import('./serve.js');
    const chosen = port ?? portOf(process.env.PORT);
    const settings = { ...given, port: chosen, store: storeAddress(store, process.env), trusted: trustedOnly ?? null };
    process.exitCode = await serveCommand(settings);
  });

program
  .command('query')
  .argument('<graphql>', 'the query')
  .description('answer one query, and print it as JSON')
  .option('--variables <json>', 'variables of the query, a JSON object')
  .option(...STORE)
  .action(async (query: string, { variables, store }: { variables?: string; store?: string }) => {
    const { queryCommand } = await import('./query.js');
    process.exitCode = await queryCommand(query, storeAddress(store, process.env), variables);
  });

program
  .command('stats')
  .description('print what the graph holds')
  .option(...STORE)
  .action(async ({ store }: { store?: string }) => {
    const { statsCommand } = await import('./stats.js');
    process.exitCode = await statsCommand(storeAddress(store, process.env));
  });

program
  .command('embed')
  .description('give each paper a sentence embedding, by the model that PAPERGRAPH_EMBEDDINGS names')
  .option(...STORE)
  .action(async ({ store }: { store?: string }) => {
    const { embedCommand } = await import('./embed.js');
    process.exitCode = await embedCommand(storeAddress(store, process.env));
  });

const vocabulary = program.command('vocabulary').description('the vocabularies that papers are read with');

interface ImportOptions {
  name?: string;
  version?: string;
  license?: string;
  format?: string;
  language?: string;
  dryRun: boolean;
  store?: string;
}

vocabulary
  .command('import')
  .argument(
    '<file>',
    'SKOS (Turtle, RDF/XML, JSON-LD), the Computer Science Ontology, CSV or JSON Lines; plain or gzip',
  )
  .description("put a vocabulary into the graph, or a newer version of it; the graph's papers are read again")
  .option('--name <name>', 'its name: lower-case letters, digits and hyphens')
  .option('--version <version>', 'its version, where the file does not say')
  .option('--license <license>', 'its license, where the file does not say')
  .option('--format <format>', 'turtle, rdfxml, jsonld, cso, csv or jsonl; told from the content without it')
  .option('--language <tag>', 'the language to take names in (default: English where there is any)')
  .option('--dry-run', 'only say what would change', false)
  .option(...STORE)
  .action(async (file: string, { store, ...given }: ImportOptions) => {
    const { importCommand } = await import('./vocabulary.js');
    const { name = null, version: of = null, license = null, format = null, language = null, dryRun } = given;
    const options = { name, version: of, license, format, language, dryRun };
    process.exitCode = await importCommand(file, storeAddress(store, process.env), options);
  });

vocabulary
  .command('list')
  .description('the vocabularies of the graph')
  .option(...STORE)
  .action(async ({ store }: { store?: string }) => {
    const { listCommand } = await import('./vocabulary.js');
    process.exitCode = await listCommand(storeAddress(store, process.env));
  });

vocabulary
  .command('remove')
  .argument('<name>', 'its name')
  .description("take a vocabulary out of the graph; the graph's papers are read again")
  .option(...STORE)
  .action(async (name: string, { store }: { store?: string }) => {
    const { removeCommand } = await import('./vocabulary.js');
    process.exitCode = await removeCommand(name, storeAddress(store, process.env));
  });

vocabulary
  .command('restore')
  .description('put the vocabulary that comes with papergraph back after it was removed')
  .option(...STORE)
  .action(async ({ store }: { store?: string }) => {
    const { restoreCommand } = await import('./vocabulary.js');
    process.exitCode = await restoreCommand(storeAddress(store, process.env));
  });

vocabulary
  .command('export')
  .argument('<name>', 'its name')
  .argument('[file]', 'where to; standard output without it', '-')
  .description('write a vocabulary as SKOS in Turtle, which `vocabulary import` reads back')
  .option(...STORE)
  .action(async (name: string, file: string, { store }: { store?: string }) => {
    const { exportVocabularyCommand } = await import('./vocabulary.js');
    process.exitCode = await exportVocabularyCommand(name, file, storeAddress(store, process.env));
  });

addExport(program, STORE);
addCurate(program, STORE);
addKeys(program, STORE);

/** What the environment says; nothing prints the error of an option for it. */
function portOf(given: string | undefined): number {
  if (!given) return 4000;
  try {
    return portNumber(given);
  } catch {
    throw new PapergraphError('BAD_INPUT', `PORT is ${JSON.stringify(given)}; it takes a number from 0 to 65535.`);
  }
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}

// Who reads the output may have read enough, as `head` does.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(process.exitCode ?? EXIT.ok);
  });
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has printed its message.
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.badInput;
  } else {
    const { code, message } = exitOf(error);
    process.stderr.write(`${message}\n`);
    process.exitCode = code;
  }
}
