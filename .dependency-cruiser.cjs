// Which folder may import which: the architecture, checked. Any arrow that is not listed fails the build.
const mayImport = {
  model: [],
  sparse: [],
  readers: ['model'],
  embeddings: ['model'],
  extraction: ['model', 'sparse'],
  similarity: ['model', 'sparse'],
  store: ['model'],
  index: ['model', 'sparse', 'similarity', 'store/port'],
  vocabulary: ['model'],
  exporters: ['model', 'index', 'store/port'],
  curation: ['model', 'store/port'],
  access: ['model', 'store/port'],
  observe: ['model'],
  seeder: [
    'model',
    'sparse',
    'readers',
    'extraction',
    'similarity',
    'store/port',
    'index',
    'vocabulary',
    'exporters',
    'curation',
  ],
  api: ['model', 'index', 'store/port', 'similarity', 'curation', 'exporters', 'access', 'observe'],
};

const folderRules = Object.entries(mayImport).map(([folder, allowed]) => ({
  name: `${folder}-imports`,
  comment: `src/${folder} may import ${allowed.length ? allowed.join(', ') : 'nothing of src'}.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: [folder, ...allowed].map((f) => `^src/${f}(/|\\.ts$)`) },
}));

const driverRule = (name, home, packages) => ({
  name,
  comment: `Only src/${home} speaks to ${packages}.`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${home}/` },
  to: { path: `node_modules/(${packages})` },
});

module.exports = {
  forbidden: [
    ...folderRules,
    driverRule('sqlite-driver', 'store/sqlite', '@photostructure/sqlite'),
    driverRule('neo4j-driver', 'store/neo4j', 'neo4j-driver'),
    driverRule('measuring', 'observe', 'prom-client|pino|@opentelemetry'),
    driverRule('rdf', '(vocabulary/rdf|exporters)', 'n3|rdfxml-streaming-parser|jsonld-streaming-parser'),
    driverRule('parquet', 'exporters', 'hyparquet'),
    {
      name: 'web-imports',
      comment: 'Pages know the GraphQL schema, not the code behind it; and neither page knows the other.',
      severity: 'error',
      from: { path: '^web/(explorer|playground)?' },
      to: { path: '^(src|web/(explorer|playground))/', pathNot: '^web/$1/' },
    },
    {
      name: 'example-imports',
      comment: 'Examples know the public API alone.',
      severity: 'error',
      from: { path: '^examples/' },
      to: { path: '^(src|web|test)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { pathNot: '^src/api/' },
      to: { circular: true, pathNot: '^src/api/' },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
