import js from '@eslint/js'
import fpTs from 'eslint-plugin-fp-ts'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import importX from 'eslint-plugin-import-x'
import jest from 'eslint-plugin-jest'
import tseslint from 'typescript-eslint'

/** Who may import whom: arrows point from the entries inward, and the centre knows nothing of HTTP, AWS or files. */
const inward = [
  { target: './lambda/disconnect', from: './lambda', except: ['./disconnect'] },
  { target: './lambda/json', from: './lambda', except: ['./json'] },
  { target: './lambda/bandwidth', from: './lambda', except: ['./bandwidth', './disconnect', './json'] },
  { target: './lambda/dynamodb', from: './lambda', except: ['./dynamodb', './disconnect'] },
  {
    target: './lambda/sqs',
    from: './lambda',
    except: ['./sqs', './bandwidth', './disconnect', './aws-client-config.ts'],
  },
  { target: './lambda/secrets', from: './lambda', except: ['./secrets', './bandwidth', './disconnect'] },
  { target: './lambda/http', from: './lambda', except: ['./http', './bandwidth', './disconnect'] },
  { target: './lambda/metrics', from: './lambda', except: ['./metrics', './bandwidth', './disconnect'] },
  { target: './lambda', from: ['./cli', './infra', './local', './test'] },
  { target: './cli', from: ['./infra', './local', './test'] },
  { target: './infra', from: ['./cli', './local', './test'] },
  { target: './local', from: ['./cli', './infra', './test'] },
  {
    target: './infra',
    from: './lambda',
    except: [
      './disconnect/decode.ts',
      './dynamodb/tables.ts',
      './http/routes.ts',
      './metrics/metric-names.ts',
    ],
  },
]

export default tseslint.config(
  // What `bench/usual` uses is installed in bench/ only; it is linted there.
  { ignores: ['cdk.out', 'dist', 'coverage', '.data', 'bench/build', 'bench/usual'] },
  {
    files: ['**/*.ts'],
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
      'import-x/no-cycle': 'error',
      'import-x/no-extraneous-dependencies': 'error',
      'import-x/no-restricted-paths': ['error', { zones: inward }],
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
    files: ['lambda/disconnect/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-definitions': 'off' },
  },
  {
    files: ['lambda/**/*.ts'],
    ignores: ['lambda/receive.ts', 'lambda/query.ts', 'lambda/drain.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only entry files read the environment.' },
      ],
    },
  },
  {
    files: ['lambda/**/*.ts'],
    ignores: ['lambda/*.ts', 'lambda/dynamodb/**', 'lambda/secrets/**', 'lambda/sqs/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@aws-sdk/*'], message: 'Only adapters and entries know the AWS SDK.' }] },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    extends: [jest.configs['flat/recommended']],
    rules: { 'jest/expect-expect': ['warn', { assertFunctionNames: ['expect*', 'fc.assert'] }] },
  },
  {
    // A contract is a suite that several test files run, each on its engine.
    files: ['test/**/*.contract.ts'],
    rules: { 'jest/no-export': 'off' },
  },
)
