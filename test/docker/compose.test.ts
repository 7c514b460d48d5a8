import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly profiles?: readonly string[];
  readonly ports: readonly string[];
  readonly volumes: readonly string[];
  readonly healthcheck: { readonly test: readonly string[]; readonly interval: string; readonly retries: number };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const { services, volumes } = parse(readFileSync('docker-compose.yml', 'utf8'), {
  strict: true,
  uniqueKeys: true,
}) as Compose;
const { neo4j, api, prometheus, grafana } = services;

describe('docker-compose.yml', () => {
  test('brings up Neo4j 5 Community and the API of this checkout', () => {
    const always = Object.keys(services).filter((name) => services[name].profiles === undefined);
    expect(always.sort()).toEqual(['api', 'neo4j']);
    expect(neo4j.image).toMatch(/^neo4j:5\.\d+(\.\d+)?-community$/);
    expect(api.build).toBe('.');
    expect(api.command).toEqual(['serve', '--host', '0.0.0.0', '--sample']);
  });

  test('points the API at the database by its name in the network', () => {
    expect(api.environment!.NEO4J_URI).toBe('bolt://neo4j:7687');
    expect(api.environment!.NEO4J_USER).toBe('neo4j');
    expect(api.environment!.NEO4J_DATABASE).toBe('neo4j');
  });

  test('starts the API only when Neo4j answers', () => {
    expect(api.depends_on).toEqual({ neo4j: { condition: 'service_healthy' } });
  });

  test('checks the health of both by what they are asked for', () => {
    expect(neo4j.healthcheck.test.join(' ')).toContain('cypher-shell');
    expect(api.healthcheck.test.join(' ')).toContain('http://127.0.0.1:4000/health/ready');
    for (const { healthcheck } of Object.values(services)) {
      expect(healthcheck.interval).toMatch(/^\d+s$/);
      expect(healthcheck.retries).toBeGreaterThan(0);
    }
  });

  test('takes the password from the environment and does not start without it', () => {
    const required = /^(neo4j\/)?\$\{NEO4J_PASSWORD:\?[^}]+\}$/;
    expect(neo4j.environment!.NEO4J_AUTH).toMatch(required);
    expect(api.environment!.NEO4J_PASSWORD).toMatch(required);
    for (const { environment } of Object.values(services)) {
      const named = Object.entries(environment ?? {}).filter(([name]) => /password|auth|secret|key|token/i.test(name));
      const secrets = named.filter(([name]) => !name.startsWith('GF_AUTH_ANONYMOUS_'));
      for (const [, value] of secrets) expect(value).toMatch(required);
    }
  });

  test('keeps data in named volumes that are declared', () => {
    const mounted = Object.values(services).flatMap((service) => service.volumes);
    const named = mounted.filter((volume) => !volume.startsWith('./')).map((volume) => volume.split(':')[0]);
    expect(named.sort()).toEqual(Object.keys(volumes).sort());
    expect(neo4j.volumes).toContain('neo4j-data:/data');
    expect(api.volumes.map((volume) => volume.split(':')[1])).toEqual(['/data']);
  });

  test('publishes ports to this machine only', () => {
    for (const { ports } of Object.values(services)) {
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
    }
  });

  test('sends no usage reports', () => {
    expect(neo4j.environment!.NEO4J_dbms_usage__report_enabled).toBe('false');
    expect(grafana.environment!.GF_ANALYTICS_REPORTING_ENABLED).toBe('false');
  });

  test('has Prometheus and Grafana in a profile, at fixed versions, with files of this checkout that they cannot change', () => {
    for (const { profiles, image, volumes: mounted } of [prometheus, grafana]) {
      expect(profiles).toEqual(['grafana']);
      expect(image).toMatch(/^[a-z]+\/[a-z]+:v?\d+\.\d+\.\d+$/);
      const files = mounted.filter((volume) => volume.startsWith('./')).map((volume) => volume.split(':'));
      expect(files.length).toBeGreaterThan(0);
      for (const [path, , mode] of files) expect([existsSync(path), mode]).toEqual([true, 'ro']);
    }
    expect(grafana.environment!.GF_PLUGINS_PREINSTALL_SYNC).toMatch(/^yesoreyeram-infinity-datasource@\d+\.\d+\.\d+$/);
    expect(api.environment!.PAPERGRAPH_METRICS).toBe('on');
  });
});
