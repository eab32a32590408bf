import { CauseClass, causeClass, FAILED_CLASSES, RECOGNIZED_CAUSES } from '../../../lambda/disconnect/cause'
import { callbackMetrics } from '../../../lambda/log/callback-metrics'
import { shareOf } from '../../../lambda/report/statistics'
import { aRecord } from '../../support/callbacks/builders'
import {
  chanceOfAlarm,
  expressionsIn,
  metricsIn,
  valueOf,
  type AlarmMetric,
  type MathAlarm,
} from '../../support/infra/math-alarm'
import type { Point } from '../../support/infra/metric-math'
import { alarmsOf, SERVICE, synthesize } from '../../support/infra/synthesized'
import { metricsOf } from '../../support/lambda/log-lines'

const APPLICATION = '3b0f6c52-8d4e-4a17-9f26-71c05e9ad348'
const NAMES = {
  application: 'FailedCallsApplication',
  limit: 'FailedCallsLimit',
  platform: 'FailedCallsPlatform',
  'one application': `FailedCallsOf-${APPLICATION}`,
}
const EVERY = Object.entries(NAMES)

const alarms = alarmsOf(synthesize({ metricApplications: [APPLICATION] }))
const alarmOf = (name: string) => alarms[name] as unknown as MathAlarm

/** The value of an alarm in a period in which all failed calls have the same cause, and no other cause has data. */
const valueIn = (alarm: MathAlarm, failed: number, calls: number, without: Point = 'gap'): Point => {
  const [first] = metricsIn(alarm)
  return valueOf(alarm, ({ name, statistic }) => {
    if (statistic === 'SampleCount') return calls
    return name === first?.name && failed > 0 ? failed : name.startsWith('CallFailed') ? failed : without
  })
}

test.each(EVERY)('of a true 2 %% of calls, few or many, chance makes no alarm: %s', (_, name) => {
  const alarm = alarmOf(name)
  for (let calls = 1; calls <= 100; calls++)
    expect(chanceOfAlarm(alarm, failed => valueIn(alarm, failed, calls), calls, 0.02)).toBeLessThan(0.0001)
})

test.each(EVERY)('of a true 20 %% of a hundred calls the alarm goes off: %s', (_, name) => {
  const alarm = alarmOf(name)
  expect(chanceOfAlarm(alarm, failed => valueIn(alarm, failed, 100), 100, 0.2)).toBeGreaterThan(0.99)
})

test.each(EVERY)('a few calls at night wake nobody, even if all of them fail: %s', (_, name) => {
  const alarm = alarmOf(name)
  for (const calls of [1, 2, 3, 4]) expect(valueIn(alarm, calls, calls)).toBe(0)
  expect(valueIn(alarm, 5, 5)).toBeGreaterThan(alarm.Threshold)
})

test.each(EVERY)('an alarm sees the lower end of the interval that a report shows: %s', (_, name) => {
  const alarm = alarmOf(name)
  for (const calls of [5, 6, 17, 100, 4_321, 1_000_000])
    for (const failed of [5, Math.ceil(calls / 7), calls - 1, calls].filter(count => count >= 5))
      expect(valueIn(alarm, failed, calls)).toBeCloseTo((shareOf(failed, calls)?.low ?? NaN) * 100, 9)
})

test.each(EVERY)('without calls there is no alarm: %s', (_, name) => {
  for (const without of ['gap', 'nothing'] as const)
    expect(['gap', 0]).toContain(valueOf(alarmOf(name), () => without))
  expect(alarms[name]).toMatchObject({ TreatMissingData: 'notBreaching' })
})

test.each(FAILED_CLASSES)('a cause that no call had, today or ever, counts as none: %s', failedClass => {
  const alarm = alarmOf(NAMES[failedClass])
  const expected = (shareOf(12, 80)?.low ?? NaN) * 100
  for (const without of ['gap', 'nothing', 0] as const)
    expect(valueIn(alarm, 12, 80, without)).toBeCloseTo(expected, 9)
})

test('each class that failed has an alarm on exactly its causes', () => {
  for (const failedClass of FAILED_CLASSES) {
    const ended = metricsIn(alarmOf(NAMES[failedClass])).filter(({ statistic }) => statistic === 'Sum')
    expect(ended.map(({ name }) => name).sort()).toStrictEqual(
      RECOGNIZED_CAUSES.filter(cause => causeClass(cause) === failedClass)
        .map(cause => `Ended{cause=${cause},service=${SERVICE}}`)
        .sort(),
    )
  }
  expect(Object.keys(CauseClass.keys)).toStrictEqual(expect.arrayContaining([...FAILED_CLASSES]))
})

test.each(EVERY)('an alarm goes off after two of three periods of 5 minutes above 5 %%: %s', (_, name) => {
  expect(alarms[name]).toMatchObject({
    Threshold: 5,
    ComparisonOperator: 'GreaterThanThreshold',
    EvaluationPeriods: 3,
    DatapointsToAlarm: 2,
  })
  for (const { period } of metricsIn(alarmOf(name))) expect(period).toBe(300)
})

test.each(EVERY)('an alarm has no more metrics and expressions than CloudWatch takes: %s', (_, name) => {
  expect(metricsIn(alarmOf(name)).length).toBeLessThanOrEqual(10)
  expect(expressionsIn(alarmOf(name)).length).toBeLessThanOrEqual(10)
})

describe('what the functions write about calls', () => {
  const metrics = callbackMetrics({ applications: [APPLICATION] })
  /** One cause for each call. */
  const periodOf = (causes: readonly string[], applicationId: string) => {
    const lines = causes.map(cause => {
      const record = aRecord({ cause, applicationId })
      return metricsOf({ service: SERVICE, ...metrics.received({ _tag: 'stored', record }) })
    })
    return ({ name, statistic }: AlarmMetric): Point => {
      const values = lines.flatMap(line => (name in line ? [Number(line[name])] : []))
      if (values.length === 0) return 'gap'
      return statistic === 'Sum' ? values.reduce((before, one) => before + one) : values.length
    }
  }
  const low = (failed: number, calls: number) => (shareOf(failed, calls)?.low ?? NaN) * 100
  const MIX = [
    ...Array<string>(31).fill('hangup'),
    ...Array<string>(7).fill('callback-error'),
    ...Array<string>(5).fill('invalid-bxml'),
    ...Array<string>(6).fill('node-capacity-exceeded'),
    ...Array<string>(4).fill('unknown'),
    ...Array<string>(9).fill('busy'),
    'a-new-cause',
  ]

  test('reaches the alarm of its class, and that of its application', () => {
    const period = periodOf(MIX, APPLICATION)
    const [application, limit, platform, one] = EVERY.map(([, name]) => valueOf(alarmOf(name), period))
    expect(application).toBeCloseTo(low(12, MIX.length), 9)
    expect(limit).toBeCloseTo(low(6, MIX.length), 9)
    // Only four of them.
    expect(platform).toBe(0)
    expect(one).toBeCloseTo(low(22, MIX.length), 9)
  })

  test('about another application does not reach the alarm of this one', () => {
    expect(valueOf(alarmOf(NAMES['one application']), periodOf(MIX, 'another'))).toBe('gap')
  })
})

describe('the setting failedCallsPercent', () => {
  const withSetting = (failedCallsPercent: number | false) =>
    alarmsOf(synthesize({ failedCallsPercent, metricApplications: [APPLICATION] }))

  test('is the threshold of all these alarms, and each of them says it', () => {
    const changed = withSetting(12.5)
    for (const [, name] of EVERY) {
      expect(changed[name]).toMatchObject({ Threshold: 12.5 })
      expect(changed[name]?.AlarmDescription).toContain('more than 12.5 %')
    }
  })

  test('turns these alarms off, and no other', () => {
    const left = Object.keys(withSetting(false))
    expect([...left, ...EVERY.map(([, name]) => name)].sort()).toStrictEqual(Object.keys(alarms).sort())
  })
})

test('another application, or another order of them, changes no alarm of the others', () => {
  const more = alarmsOf(synthesize({ metricApplications: ['another', APPLICATION] }))
  for (const [name, alarm] of Object.entries(alarms)) expect(more[name]).toStrictEqual(alarm)
})
