import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'
import { Template } from 'aws-cdk-lib/assertions'
import cdkJson from '../../cdk.json'
import { DisconnectsStack } from '../../infra/disconnects-stack'
import { FUNCTION_FILE, type Handler, HANDLERS } from '../../infra/function-bundle'
import { environmentOf, resource } from '../support/infra/synthesized'

const outdir = mkdtempSync(join(tmpdir(), 'bundles-'))
afterAll(() => {
  rmSync(outdir, { recursive: true })
})

const app = new App({ outdir, builtinCloudFormationValidation: false, context: cdkJson.context })
const stack = new DisconnectsStack(app, 'Bundled', {
  reconcileAccountIds: ['9900000'],
  reports: true,
  eventBus: true,
})
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

const FUNCTIONS: Readonly<Record<Handler, NodejsFunction | undefined>> = {
  receive: disconnects.receiveFunction,
  query: disconnects.queryFunction,
  report: disconnects.reportFunction,
  drain: disconnects.drainFunction,
  reconcile: disconnects.reconcileFunction,
  publish: disconnects.publication?.publishFunction,
}

const directoryOf = (handler: Handler): string => {
  const { node } = FUNCTIONS[handler] as NodejsFunction
  const { S3Key } = resource(template, { stack, node }).Properties['Code'] as { S3Key: string }
  return join(outdir, `asset.${S3Key.replace('.zip', '')}`)
}

test.each(HANDLERS)(
  'the %s function is one file, which needs only the environment that the stack sets',
  handler => {
    const { node } = FUNCTIONS[handler] as NodejsFunction
    const directory = directoryOf(handler)
    expect(readdirSync(directory)).toStrictEqual([FUNCTION_FILE])
    expect(handlerType(directory, environmentOf(template, { stack, node }))).toBe('function')
    expect(() => handlerType(directory, {})).toThrow(/[A-Z_]+ must be string/)
  },
)

test.each(HANDLERS)(
  'the %s function takes its credentials from its environment, and has no code to look elsewhere',
  handler => {
    const code = readFileSync(join(directoryOf(handler), FUNCTION_FILE), 'utf8')
    expect(code).toContain('AWS_SECRET_ACCESS_KEY')
    expect(code).not.toMatch(/sso-oidc|AssumeRoleWithWebIdentity|credential_process/)
  },
)
