import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { deployedStack, STACK, type DeployedStack, type Outputs } from './deployed-stack'
import { emulatorEnvironment } from './emulator-environment'
import { startMinistack } from './ministack'

const ROOT = join(import.meta.dirname, '..', '..')
const CDK = join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk')

/** A command that hangs is stopped before the test that waits for it is. */
const CDK_MS = 45_000

/** CDK's own command line on the emulator. All that it writes is in `folder`. */
const cdkOn = (endpoint: string, folder: string) => {
  const outputsFile = join(folder, 'outputs.json')
  const cdk = async (...args: readonly string[]): Promise<void> => {
    await promisify(execFile)(
      process.execPath,
      [CDK, '--no-notices', '--output', join(folder, 'cdk.out'), ...args],
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
  return {
    bootstrap: () => cdk('bootstrap', 'aws://000000000000/us-east-1'),
    deploy: async (...args: readonly string[]): Promise<Outputs> => {
      await cdk('deploy', '--require-approval', 'never', '--outputs-file', outputsFile, ...args)
      const outputs = JSON.parse(await readFile(outputsFile, 'utf8')) as Record<string, Outputs>
      const ours = outputs[STACK]
      if (ours === undefined) throw new Error(`No outputs of ${STACK}`)
      return ours
    },
    destroy: () => cdk('destroy', '--force'),
  }
}

export type Deployment = {
  readonly cdk: ReturnType<typeof cdkOn>
  readonly outputs: Outputs
  readonly stack: DeployedStack
  readonly stop: () => Promise<void>
}

/** From an empty account on the emulator to a deployed stack. */
export const startDeployment = async (): Promise<Deployment> => {
  const ministack = await startMinistack()
  const folder = await mkdtemp(join(tmpdir(), 'deployment-'))
  const stop = async (): Promise<void> => {
    await ministack.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const cdk = cdkOn(ministack.endpoint, folder)
    await cdk.bootstrap()
    const outputs = await cdk.deploy()
    const stack = await deployedStack(ministack.endpoint, outputs)
    return {
      cdk,
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
