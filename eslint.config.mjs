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

/** What runs in a browser, or makes what is looked at there and on a terminal, knows these rooms of `lambda/`. */
const FIGURES = ['codec', 'disconnect', 'time', 'question', 'report', 'reconciliation']

/** What stands around the functions: the rooms of `lambda/` that each may import, and of which other folders. */
const OUTSIDE = {
  infra: { rooms: ['codec', 'deployment'], folders: [] },
  display: { rooms: FIGURES, folders: [] },
  console: { rooms: Object.keys(ROOMS), folders: ['display'] },
  web: { rooms: FIGURES, folders: ['display', 'console/answers'] },
  local: { rooms: Object.keys(ROOMS), folders: ['console'] },
  cli: { rooms: Object.keys(ROOMS), folders: ['display', 'console'] },
}

/** The rooms of `display/`: how times, numbers, figures and charts look, on a terminal and in a browser. */
const DISPLAY_ROOMS = {
  time: [],
  text: ['time'],
  figures: ['time'],
  charts: ['figures', 'text', 'time'],
  html: ['charts', 'figures', 'text', 'time'],
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
  console: ['check', 'output', 'places'],
  completion: ['flags', 'printers'],
  help: [],
}

const folders = ['lambda', ...Object.keys(OUTSIDE)]

/** A folder may import itself, these rooms of `lambda/`, and these other folders. */
const around = ([folder, { rooms, folders: others }]) => [
  { target: `./${folder}`, from: './lambda', except: rooms.map(one => `./${one}`) },
  ...folders
    .filter(other => other !== folder && other !== 'lambda' && !others.includes(other))
    .map(other => ({
      target: `./${folder}`,
      from: `./${other}`,
      except: others.filter(one => one.startsWith(`${other}/`)).map(one => `.${one.slice(other.length)}`),
    })),
  { target: `./${folder}`, from: './test' },
]

const between = (folder, rooms, always = []) =>
  Object.entries(rooms).map(([room, may]) => ({
    target: `./${folder}/${room}`,
    from: `./${folder}`,
    except: [room, ...may, ...always].map(one => `./${one}`),
  }))

const zones = [
  ...between('lambda', ROOMS),
  ...between('cli', CLI_ROOMS, ['errors.ts']),
  ...between('display', DISPLAY_ROOMS),
  ...around(['lambda', { rooms: [], folders: [] }]).slice(1),
  ...Object.entries(OUTSIDE).flatMap(around),
]

export default tseslint.config(
  // What these use is installed in acceptance/ and bench/ only, where they are linted.
  { ignores: ['acceptance', 'bench/usual', 'bench/stub/certificate.ts'] },
  { ignores: ['cdk.out', 'dist', 'coverage', '.data', 'bench/build'] },
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
    files: ['display/**/*.{ts,tsx}', 'web/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'Buffer'].map(name => ({ name, message: 'This also runs in a browser.' })),
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
