import {
  again,
  faults,
  inTurn,
  killedAndRestarted,
  nothing,
  together,
  type Disturb,
} from '../support/durability/disturb'
import { expectAllAcknowledged, expectKept } from '../support/durability/expect'
import { withDeployed } from '../support/durability/with-deployed'

const running = withDeployed('The deployed functions', 20_261)
const { run } = running

const EVERYTHING = ['pass', 'refuse', 'stale', 'deny', 'throttle', 'fail', 'slow', 'silence'] as const

test.each<[string, () => Disturb]>([
  ['all is well', () => nothing],
  ['is killed and restarted', () => killedAndRestarted(running.deployed.database)],
  ['refuses connections', () => faults(running.deployed.proxy, 'refuse')],
  ['denies access', () => faults(running.deployed.proxy, 'deny')],
  ['throttles', () => faults(running.deployed.proxy, 'throttle')],
  ['fails', () => faults(running.deployed.proxy, 'fail')],
  ['is slower than the time-out', () => faults(running.deployed.proxy, 'slow')],
  ['commits, and its answer is lost', () => faults(running.deployed.proxy, 'silence')],
  ['does any of that', () => faults(running.deployed.proxy, ...EVERYTHING)],
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
  const { proxy, receive, drain } = running.deployed
  const kills = again(350, async () => {
    await Promise.all([receive.killOne(), drain.killOne()])
  })
  const figures = await run(
    'functions are killed',
    together(kills, faults(proxy, 'pass', 'pass', 'refuse', 'silence')),
  )
  expectKept(figures)
  expect(figures.answered5xx).toBeGreaterThan(0)
}, 60_000)

/** The deadline of a callback, and what the last round may take beyond it. */
const DEADLINE_MS = 10_000

test('queue and database fail in turn, one of them being well: every callback is tried until that one takes it', async () => {
  const { proxy, queueProxy } = running.deployed
  const faulty = ['refuse', 'silence', 'fail', 'throttle'] as const
  const figures = await run(
    'queue and database fail in turn',
    inTurn(700, faults(proxy, ...faulty), faults(queueProxy, ...faulty)),
    { count: 100 },
  )
  expectKept(figures)
  expect(figures).toMatchObject({ answered5xx: 0, unacknowledged: 0, failed: 0 })
  expect(figures.slowest).toBeLessThan(DEADLINE_MS)
}, 60_000)

test('queue and database are both down: callbacks are answered 503 at their deadline, and none counts as kept', async () => {
  const { proxy, queueProxy } = running.deployed
  const figures = await run(
    'queue and database are down',
    together(faults(proxy, 'refuse', 'hang'), faults(queueProxy, 'refuse', 'hang')),
    { count: 20 },
  )
  expectKept(figures)
  expect(figures).toMatchObject({ answered2xx: 0 })
  expect(figures.answered5xx).toBeGreaterThan(0)
  expect(figures.failed).toBeGreaterThanOrEqual(figures.answered5xx)
  expect(figures.slowest).toBeLessThan(DEADLINE_MS)
}, 60_000)
