import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { killLeftovers } from '../support/twin/twin-process'
import {
  repeatedly,
  faults,
  killedAndRestarted,
  nothing,
  together,
  type Disturb,
} from '../support/durability/disturb'
import { expectAllAcknowledged, expectStoredOnce } from '../support/durability/expect'
import { tableOf } from '../support/durability/figures'
import { runPhase, type Figures, type Phase } from '../support/durability/phase'
import { startTwinSystem, type TwinSystem } from '../support/durability/twin'

const SEED = 20_262

const folder = mkdtempSync(join(tmpdir(), 'durability-'))
const all: Figures[] = []
let twin: TwinSystem

beforeAll(async () => {
  twin = await startTwinSystem(folder, SEED)
  await runPhase(twin, { name: 'warm-up', seed: 1, count: 10, disturb: faults(twin.proxy, 'fail') })
}, 60_000)
afterAll(async () => {
  process.stdout.write(`\n${tableOf('The twin', all)}\n\n`)
  await twin.stop()
  killLeftovers()
  rmSync(folder, { recursive: true, force: true })
}, 30_000)

const run = async (name: string, disturb: Disturb, load: Partial<Phase> = {}): Promise<Figures> => {
  const figures = await runPhase(twin, { name, seed: SEED + all.length, disturb, ...load })
  all.push(figures)
  return figures
}

const EVERYTHING = ['pass', 'refuse', 'deny', 'throttle', 'fail', 'slow', 'silence'] as const

test.each<[string, () => Disturb]>([
  ['works', () => nothing],
  ['is killed and restarted', () => killedAndRestarted(twin.database)],
  ['is slower than the time-out', () => faults(twin.proxy, 'slow')],
  ['commits, but its answer is lost', () => faults(twin.proxy, 'silence')],
  ['fails in every way', () => faults(twin.proxy, ...EVERYTHING)],
])(
  'the database %s: every callback is acknowledged, waits on disk if necessary, and is stored without help',
  async (name, disturb) => {
    const figures = await run(name, disturb())
    expectStoredOnce(figures)
    expectAllAcknowledged(figures)
  },
  60_000,
)

test('the twin is killed with callbacks in its queue: every acknowledged callback is stored once', async () => {
  const kills = repeatedly(500, async () => {
    await twin.restart()
    await pause(500)
  })
  const disturb = together(kills, faults(twin.proxy, 'pass', 'refuse', 'silence'))
  const figures = await run('the twin is killed', disturb, { count: 100 })
  expectStoredOnce({ ...figures, drained: Math.max(figures.drained, figures.overflowed) })
  expect(figures.connectionErrors).toBeGreaterThan(0)
  expect(figures.answered2xx).toBeGreaterThan(0)
}, 60_000)

test('the queue and the database fail together: callbacks are answered 503, and those answered 204 are stored once', async () => {
  const brokenQueue: Disturb = async signal => {
    const mend = await twin.breakQueue()
    await pause(60_000, undefined, { signal }).catch(() => undefined)
    await mend()
  }
  const disturb = together(brokenQueue, faults(twin.proxy, 'pass', 'refuse', 'silence'))
  // Most callbacks get through on a later attempt, so only one in 25 is answered 503.
  const figures = await run('and the queue fails, too', disturb, { count: 200 })
  expectStoredOnce(figures)
  expect(figures.answered5xx).toBeGreaterThan(0)
  expect(figures.answered2xx).toBeGreaterThan(0)
}, 60_000)
