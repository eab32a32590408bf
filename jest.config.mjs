import { availableParallelism } from 'node:os'

export default {
  testEnvironment: 'node',
  // One more than there are cores, since some tests wait for processes and time-outs. (Jest reads 150 % as 150 workers.)
  maxWorkers: availableParallelism() + 1,
  testTimeout: 20_000,
  globalSetup: '<rootDir>/test/support/quiet-sdk.ts',
  roots: ['<rootDir>/test'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
    ],
  },
  testPathIgnorePatterns: [
    '/node_modules/',
    '/test/emulator/',
    '/test/durability/',
    '/test/package/',
    '/test/node-versions/',
  ],
}
