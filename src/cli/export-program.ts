import type { Command } from 'commander';
import { PapergraphError } from '../model/errors.js';
import { storeAddress } from './store-address.js';

interface Options extends Record<string, string | undefined> {
  store?: string;
  output?: string;
}

/** The command `papergraph export`. */
export function addExport(program: Command, store: readonly [string, string]): void {
  program
    .command('export')
    .argument('[file]', 'where to; - or nothing is standard output')
    .description(
      'write the whole graph as JSON Lines, which `seed` reads back; with --format, what other programs read',
    )
    .option('--output <file>', 'where to, as well')
    .option(
      '--format <format>',
      'graphml, gexf, vosviewer, cytoscape, csv, csv-nodes, parquet, parquet-nodes; bibtex, csl-json; turtle',
    )
    .option('--graph <network>', 'concepts (that stand in papers together), papers (near each other) or mentions')
    .option('--where <json>', 'which papers, as in the API: {"year": {"gte": 2020}}')
    .option('--among <json>', 'which concepts, as in the API: {"kind": {"eq": "METHOD"}}')
    .option('--measure <measure>', 'COUNT, NPMI, JACCARD, COSINE, ASSOCIATION_STRENGTH or LOG_LIKELIHOOD_RATIO')
    .option('--min-count <number>', 'leave out pairs of concepts with fewer common papers (default: 2)')
    .option('--min-score <number>', 'leave out pairs that score less')
    .option('--min-confidence <number>', 'leave out mentions of less confidence, 0 to 1')
    .option('--first <number>', 'only so many pairs, the strongest; or so many papers')
    .option(...(store as [string, string]))
    .action(async (file: string | undefined, { store: address, output, ...options }: Options) => {
      if (file !== undefined && output !== undefined)
        throw new PapergraphError('BAD_INPUT', `${file} and --output ${output}: name one file.`);
      const [{ exportCommand }, { exportChoice }] = await Promise.all([
        import('./export.js'),
        import('./export-chunks.js'),
      ]);
      const choice = exportChoice(options);
      process.exitCode = await exportCommand(file ?? output ?? '-', storeAddress(address, process.env), choice);
    });
}
