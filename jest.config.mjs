import { availableParallelism } from 'node:os'

/** These packages are ES modules only, which Jest does not load as they are. Most draw charts and pages. */
const ES_MODULES = [
  '@observablehq/plot',
  'boolbase',
  'css-select',
  'css-what',
  'cssomnom',
  'd3',
  'd3-[a-z-]+',
  'delaunator',
  'dom-serializer',
  'domelementtype',
  'domhandler',
  'domutils',
  'entities',
  'htmlparser2',
  'internmap',
  'isoformat',
  'nth-check',
  'p-limit',
  'preact',
  'preact-render-to-string',
  'robust-predicates',
  'yocto-queue',
]

const swc = (parser, transform = {}) => [
  '@swc/jest',
  { jsc: { parser, transform, target: 'es2023' }, module: { type: 'commonjs' } },
]

export default {
  testEnvironment: 'node',
  // One more than there are cores, since some tests wait for processes and time-outs. (Jest reads 150 % as 150 workers.)
  maxWorkers: availableParallelism() + 1,
  testTimeout: 20_000,
  globalSetup: '<rootDir>/test/support/quiet-sdk.ts',
  roots: ['<rootDir>/test'],
  transform: {
    '\\.ts$': swc({ syntax: 'typescript' }),
    '\\.tsx$': swc(
      { syntax: 'typescript', tsx: true },
      { react: { runtime: 'automatic', importSource: 'preact' } },
    ),
    '\\.m?js$': swc({ syntax: 'ecmascript' }),
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:${ES_MODULES.join('|')})/)`],
  testPathIgnorePatterns: [
    '/node_modules/',
    '/test/emulator/',
    '/test/durability/',
    '/test/package/',
    '/test/node-versions/',
  ],
}
