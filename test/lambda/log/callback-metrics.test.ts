import fc from 'fast-check'
import type { Outcome } from '../../../lambda/intake/receive'
import type { DurableOutcome } from '../../../lambda/intake/receive-durably'
import type { WaitingOutcome } from '../../../lambda/intake/receive-waiting'
import { RECOGNIZED_CAUSES } from '../../../lambda/disconnect/cause'
import { callbackMetrics, embeddedMetrics } from '../../../lambda/log/callback-metrics'
import { CAUSE_LABELS, type MetricName, METRIC_NAMESPACE } from '../../../lambda/deployment/metric-names'
import { anUnauthorized, aRecord, type WireBody } from '../../support/callbacks/builders'
import { metricsOf } from '../../support/lambda/log-lines'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import type { Measurement } from '../../../lambda/log/measurements'

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

test.each(['quarantined', 'too-large'] as const)('what is %s counts as in quarantine', _tag => {
  expect(measured().received({ _tag, violations: [], quarantineId: 'q' })).toStrictEqual({
    [by('Received')]: 1,
    [by('Quarantined')]: 1,
  })
})

test('what overflows is counted, and what it came to when it is drained', () => {
  expect(measured().received({ _tag: 'overflowed', reason: { _tag: 'TooSlow' } })).toStrictEqual({
    [by('Received')]: 1,
    [by('Overflowed')]: 1,
  })
  const drained = measured().drained(stored())
  expect(drained).toMatchObject({ [by('Drained')]: 1, [by('Stored')]: 1, [by('Answered')]: 1 })
  expect(drained).not.toHaveProperty([by('Received')])
})

test('what is of an account that is not allowed counts apart from what is not understood', () => {
  expect(measured().received({ _tag: 'forbidden', violations: [], quarantineId: 'q' })).toStrictEqual({
    [by('Received')]: 1,
    [by('Forbidden')]: 1,
  })
})

test('what was drained with the wrong credentials counts as unverified, not as a request that was refused', () => {
  expect(measured().drained(anUnauthorized)).toStrictEqual({
    [by('Drained')]: 1,
    [by('Unverified')]: 1,
  })
})

test.each(['Unauthorized', 'CredentialsUnreadable', 'Failed'] as const)(
  '%s is counted for the service alone',
  name => {
    expect(measured().counted(name)).toStrictEqual({ [by(name)]: 1 })
  },
)

test('an event that is not the end of a call is stored, and no call has ended', () => {
  const names = Object.keys(measured().received(stored({ eventType: 'transferComplete' })))
  expect(names).toStrictEqual([by('Received'), by('Stored'), by('Lag')])
})

test('each cause of the documentation is told apart; any other text, or none, is `other`', () => {
  expect(CAUSE_LABELS).toStrictEqual([...RECOGNIZED_CAUSES, 'other'])
  for (const cause of CAUSE_LABELS)
    expect(measured().received(stored({ cause }))).toHaveProperty([by('Ended', `cause=${cause},`)], 1)
  for (const cause of ['a-new-cause', 'Hangup', null])
    expect(measured().received(stored({ cause }))).toHaveProperty([by('Ended', 'cause=other,')], 1)
})

test('only applications that were named are told apart, and none unless some were', () => {
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

test('a callback that seems to come before its event has no lag, and one without an event time is not measured', () => {
  const lag = by('Lag')
  expect(measured().received(stored({ eventTime: '2026-03-14T09:30:00Z' }))).toMatchObject({ [lag]: 0 })
  expect(measured().received(stored({ eventTime: null }))).not.toHaveProperty([lag])
})

test('nothing is left over from one callback for the next', () => {
  const one = measured([APPLICATION])
  const first = one.received(stored())
  one.received({ _tag: 'quarantined', violations: [], quarantineId: 'q' })
  expect(one.received(stored())).toStrictEqual(first)
})

test('whatever is said of a call, the names and dimensions of its metrics are from a bounded set', () => {
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

/** Powertools warns of a time that CloudWatch would not take: two weeks ago, two hours ahead. */
const AT = Date.now()

/** The same measurement as AWS's own library for the format writes it. */
const byPowertools = ({ dimensions, values }: Measurement) => {
  const metrics = new Metrics({ namespace: METRIC_NAMESPACE, serviceName: 'Calls' })
  metrics.setTimestamp(AT)
  metrics.addDimensions(dimensions)
  for (const [name, value] of Object.entries(values))
    metrics.addMetric(name, name === 'Lag' ? MetricUnit.Milliseconds : MetricUnit.Count, value)
  return metrics.serializeMetrics()
}

test.each<readonly [string, Measurement]>([
  ['of the service alone', { dimensions: {}, values: { Received: 1, Stored: 1, Lag: 411 } }],
  ['with a dimension besides', { dimensions: { cause: 'busy' }, values: { Ended: 1 } }],
])('a measurement %s is written as Powertools writes it', (_, measurement) => {
  expect({ service: 'Calls', ...embeddedMetrics(AT, [measurement]) }).toStrictEqual(byPowertools(measurement))
})

test('measurements with different dimensions share one line, each with its own directive', () => {
  const service: Measurement = { dimensions: {}, values: { Received: 1 } }
  const cause: Measurement = { dimensions: { cause: 'busy' }, values: { Ended: 1 } }
  const { _aws, ...members } = embeddedMetrics(AT, [service, cause])
  expect(members).toStrictEqual({ Received: 1, cause: 'busy', Ended: 1 })
  expect(_aws).toStrictEqual({
    Timestamp: AT,
    CloudWatchMetrics: [service, cause].flatMap(part => byPowertools(part)._aws.CloudWatchMetrics),
  })
})
