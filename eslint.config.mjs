import js from '@eslint/js'
import fpTs from 'eslint-plugin-fp-ts'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import importX from 'eslint-plugin-import-x'
import jest from 'eslint-plugin-jest'
import tseslint from 'typescript-eslint'

/** The rooms of `lambda/`, each with those that it may import. Arrows point inward: the record knows no callback, no table and no AWS. */
const ROOMS = {
  codec: [],
  disconnect: ['codec'],
  time: ['disconnect'],
  question: ['codec', 'disconnect'],
  report: ['codec', 'disconnect', 'time', 'question'],
  deployment: ['codec', 'disconnect'],
  callback: ['codec', 'disconnect'],
  intake: ['codec', 'disconnect', 'callback'],
  reconciliation: ['codec', 'disconnect', 'callback', 'intake'],
  dynamodb: [
    'codec',
    'disconnect',
    'question',
    'report',
    'deployment',
    'callback',
    'intake',
    'reconciliation',
    'publication',
  ],
  bandwidth: ['codec', 'disconnect', 'reconciliation'],
  publication: ['codec', 'disconnect', 'deployment', 'callback'],
  aws: [],
  eventbridge: ['deployment', 'publication'],
  streams: ['codec', 'disconnect', 'callback', 'dynamodb', 'publication'],
  sqs: ['codec', 'disconnect', 'callback', 'intake', 'aws'],
  secrets: ['codec', 'callback', 'bandwidth'],
  http: ['codec', 'disconnect', 'question', 'report', 'deployment', 'callback', 'intake', 'reconciliation'],
  log: [
    'codec',
    'disconnect',
    'deployment',
    'callback',
    'intake',
    'reconciliation',
    'publication',
    'http',
    'sqs',
    'streams',
  ],
}

/** What stands around the functions: each may import these rooms of `lambda/`, and of the other folders none. */
const OUTSIDE = {
  infra: ['codec', 'deployment'],
  local: Object.keys(ROOMS),
  cli: Object.keys(ROOMS),
}

/** The rooms of `cli/`: what commands share comes first. Any of them may throw an error of `cli/errors.ts`. */
const CLI_ROOMS = {
  time: [],
  output: ['time'],
  printers: ['output', 'time'],
  places: ['output'],
  bandwidth: ['output'],
  import: ['output', 'places', 'printers'],
  simulator: ['import', 'output', 'places', 'time'],
  flags: ['output', 'places', 'printers', 'simulator', 'time'],
  reconciliation: ['output', 'printers', 'time'],
  report: ['output', 'printers', 'time'],
  check: ['flags', 'output', 'places', 'printers', 'reconciliation', 'simulator', 'time'],
  configure: ['bandwidth', 'output', 'places', 'printers', 'reconciliation', 'time'],
  erasure: ['output', 'places'],
  completion: ['flags', 'printers'],
  help: [],
  html: ['output', 'printers', 'time'],
}

const inside = room => `./lambda/${room}`

const folders = ['lambda', ...Object.keys(OUTSIDE)]

const zones = [
  ...Object.entries(ROOMS).map(([room, may]) => ({
    target: inside(room),
    from: './lambda',
    except: [room, ...may].map(one => `./${one}`),
  })),
  ...Object.entries(CLI_ROOMS).map(([room, may]) => ({
    target: `./cli/${room}`,
    from: './cli',
    except: [room, ...may, 'errors.ts'].map(one => `./${one}`),
  })),
  ...Object.entries(OUTSIDE).map(([folder, may]) => ({
    target: `./${folder}`,
    from: './lambda',
    except: may.map(one => `./${one}`),
  })),
  ...folders.map(folder => ({
    target: `./${folder}`,
    from: [...folders.filter(other => other !== folder && other !== 'lambda'), 'test'].map(one => `./${one}`),
  })),
]

export default tseslint.config(
  // What `acceptance` and `bench/usual` use is installed there and in bench/ only, where they are linted.
  { ignores: ['cdk.out', 'dist', 'coverage', '.data', 'acceptance', 'bench/build', 'bench/usual'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [js.configs.recommended, tseslint.configs.strictTypeChecked, importX.flatConfigs.typescript],
    plugins: { 'fp-ts': fpTs, 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true } },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // A TaskEither that nobody runs is a write that never happens.
      'fp-ts/no-discarded-pure-expression': 'error',
      'fp-ts/no-lib-imports': 'error',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-extraneous-dependencies': 'error',
      'import-x/no-restricted-paths': ['error', { zones }],
      'max-lines': ['error', { max: 150, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'fp-ts', message: 'Import from fp-ts/Either and the like: the index brings everything.' },
          ],
          patterns: [{ group: ['io-ts/*'], message: 'Only io-ts itself is stable.' }],
        },
      ],
    },
  },
  {
    // Interfaces are how io-ts brands are declared, and `unique symbol` needs one.
    files: ['lambda/codec/**/*.ts', 'lambda/disconnect/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-definitions': 'off' },
  },
  {
    files: ['lambda/**/*.ts'],
    ignores: ['lambda/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only entry files read the environment.' },
      ],
    },
  },
  {
    files: ['lambda/**/*.ts'],
    ignores: [
      'lambda/*.ts',
      'lambda/aws/**',
      'lambda/dynamodb/**',
      'lambda/eventbridge/**',
      'lambda/secrets/**',
      'lambda/sqs/**',
    ],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@aws-sdk/*'], message: 'Only adapters and entries know the AWS SDK.' }] },
      ],
    },
  },
  {
    files: ['test/**/*.ts', '**/*.test.ts'],
    extends: [jest.configs['flat/recommended']],
    rules: { 'jest/expect-expect': ['warn', { assertFunctionNames: ['expect*', 'fc.assert'] }] },
  },
  {
    // A contract is a suite that several test files run, each on its engine.
    files: ['test/**/*.contract.ts'],
    rules: { 'jest/no-export': 'off' },
  },
)
