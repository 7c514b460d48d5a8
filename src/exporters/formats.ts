import type { PaperRecord } from '../model/paper.js';
import { bibtex } from './bibtex.js';
import { cslJson } from './csl-json.js';
import { edgesAsCsv, nodesAsCsv } from './csv.js';
import { cytoscape } from './cytoscape.js';
import { gexf } from './gexf.js';
import { graphml } from './graphml.js';
import type { Network } from './network.js';
import { edgesAsParquet, nodesAsParquet } from './parquet.js';
import { turtle } from './turtle.js';
import { vosviewer } from './vosviewer.js';

/** What can be exported: three networks, the list of papers, and the whole. */
export const NETWORKS = ['concepts', 'papers', 'mentions'] as const;
export type NetworkName = (typeof NETWORKS)[number];

type Chunks = AsyncIterable<string | Uint8Array>;

interface FormatBase {
  /** With the name of what is exported before it, the name of a file: `.graphml`. */
  extension: string;
  contentType: string;
}

/** A format, by what it holds. */
export type ExportFormat = FormatBase &
  (
    | { of: 'network'; write(network: Network): Chunks; measuresItself?: boolean }
    | { of: 'papers'; write(papers: AsyncIterable<PaperRecord[]>): Chunks }
    | { of: 'graph'; write: typeof turtle }
  );

const CSV = 'text/csv; charset=utf-8; header=present';
const PARQUET = 'application/vnd.apache.parquet';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Formats by the names that the command line has for them. */
export const EXPORT_FORMATS = {
  graphml: { of: 'network', extension: '.graphml', contentType: 'application/graphml+xml', write: graphml },
  gexf: { of: 'network', extension: '.gexf', contentType: 'application/gexf+xml', write: gexf },
  // It computes association strength from counts.
  vosviewer: {
    of: 'network',
    extension: '.vosviewer.json',
    contentType: JSON_TYPE,
    write: vosviewer,
    measuresItself: true,
  },
  cytoscape: { of: 'network', extension: '.cyjs', contentType: JSON_TYPE, write: cytoscape },
  csv: { of: 'network', extension: '.csv', contentType: CSV, write: edgesAsCsv },
  'csv-nodes': { of: 'network', extension: '.nodes.csv', contentType: CSV, write: nodesAsCsv },
  parquet: { of: 'network', extension: '.parquet', contentType: PARQUET, write: edgesAsParquet },
  'parquet-nodes': { of: 'network', extension: '.nodes.parquet', contentType: PARQUET, write: nodesAsParquet },
  bibtex: { of: 'papers', extension: '.bib', contentType: 'application/x-bibtex; charset=utf-8', write: bibtex },
  'csl-json': {
    of: 'papers',
    extension: '.csl.json',
    contentType: 'application/vnd.citationstyles.csl+json; charset=utf-8',
    write: cslJson,
  },
  turtle: { of: 'graph', extension: '.ttl', contentType: 'text/turtle; charset=utf-8', write: turtle },
} as const satisfies Record<string, ExportFormat>;

export type FormatName = keyof typeof EXPORT_FORMATS;

/** What a format may be written of: a network by its name, `papers`, or `graph`. */
export function subjectsOf({ of }: Pick<ExportFormat, 'of'>): readonly string[] {
  return of === 'network' ? NETWORKS : [of];
}
