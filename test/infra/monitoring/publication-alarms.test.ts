import { alarmsOf, logicalId, SERVICE, synthesize } from '../../support/infra/synthesized'

const without = alarmsOf(synthesize())
const published = synthesize({ eventBus: true })
const forwarded = synthesize({ forwardTo: 'https://voice.example.com/hooks' })

const ONCE = {
  Threshold: 1,
  EvaluationPeriods: 1,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
}

const namesMore = (more: object, than: object) => Object.keys(more).filter(name => !(name in than))

test('publication adds five alarms, forwarding two more, and neither changes another', () => {
  const [ofBus, ofForwarding] = [alarmsOf(published), alarmsOf(forwarded)]
  expect(namesMore(ofBus, without).sort()).toStrictEqual([
    'PublishErrors',
    'PublishLag',
    'PublishThrottles',
    'Unpublished',
    'UnpublishedBatches',
  ])
  expect(namesMore(ofForwarding, ofBus).sort()).toStrictEqual(['ForwardDeadLetters', 'ForwardLost'])
  expect(ofForwarding).toMatchObject(without)
})

test('there is an alarm within 5 minutes for a call that can never be published', () => {
  expect(alarmsOf(published)['Unpublished']).toMatchObject({
    ...ONCE,
    Namespace: 'BandwidthDisconnects',
    MetricName: 'Unpublished',
    Dimensions: [{ Name: 'service', Value: SERVICE }],
    Statistic: 'Sum',
    Period: 300,
    TreatMissingData: 'notBreaching',
  })
})

test.each([
  ['UnpublishedBatches', published.disconnects.publication?.unpublished, published],
  ['ForwardDeadLetters', forwarded.disconnects.publication?.forwarding?.deadLetters, forwarded],
] as const)(
  'the alarm for what was given up stays until it is gone, even if SQS stops reporting: %s',
  (name, queue, of) => {
    if (queue === undefined) throw new Error('No such queue')
    expect(alarmsOf(of)[name]).toMatchObject({
      ...ONCE,
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [logicalId(queue), 'QueueName'] } }],
      Statistic: 'Maximum',
      Period: 60,
      TreatMissingData: 'ignore',
    })
  },
)

test('there is an alarm for calls that wait for 15 minutes to be published', () => {
  const { publishFunction } = published.disconnects.publication ?? {}
  expect(alarmsOf(published)['PublishLag']).toMatchObject({
    ...ONCE,
    Threshold: 900_000,
    Namespace: 'AWS/Lambda',
    MetricName: 'IteratorAge',
    Dimensions: [{ Name: 'FunctionName', Value: { Ref: publishFunction && logicalId(publishFunction) } }],
    Statistic: 'Maximum',
    Period: 60,
  })
})

test.each([
  ['a custom bus', 'calls', ['EventBusName', 'RuleName']],
  ['the default bus, whose metrics do not name it', 'default', ['RuleName']],
])('there is an alarm for events that did not even become dead letters, of %s', (_, eventBus, names) => {
  const of = synthesize({ forwardTo: 'https://voice.example.com/hooks', eventBus })
  const alarm = alarmsOf(of)['ForwardLost']
  expect(alarm).toMatchObject({
    ...ONCE,
    Namespace: 'AWS/Events',
    MetricName: 'InvocationsFailedToBeSentToDlq',
    Statistic: 'Sum',
  })
  const dimensions = alarm?.['Dimensions'] as { Name: string; Value: string }[]
  expect(dimensions.map(({ Name }) => Name)).toStrictEqual(names)
  expect(dimensions.at(-1)?.Value).toBe(of.disconnects.publication?.forwarding?.ruleName)
})
