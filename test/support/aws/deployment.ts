import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { deployedStack, STACK, type DeployedStack, type Outputs } from './deployed-stack'
import { emulatorEnvironment } from './emulator-environment'
import { basic, clientOf } from '../twin/twin'
import { aCallbackOfNewCall, newCallId } from '../callbacks/builders'
import { startMinistack } from './ministack'
import { makeReleasedApp } from '../infra/released-app'
import { ROOT } from '../root'

const CDK = join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk')

/** A command that hangs is stopped before the test that waits for it is. */
const CDK_MS = 90_000

/** CDK's own command line on the emulator. All that it writes is in `folder`. */
const cdkOn = (endpoint: string, folder: string) => {
  const outputsFile = join(folder, 'outputs.json')
  // Not the one that whoever runs the tests has made.
  const configuration = join(folder, 'configuration.json')
  const cdk = async (...args: readonly string[]): Promise<void> => {
    await promisify(execFile)(
      process.execPath,
      [
        CDK,
        '--no-notices',
        '--output',
        join(folder, 'cdk.out'),
        '-c',
        `configuration=${configuration}`,
        ...args,
      ],
      {
        cwd: ROOT,
        timeout: CDK_MS,
        env: {
          PATH: process.env['PATH'],
          HOME: folder,
          TMPDIR: folder,
          CDK_HOME: folder,
          CDK_DISABLE_CLI_TELEMETRY: 'true',
          npm_config_update_notifier: 'false',
          ...emulatorEnvironment(endpoint),
        },
      },
    )
  }
  const deploy = async (stack: string, ...args: readonly string[]): Promise<Outputs> => {
    await cdk('deploy', '--require-approval', 'never', '--outputs-file', outputsFile, ...args)
    const outputs = JSON.parse(await readFile(outputsFile, 'utf8')) as Record<string, Outputs>
    const ours = outputs[stack]
    if (ours === undefined) throw new Error(`No outputs of ${stack}`)
    return ours
  }
  return {
    bootstrap: async () => {
      await writeFile(configuration, JSON.stringify({ environments: { staging: { retentionDays: 30 } } }))
      await cdk('bootstrap', 'aws://000000000000/us-east-1')
    },
    deploy: (...args: readonly string[]): Promise<Outputs> => deploy(STACK, ...args),
    deployEnvironment: (name: string): Promise<Outputs> =>
      deploy(`${STACK}-${name}`, '-c', `environment=${name}`),
    /** The stack as it was released. */
    deployReleased: async (version: string): Promise<Outputs> => {
      const app = join(folder, version)
      await cdk('synth', '--quiet')
      await cp(join(folder, 'cdk.out'), app, { recursive: true })
      await makeReleasedApp(app, STACK, version)
      return deploy(STACK, '--app', app)
    },
    destroy: () => cdk('destroy', '--force'),
  }
}

export type Deployment = {
  readonly cdk: ReturnType<typeof cdkOn>
  /** Of the stack as it was released last, before it was upgraded. */
  readonly outputsBefore: Outputs
  /** Its password then, and a call that it kept. */
  readonly before: { readonly credentials: string; readonly callId: string }
  readonly outputs: Outputs
  /** Another environment beside it. */
  readonly addStaging: () => Promise<DeployedStack>
  readonly stack: DeployedStack
  readonly stop: () => Promise<void>
}

const useReleased = async (stack: DeployedStack): Promise<Deployment['before']> => {
  const credentials = basic(await stack.credentials())
  const callId = newCallId()
  const { status } = await clientOf(stack, credentials).post(aCallbackOfNewCall({ callId }))
  stack.close()
  if (status !== 204) throw new Error(`The released stack answers ${status}`)
  return { credentials, callId }
}

/** CDK and an empty account on the emulator, which it is bootstrapped in. */
export const startCdk = async () => {
  const { endpoint, stop: stopMinistack } = await startMinistack()
  const folder = await mkdtemp(join(tmpdir(), 'deployment-'))
  const stop = async (): Promise<void> => {
    await stopMinistack()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const cdk = cdkOn(endpoint, folder)
    await cdk.bootstrap()
    return { cdk, endpoint, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** From an empty account on the emulator to a deployed stack, by way of the last release. */
export const startDeployment = async (): Promise<Deployment> => {
  const { cdk, endpoint, stop } = await startCdk()
  try {
    const outputsBefore = await cdk.deployReleased('0.1.0')
    const before = await useReleased(await deployedStack(endpoint, outputsBefore))
    const outputs = await cdk.deploy()
    const stack = await deployedStack(endpoint, outputs)
    return {
      cdk,
      outputsBefore,
      before,
      addStaging: async () =>
        deployedStack(endpoint, await cdk.deployEnvironment('staging'), `${STACK}-staging`),
      outputs,
      stack,
      stop: async () => {
        stack.close()
        await stop()
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}
