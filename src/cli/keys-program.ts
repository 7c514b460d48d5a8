import type { Command } from 'commander';
import { storeAddress } from './store-address.js';

interface Options {
  store?: string;
}

/** Adds `papergraph keys` and its commands; `storeOption` is the option that names the store. */
export function addKeys(program: Command, storeOption: readonly [string, string]): void {
  const keys = program
    .command('keys')
    .description('keys to the API: who may read, write papers, and correct the graph');
  keys
    .command('create')
    .description('make a key, and print it: it can be seen this once')
    .requiredOption('--name <name>', 'whose it is, or what for; it stands in the log of what was changed')
    .requiredOption('--scopes <scopes>', 'what it is for: read, ingest, curate, with commas between')
    .option(...storeOption)
    .action(async ({ name, scopes, store }: Options & { name: string; scopes: string }) => {
      const { createKeyCommand } = await import('./keys.js');
      process.exitCode = await createKeyCommand(name, scopes, storeAddress(store, process.env));
    });
  keys
    .command('list')
    .description('print the keys by name, with their scopes')
    .option(...storeOption)
    .action(async ({ store }: Options) => {
      const { listKeysCommand } = await import('./keys.js');
      process.exitCode = await listKeysCommand(storeAddress(store, process.env));
    });
  keys
    .command('revoke')
    .argument('<name>', 'its name')
    .description('take a key away; servers that run refuse it within seconds')
    .option(...storeOption)
    .action(async (name: string, { store }: Options) => {
      const { revokeKeyCommand } = await import('./keys.js');
      process.exitCode = await revokeKeyCommand(name, storeAddress(store, process.env));
    });
}
