import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Serving } from '../support/serving.js';
import { rowsOf, type InfinityQuery } from './infinity.js';
import { named } from './promql.js';

interface Target extends InfinityQuery {
  readonly datasource: { readonly uid: string };
  readonly expr?: string;
}

interface Dashboard {
  readonly panels: readonly { readonly id: number; readonly title: string; readonly targets: readonly Target[] }[];
  readonly templating: {
    readonly list: readonly {
      readonly name: string;
      readonly sort: number;
      readonly query: { infinityQuery: Target };
    }[];
  };
}

const read = (path: string): string => readFileSync(`examples/grafana/${path}`, 'utf8');
const dashboard = (name: string): Dashboard => JSON.parse(read(`dashboards/${name}.json`)) as Dashboard;
const NUMBERS_DOWNWARDS = 4;
/** What Prometheus adds to every series, and a series of its own. */
const OF_PROMETHEUS = ['job', 'instance'];

/** What Grafana and Prometheus would ask, asked of a server: neither is here. */
export function grafanaSuite(stage: { readonly server: Serving }): void {
  const corpus = dashboard('corpus');
  const server = dashboard('server');
  let shown: Map<string, Set<string>>;

  beforeAll(async () => {
    await stage.server.post('query Corpus { corpus { paperCount } }');
    await stage.server.post('{ papers(first: 1) { edges { node { abstract } } } }');
    await stage.server.post('{ nonsense }');
    shown = labelsByMetric(await (await fetch(`${stage.server.address}/metrics`)).text());
    shown.set('up', new Set());
  });

  test('provisions the data sources that the panels name, and the dashboards, each panel with an id of its own', () => {
    const { datasources } = parse(read('provisioning/datasources/papergraph.yml')) as {
      datasources: { uid: string }[];
    };
    const known = datasources.map(({ uid }) => uid);
    for (const { panels } of [corpus, server]) {
      expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
      for (const { targets } of panels) for (const { datasource } of targets) expect(known).toContain(datasource.uid);
    }
    const { providers } = parse(read('provisioning/dashboards/papergraph.yml')) as {
      providers: { options: { path: string } }[];
    };
    const compose = readFileSync('docker-compose.yml', 'utf8');
    expect(compose).toContain(`./examples/grafana/dashboards:${providers[0]!.options.path}:ro`);
  });

  test('every GraphQL query is answered, and each column picks values from the answer', async () => {
    const variables = new Map<string, string>();
    const asked = (query: Target) => rowsOf(stage.server.address, query, variables);
    for (const { name, sort, query } of corpus.templating.list) {
      const rows = await asked(query.infinityQuery);
      const values = rows.map((row) => String(row.__value ?? Object.values(row)[0]));
      if (sort === NUMBERS_DOWNWARDS) values.sort((a, b) => Number(b) - Number(a));
      variables.set(name, values[0]!);
    }
    expect(variables.get('since')).toBe('2024');
    expect(variables.get('until')).toBe('2023');
    for (const { title, targets } of corpus.panels) {
      for (const target of targets) {
        const rows = await asked(target);
        expect({ title, rows: rows.length }).not.toEqual({ title, rows: 0 });
        for (const { text, type } of target.columns) {
          const values = rows.map((row) => row[text]);
          expect({ title, text, missing: values.filter((value) => value == null) }).toEqual({
            title,
            text,
            missing: [],
          });
          if (type === 'number') expect(values.map(Number)).not.toContain(NaN);
        }
      }
    }
  });

  test('every PromQL expression names metrics and labels that the server shows', () => {
    for (const { title, targets } of server.panels) {
      for (const { expr } of targets) {
        const { metrics, labels, faults } = named(expr!.replaceAll('$__rate_interval', '5m'));
        expect({ title, expr, faults }).toEqual({ title, expr, faults: [] });
        expect({ title, unknown: metrics.filter((name) => !shown.has(name)) }).toEqual({ title, unknown: [] });
        const known = [...OF_PROMETHEUS, ...metrics.flatMap((name) => [...(shown.get(name) ?? [])])];
        expect({ title, expr, unknown: labels.filter((name) => !known.includes(name)) }).toEqual({
          title,
          expr,
          unknown: [],
        });
      }
    }
  });

  test('a name that the server does not show would be found', () => {
    const { metrics, labels, faults } = named('sum by (nobody) (rate(papergraph_nothing{some="x"}[5m])) +');
    expect({ metrics, labels, faults: faults.length }).toEqual({
      metrics: ['papergraph_nothing'],
      labels: ['nobody', 'some'],
      faults: 1,
    });
    expect(shown.has('papergraph_nothing')).toBe(false);
    expect(shown.get('papergraph_request_seconds_bucket')).toEqual(new Set(['le', 'operation']));
  });

  test('Prometheus asks the server where it shows its metrics', () => {
    const { scrape_configs: jobs } = parse(read('prometheus.yml')) as {
      scrape_configs: { job_name: string; metrics_path?: string; static_configs: { targets: string[] }[] }[];
    };
    expect(
      jobs.map(({ job_name, metrics_path, static_configs }) => [job_name, metrics_path, static_configs[0]!.targets]),
    ).toEqual([['papergraph', undefined, ['api:4000']]]);
  });
}

/** The labels of each series in the text format of Prometheus. */
function labelsByMetric(text: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const line of text.split('\n')) {
    const [, name, labels] = /^([a-z_]\w*)(?:\{(.*)\})? /i.exec(line) ?? [];
    if (name === undefined) continue;
    const known = found.get(name) ?? new Set();
    for (const [, label] of (labels ?? '').matchAll(/(\w+)="/g)) known.add(label!);
    found.set(name, known);
  }
  return found;
}
