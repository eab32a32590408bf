import {
  repeatedly,
  faults,
  inTurn,
  killedAndRestarted,
  nothing,
  together,
  type Disturb,
} from '../support/durability/disturb'
import { expectAllAcknowledged, expectStoredOnce } from '../support/durability/expect'
import { withDeployed } from '../support/durability/with-deployed'

const running = withDeployed('The deployed functions', 20_261)
const { run } = running

const EVERYTHING = ['pass', 'refuse', 'stale', 'deny', 'throttle', 'fail', 'slow', 'silence'] as const

test.each<[string, () => Disturb]>([
  ['works', () => nothing],
  ['is killed and restarted', () => killedAndRestarted(running.deployed.database)],
  ['refuses connections', () => faults(running.deployed.proxy, 'refuse')],
  ['denies access', () => faults(running.deployed.proxy, 'deny')],
  ['throttles', () => faults(running.deployed.proxy, 'throttle')],
  ['fails', () => faults(running.deployed.proxy, 'fail')],
  ['is slower than the time-out', () => faults(running.deployed.proxy, 'slow')],
  ['commits, but its answer is lost', () => faults(running.deployed.proxy, 'silence')],
  ['fails in any of these ways', () => faults(running.deployed.proxy, ...EVERYTHING)],
])(
  'the database %s: every callback is acknowledged and stored once',
  async (name, disturb) => {
    const figures = await run(name, disturb())
    expectStoredOnce(figures)
    expectAllAcknowledged(figures)
  },
  60_000,
)

test('the functions are killed in the middle: every acknowledged callback is stored once', async () => {
  const { proxy, receive, drain } = running.deployed
  const kills = repeatedly(350, async () => {
    await Promise.all([receive.killOne(), drain.killOne()])
  })
  const figures = await run(
    'functions are killed',
    together(kills, faults(proxy, 'pass', 'pass', 'refuse', 'silence')),
  )
  expectStoredOnce(figures)
  expect(figures.answered5xx).toBeGreaterThan(0)
}, 60_000)

/** The deadline of a callback, and the time that the last attempts may take beyond it. */
const DEADLINE_MS = 10_000

test('either the queue or the database fails, in turn: every callback is tried until one of them takes it', async () => {
  const { proxy, queueProxy } = running.deployed
  const faulty = ['refuse', 'silence', 'fail', 'throttle'] as const
  const figures = await run(
    'queue and database fail in turn',
    inTurn(700, faults(proxy, ...faulty), faults(queueProxy, ...faulty)),
    { count: 100 },
  )
  expectStoredOnce(figures)
  expect(figures).toMatchObject({ answered5xx: 0, unacknowledged: 0, failed: 0 })
  expect(figures.slowest).toBeLessThan(DEADLINE_MS)
}, 60_000)

test('the queue and the database are both down: callbacks are answered 503 at their deadline', async () => {
  const { proxy, queueProxy } = running.deployed
  const figures = await run(
    'queue and database are down',
    together(faults(proxy, 'refuse', 'hang'), faults(queueProxy, 'refuse', 'hang')),
    { count: 20 },
  )
  expectStoredOnce(figures)
  expect(figures).toMatchObject({ answered2xx: 0 })
  expect(figures.answered5xx).toBeGreaterThan(0)
  expect(figures.failed).toBeGreaterThanOrEqual(figures.answered5xx)
  expect(figures.slowest).toBeLessThan(DEADLINE_MS)
}, 60_000)
