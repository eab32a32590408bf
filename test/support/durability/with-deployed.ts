import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDeployed, type Deployed } from './deployed'
import { faults, type Disturb } from './disturb'
import { tableOf } from './figures'
import { runPhase, type Figures, type Phase } from './phase'

export type Running = {
  readonly deployed: Deployed
  readonly run: (name: string, disturb: Disturb, load?: Partial<Phase>) => Promise<Figures>
}

/** The deployed functions for all tests of a file, whose figures are printed at the end. */
export const withDeployed = (title: string, seed: number): Running => {
  const folder = mkdtempSync(join(tmpdir(), 'durability-'))
  const all: Figures[] = []
  const running = {} as { deployed: Deployed }

  beforeAll(async () => {
    running.deployed = await startDeployed(folder, seed)
    // No phase measures the first requests of a process.
    const disturb = faults(running.deployed.proxy, 'fail')
    await runPhase(running.deployed, { name: 'warm-up', seed: 1, count: 10, disturb })
  }, 180_000)
  afterAll(async () => {
    process.stdout.write(`\n${tableOf(title, all)}\n\n`)
    await running.deployed.stop()
    rmSync(folder, { recursive: true, force: true })
  }, 30_000)

  const run: Running['run'] = async (name, disturb, load = {}) => {
    await running.deployed.receive.renew()
    const figures = await runPhase(running.deployed, { name, seed: seed + all.length, disturb, ...load })
    all.push(figures)
    return figures
  }
  return Object.defineProperty({ run } as Running, 'deployed', { get: () => running.deployed })
}
