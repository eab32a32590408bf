import fc from 'fast-check'
import { CAUSE_LABELS, type MetricName } from '../../../lambda/deployment/metric-names'
import { causeClass, RECOGNIZED_CAUSES } from '../../../lambda/disconnect/cause'
import type { Outcome } from '../../../lambda/intake/receive'
import type { DurableOutcome } from '../../../lambda/intake/receive-durably'
import type { WaitingOutcome } from '../../../lambda/intake/receive-waiting'
import { callbackMetrics } from '../../../lambda/log/callback-metrics'
import { anUnauthorizedOutcome, aRecord, type WireBody } from '../../support/callbacks/builders'
import { metricsOf } from '../../support/lambda/log-lines'

const SERVICE = 'Calls/Disconnects'
const APPLICATION = '3b0f6c52-8d4e-4a17-9f26-71c05e9ad348'

const measured = (applications: readonly string[] = []) => {
  const metrics = callbackMetrics({ applications })
  const lineOf = (members: object) => metricsOf({ service: SERVICE, ...members })
  return {
    received: (outcome: DurableOutcome) => lineOf(metrics.received(outcome)),
    drained: (outcome: WaitingOutcome) => lineOf(metrics.drained(outcome)),
    counted: (name: MetricName) => lineOf(metrics.counted(name)),
  }
}

const stored = (overrides: WireBody = {}): Outcome => ({ _tag: 'stored', record: aRecord(overrides) })
const by = (name: string, dimensions = '') => `${name}{${dimensions}service=${SERVICE}}`

test('the end of a call is counted with its cause, whether it was answered, and how late its callback came', () => {
  expect(measured().received(stored())).toStrictEqual({
    [by('Received')]: 1,
    [by('Stored')]: 1,
    [by('Lag')]: 411,
    [by('Answered')]: 1,
    [by('Ended', 'cause=hangup,')]: 1,
  })
})

test('a call that was not answered counts 0 for the answer ratio', () => {
  expect(measured().received(stored({ cause: 'busy', answerTime: null }))).toMatchObject({
    [by('Answered')]: 0,
    [by('Ended', 'cause=busy,')]: 1,
  })
})

test.each(['duplicate', 'conflict'] as const)('a %s is not the end of another call, and has no lag', _tag => {
  const name = _tag === 'duplicate' ? 'Duplicate' : 'Conflict'
  expect(measured().received({ _tag, record: aRecord() })).toStrictEqual({
    [by('Received')]: 1,
    [by(name)]: 1,
  })
})

test.each(['quarantined', 'too-large'] as const)('a delivery that is %s counts as quarantined', _tag => {
  expect(measured().received({ _tag, violations: [], quarantineId: 'q' })).toStrictEqual({
    [by('Received')]: 1,
    [by('Quarantined')]: 1,
  })
})

test('a delivery counts as overflowed, and its outcome counts when it is drained', () => {
  expect(measured().received({ _tag: 'overflowed', reason: { _tag: 'TooSlow' } })).toStrictEqual({
    [by('Received')]: 1,
    [by('Overflowed')]: 1,
  })
  const drained = measured().drained(stored())
  expect(drained).toMatchObject({ [by('Drained')]: 1, [by('Stored')]: 1, [by('Answered')]: 1 })
  expect(drained).not.toHaveProperty([by('Received')])
})

test('a callback of an account that is not allowed does not count as quarantined', () => {
  expect(measured().received({ _tag: 'forbidden', violations: [], quarantineId: 'q' })).toStrictEqual({
    [by('Received')]: 1,
    [by('Forbidden')]: 1,
  })
})

test('a drained delivery with the wrong credentials counts as unverified, not as unauthorized', () => {
  expect(measured().drained(anUnauthorizedOutcome)).toStrictEqual({
    [by('Drained')]: 1,
    [by('Unverified')]: 1,
  })
})

test.each(['Unauthorized', 'CredentialsUnreadable', 'Failed'] as const)(
  '%s is counted by service only',
  name => {
    expect(measured().counted(name)).toStrictEqual({ [by(name)]: 1 })
  },
)

test('an event that is not the end of a call is stored, and no call has ended', () => {
  const names = Object.keys(measured().received(stored({ eventType: 'transferComplete' })))
  expect(names).toStrictEqual([by('Received'), by('Stored'), by('Lag')])
})

test('each documented cause counts separately; any other text, or none, is `other`', () => {
  expect(CAUSE_LABELS).toStrictEqual([...RECOGNIZED_CAUSES, 'other'])
  for (const cause of CAUSE_LABELS)
    expect(measured().received(stored({ cause }))).toHaveProperty([by('Ended', `cause=${cause},`)], 1)
  for (const cause of ['a-new-cause', 'Hangup', null])
    expect(measured().received(stored({ cause }))).toHaveProperty([by('Ended', 'cause=other,')], 1)
})

test('only the applications in the settings count separately; without that setting, none does', () => {
  const named = measured([APPLICATION])
  const other = { applicationId: '0d9b7c35-1f42-4c68-8a5e-b6e2d13f7a90', answerTime: null }
  expect(named.received(stored())).toMatchObject({
    [by('Ended', `application=${APPLICATION},`)]: 1,
    [by('Answered', `application=${APPLICATION},`)]: 1,
  })
  for (const overrides of [other, { ...other, applicationId: null }])
    expect(named.received(stored(overrides))).toMatchObject({
      [by('Ended', 'application=other,')]: 1,
      [by('Answered', 'application=other,')]: 0,
    })
  expect(JSON.stringify(measured().received(stored()))).not.toContain('application')
})

test('of a named application, each call counts 1 or 0 for having failed, by the class of its cause', () => {
  const named = measured([APPLICATION])
  const failed = by('CallFailed', `application=${APPLICATION},`)
  for (const cause of RECOGNIZED_CAUSES) {
    const isFailed = ['application', 'limit', 'platform'].includes(causeClass(cause))
    expect(named.received(stored({ cause }))).toMatchObject({ [failed]: isFailed ? 1 : 0 })
  }
  for (const cause of ['a-new-cause', null])
    expect(named.received(stored({ cause }))).toMatchObject({ [failed]: 0 })
  expect(Object.keys(measured().received(stored()))).not.toContainEqual(expect.stringContaining('CallFailed'))
})

test('the lag of a callback that seems to arrive before its event is 0; without an event time it is not measured', () => {
  const lag = by('Lag')
  expect(measured().received(stored({ eventTime: '2026-03-14T09:30:00Z' }))).toMatchObject({ [lag]: 0 })
  expect(measured().received(stored({ eventTime: null }))).not.toHaveProperty([lag])
})

test('the metrics of one callback do not change those of the next', () => {
  const one = measured([APPLICATION])
  const first = one.received(stored())
  one.received({ _tag: 'quarantined', violations: [], quarantineId: 'q' })
  expect(one.received(stored())).toStrictEqual(first)
})

test('the names and dimensions of metrics are from a bounded set, whatever the callback', () => {
  const text = fc.string({ minLength: 1 })
  fc.assert(
    fc.property(text, text, text, (cause, eventType, tag) => {
      const outcome: Outcome = {
        _tag: 'stored',
        record: { ...aRecord({ tag: `x${tag}` }), ...aRecord({ cause }) },
      }
      const names = Object.keys(measured().received(outcome)).concat(
        Object.keys(measured().received(stored({ eventType: `x${eventType}` }))),
      )
      for (const name of names)
        expect(name).toMatch(/^[A-Z][a-z]+\{(cause=[a-z-]+,)?service=Calls\/Disconnects\}$/)
    }),
  )
})
