import type { Command } from 'commander';
import type { CurationRequest } from '../model/curation.js';
import { storeAddress } from './store-address.js';

const NOTE = ['--note <text>', 'why, for the log'] as const;

interface Options {
  note?: string;
  store?: string;
}

/** Adds `papergraph curate` and its commands; `storeOption` is the option that names the store. */
export function addCurate(program: Command, storeOption: readonly [string, string]): void {
  const curate = program
    .command('curate')
    .description('correct the graph for good: what is done here stays through every later seeding');
  const operation = (name: string, description: string) =>
    curate
      .command(name)
      .description(description)
      .option(...NOTE)
      .option(...storeOption);
  const run = async (request: CurationRequest, { note, store }: Options) => {
    const { curateCommand } = await import('./curate.js');
    process.exitCode = await curateCommand(request, note, storeAddress(store, process.env));
  };

  operation('merge', 'make concepts one: their mentions and names go to another')
    .argument('<concepts...>', 'ids or names')
    .requiredOption('--into <concept>', 'the concept that stays')
    .action((concepts: string[], { into, ...options }: Options & { into: string }) =>
      run({ kind: 'merge', concepts, into }, options),
    );
  operation('split', 'make concepts out of one, by rules; mentions that no rule takes stay')
    .argument('<concept>', 'id or name')
    .argument('<file>', 'the parts as a JSON list: [{"name": …, "when": {"phrase": …}}]')
    .action(async (concept: string, file: string, options: Options) => {
      const { splitRequest } = await import('./curate.js');
      await run(await splitRequest(concept, file), options);
    });
  operation('rename', 'give a concept another name; the one it had becomes an alias')
    .argument('<concept>', 'id or name')
    .argument('<name>', 'the new name')
    .action((concept: string, name: string, options: Options) => run({ kind: 'rename', concept, name }, options));
  operation('hide', 'show a concept and its mentions no more')
    .argument('<concept>', 'id or name')
    .action((concept: string, options: Options) => run({ kind: 'hide', concept }, options));
  operation('undo', 'take back what was done')
    .argument('<entry>', 'its id in the log')
    .action((entry: string, options: Options) => run({ kind: 'undo', entry }, options));

  curate
    .command('log')
    .description('print what was done, the first first')
    .option(...storeOption)
    .action(async ({ store }: Options) => {
      const { curationLogCommand } = await import('./curate.js');
      process.exitCode = await curationLogCommand(storeAddress(store, process.env));
    });
  curate
    .command('export')
    .argument('<file>', 'where to; - is standard output')
    .description('write the log as JSON Lines, to be kept in git')
    .option(...storeOption)
    .action(async (file: string, { store }: Options) => {
      const { exportCurationCommand } = await import('./curate.js');
      process.exitCode = await exportCurationCommand(file, storeAddress(store, process.env));
    });
  curate
    .command('replay')
    .argument('<file>', 'a log that `curate export` wrote')
    .description('do again what a log says; entries that the graph has already are left out')
    .option(...storeOption)
    .action(async (file: string, { store }: Options) => {
      const { replayCommand } = await import('./curate.js');
      process.exitCode = await replayCommand(file, storeAddress(store, process.env));
    });
}
