import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { deployedStack, STACK, type DeployedStack, type Outputs } from './deployed-stack'
import { emulatorEnvironment } from './emulator-environment'
import { clientOf } from '../twin/twin'
import { aCallbackOfNewCall, newCallId } from '../callbacks/builders'
import { startMinistack } from './ministack'
import { makeReleasedApp } from '../infra/released-app'
import { ROOT } from '../root'
import { FILE_WITHOUT_METRIC_MATH } from './without-metric-math'

const CDK = join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk')

/** Stops a command that hangs before the test times out. */
const CDK_MS = 90_000

/** CDK's command line on the emulator. It writes only into `folder`. */
const cdkOn = (endpoint: string, folder: string) => {
  const outputsFile = join(folder, 'outputs.json')
  // Its own configuration, in place of one in the working directory.
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
      const capacity = { mode: 'provisioned', from: 70, to: 140 }
      const environments = { staging: { retentionDays: 30, capacity } }
      const settings = { ...FILE_WITHOUT_METRIC_MATH, environments }
      await writeFile(configuration, JSON.stringify(settings))
      await cdk('bootstrap', 'aws://000000000000/us-east-1')
    },
    deploy: (...args: readonly string[]): Promise<Outputs> => deploy(STACK, ...args),
    deployEnvironment: (name: string): Promise<Outputs> =>
      deploy(`${STACK}-${name}`, '-c', `environment=${name}`),
    /** Deploys the stack of a release. */
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
  /** The outputs of the last release, before the upgrade. */
  readonly outputsBefore: Outputs
  /** The credentials of the last release, and a call that it stored. */
  readonly before: { readonly credentials: string; readonly callId: string }
  readonly outputs: Outputs
  /** Deploys a second environment. */
  readonly addStaging: () => Promise<DeployedStack>
  readonly stack: DeployedStack
  readonly stop: () => Promise<void>
}

/** As Secrets Manager generates it. MiniStack takes punctuation for it too, of which not every key in a URL survives. */
const GENERATED_PASSWORD = 'Zq7dM0vR2kTb9XwYc4LhNf8sJgPe1uAi6oE3mV5t'

const useReleased = async (stack: DeployedStack): Promise<Deployment['before']> => {
  const credentials = await stack.rotate(GENERATED_PASSWORD)
  const callId = newCallId()
  const { status } = await clientOf(stack, credentials).post(aCallbackOfNewCall({ callId }))
  stack.close()
  if (status !== 204) throw new Error(`The released stack answers ${status}`)
  return { credentials, callId }
}

/** An empty account on the emulator, bootstrapped for CDK. */
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

/** Deploys the last release to an empty account on the emulator, then upgrades it. */
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
