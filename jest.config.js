import { availableParallelism } from 'node:os';

export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
          target: 'es2022',
        },
        module: { type: 'es6' },
      },
    ],
  },
  globalSetup: '<rootDir>/test/neo4j/global-setup.js',
  globalTeardown: '<rootDir>/test/neo4j/global-teardown.js',
  testTimeout: 30_000,
  // Jest would leave one core idle: of two, half of them. Many tests wait for processes that they started.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  reporters: process.env.PAPERGRAPH_TEST_COUNTS ? ['default', '<rootDir>/scripts/jest-count-reporter.js'] : ['default'],
};
