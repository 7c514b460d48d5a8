import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { validate } from 'dockerfile-utils';

const text = readFileSync('Dockerfile', 'utf8');
const lines = text
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const lastStage = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
const instruction = (name: string): string[] => lastStage.filter((line) => line.startsWith(`${name} `));

describe('Dockerfile', () => {
  test('passes the linter', () => {
    expect(validate(text)).toEqual([]);
  });

  test('is checked by a linter that finds faults', () => {
    const messages = validate(`${text}WORKDIR data\nEXPOSE http\nENTRYPOINT ["true"]\n`).map(({ message }) => message);
    expect(messages).toHaveLength(3);
  });

  test('builds in one stage and runs in another, both on the same Node', () => {
    const stages = lines.filter((line) => line.startsWith('FROM '));
    expect(stages).toEqual(['FROM node:20-bookworm-slim AS build', 'FROM node:20-bookworm-slim']);
    expect(instruction('COPY')).toContain('COPY --from=build /app/dist dist');
  });

  test('installs what runs from the lockfile, without development packages', () => {
    expect(instruction('RUN').join('\n')).toContain('npm ci --omit=dev --ignore-scripts');
    expect(lines.filter((line) => /npm (i|install)\b/.test(line))).toEqual([]);
  });

  test('runs as a user without rights over the image', () => {
    expect(instruction('USER')).toEqual(['USER node']);
    const user = lastStage.indexOf('USER node');
    expect(user).toBeLessThan(lastStage.findIndex((line) => line.startsWith('ENTRYPOINT ')));
    expect(lastStage.slice(user).filter((line) => /^(RUN|COPY|ADD) /.test(line))).toEqual([]);
  });

  test('keeps its data in a volume, says its port and whether it is ready', () => {
    expect(instruction('VOLUME')).toEqual(['VOLUME ["/data"]']);
    expect(instruction('EXPOSE')).toEqual(['EXPOSE 4000']);
    expect(instruction('HEALTHCHECK').join('')).toContain('http://127.0.0.1:4000/health/ready');
  });

  test('starts the command line', () => {
    expect(instruction('ENTRYPOINT')).toEqual(['ENTRYPOINT ["node", "dist/cli/main.js"]']);
    expect(JSON.parse(instruction('CMD')[0].slice('CMD '.length))).toEqual([
      'serve',
      '--host',
      '0.0.0.0',
      '--sample',
      '--store',
      'sqlite:/data/graph.db',
    ]);
  });

  test('copies only what is there and what .dockerignore lets through', () => {
    const letThrough = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    const copied = lines
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
      .flatMap((line) => line.split(' ').slice(1, -1));
    for (const path of copied) {
      expect(existsSync(path)).toBe(true);
      expect(letThrough).toContain(`!${path}`);
    }
    expect(new Set(copied).size).toBe(letThrough.length);
  });
});
