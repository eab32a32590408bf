import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDeployed, type Deployed } from './deployed'
import { again, faults, killedAndRestarted, nothing, together, type Disturb } from './disturb'
import { expectAllAcknowledged, expectKept } from './expect'
import { tableOf } from './figures'
import { runPhase, type Figures } from './phase'

const SEED = 20_261

const folder = mkdtempSync(join(tmpdir(), 'durability-'))
const all: Figures[] = []
let deployed: Deployed

beforeAll(async () => {
  deployed = await startDeployed(folder, SEED)
  // What is measured is not the first request of a process.
  await runPhase(deployed, { name: 'warm-up', seed: 1, count: 10, disturb: faults(deployed.proxy, 'fail') })
}, 180_000)
afterAll(async () => {
  process.stdout.write(`\n${tableOf('The deployed functions', all)}\n\n`)
  await deployed.stop()
  rmSync(folder, { recursive: true, force: true })
}, 30_000)

const run = async (name: string, disturb: Disturb): Promise<Figures> => {
  const figures = await runPhase(deployed, { name, seed: SEED + all.length, disturb })
  all.push(figures)
  return figures
}

const EVERYTHING = ['pass', 'refuse', 'deny', 'throttle', 'fail', 'slow', 'silence'] as const

test.each<[string, () => Disturb]>([
  ['all is well', () => nothing],
  ['is killed and restarted', () => killedAndRestarted(deployed.database)],
  ['refuses connections', () => faults(deployed.proxy, 'refuse')],
  ['denies access', () => faults(deployed.proxy, 'deny')],
  ['throttles', () => faults(deployed.proxy, 'throttle')],
  ['fails', () => faults(deployed.proxy, 'fail')],
  ['is slower than the time-out', () => faults(deployed.proxy, 'slow')],
  ['commits, and its answer is lost', () => faults(deployed.proxy, 'silence')],
  ['does any of that', () => faults(deployed.proxy, ...EVERYTHING)],
])(
  'the database: %s. Every callback is acknowledged, and kept once',
  async (name, disturb) => {
    const figures = await run(name, disturb())
    expectKept(figures)
    expectAllAcknowledged(figures)
  },
  60_000,
)

test('functions are killed in the middle: what was acknowledged is kept once', async () => {
  const kills = again(350, async () => {
    await Promise.all([deployed.receive.killOne(), deployed.drain.killOne()])
  })
  const figures = await run(
    'functions are killed',
    together(kills, faults(deployed.proxy, 'pass', 'pass', 'refuse', 'silence')),
  )
  expectKept(figures)
  expect(figures.answered5xx).toBeGreaterThan(0)
}, 60_000)

test('queue and database fail together: callbacks are answered 503, and those answered 204 are kept once', async () => {
  const figures = await run(
    'and the queue fails, too',
    together(
      faults(deployed.proxy, 'refuse', 'silence'),
      faults(deployed.queueProxy, 'pass', 'refuse', 'fail', 'silence'),
    ),
  )
  expectKept(figures)
  expect(figures.answered5xx).toBeGreaterThan(0)
  expect(figures.answered2xx).toBeGreaterThan(0)
  expect(figures.failed).toBeGreaterThanOrEqual(figures.answered5xx)
  expect(figures.slowest).toBeLessThan(4_000)
}, 60_000)
