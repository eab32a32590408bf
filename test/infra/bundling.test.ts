import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'
import { Template } from 'aws-cdk-lib/assertions'
import cdkJson from '../../cdk.json'
import { DisconnectsStack } from '../../infra/disconnects-stack'
import { FUNCTION_FILE } from '../../infra/function-bundle'
import { environmentOf, resource } from '../support/infra/synthesized'

const outdir = mkdtempSync(join(tmpdir(), 'bundles-'))
afterAll(() => {
  rmSync(outdir, { recursive: true })
})

const app = new App({ outdir, builtinCloudFormationValidation: false, context: cdkJson.context })
const stack = new DisconnectsStack(app, 'Bundled', { reconcileAccountIds: ['9900000'] })
const template = Template.fromStack(stack)
const { disconnects } = stack

const LOAD = `console.log(typeof (await import('./${FUNCTION_FILE}')).handler)`

/** Loads a function from a folder without node_modules, as Lambda does. @returns the type of its handler */
const handlerType = (directory: string, environment: Record<string, string>): string =>
  execFileSync(process.execPath, ['--input-type=module', '-e', LOAD], {
    cwd: directory,
    env: { AWS_REGION: 'us-east-1', ...environment },
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim()

test.each([
  ['receive', disconnects.receiveFunction.node],
  ['query', disconnects.queryFunction.node],
  ['drain', disconnects.drainFunction.node],
  ['reconcile', (disconnects.reconcileFunction as NodejsFunction).node],
])('the %s function is one file, which needs only the environment that the stack sets', (_, node) => {
  const fn = { stack, node }
  const { S3Key } = resource(template, fn).Properties['Code'] as { S3Key: string }
  const directory = join(outdir, `asset.${S3Key.replace('.zip', '')}`)

  expect(readdirSync(directory)).toStrictEqual([FUNCTION_FILE])
  expect(handlerType(directory, environmentOf(template, fn))).toBe('function')
  expect(() => handlerType(directory, {})).toThrow('TABLE_NAME must be')
})
