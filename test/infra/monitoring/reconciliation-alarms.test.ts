import { alarmsOf, SERVICE, synthesize } from '../../support/infra/synthesized'

const without = alarmsOf(synthesize())
const reconciled = alarmsOf(synthesize({ reconcileAccountIds: ['9900000'] }))

const hourly = (MetricName: string, Statistic: string) => ({
  Namespace: 'BandwidthDisconnects',
  MetricName,
  Dimensions: [{ Name: 'service', Value: SERVICE }],
  Statistic,
  Period: 3600,
  Threshold: 1,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
})

test('reconciliation adds two alarms, and changes no other', () => {
  const { Missing, Reconciliation, ...others } = reconciled
  expect([Missing, Reconciliation]).not.toContain(undefined)
  expect(others).toStrictEqual(without)
})

test('there is an alarm in the hour in which a callback of what has delivered before is found missing', () => {
  expect(reconciled['Missing']).toMatchObject({
    ...hourly('Missing', 'Sum'),
    EvaluationPeriods: 1,
    TreatMissingData: 'notBreaching',
  })
})

test('there is an alarm when three hourly runs in a row fail or do not run, and not for fewer', () => {
  expect(reconciled['Reconciliation']).toMatchObject({
    ...hourly('ReconciliationFailed', 'Maximum'),
    EvaluationPeriods: 3,
    DatapointsToAlarm: 3,
    TreatMissingData: 'breaching',
  })
})
