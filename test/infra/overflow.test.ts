import { RemovalPolicy } from 'aws-cdk-lib'
import { logicalId, resource, resourcesOf, synthesize } from '../support/infra/synthesized'

const { disconnects, template } = synthesize()
const { drainFunction, overflow } = disconnects

const DAY_S = 86_400

test('what the database never took is tried for a day, then waits two weeks for somebody to look', () => {
  const { Properties } = resource(template, overflow.queue)
  const { VisibilityTimeout, RedrivePolicy, MessageRetentionPeriod } = Properties as {
    VisibilityTimeout: number
    MessageRetentionPeriod: number
    RedrivePolicy: { deadLetterTargetArn: unknown; maxReceiveCount: number }
  }
  expect(VisibilityTimeout * RedrivePolicy.maxReceiveCount).toBe(DAY_S)
  expect(RedrivePolicy.deadLetterTargetArn).toStrictEqual({
    'Fn::GetAtt': [logicalId(overflow.deadLetters), 'Arn'],
  })
  expect(MessageRetentionPeriod).toBe(14 * DAY_S)
  expect(resource(template, overflow.deadLetters).Properties['MessageRetentionPeriod']).toBe(14 * DAY_S)
})

test('a message is not handed out again while somebody works on it, nor while AWS tries again to call the function', () => {
  const pause = resource(template, overflow.queue).Properties['VisibilityTimeout'] as number
  expect(pause).toBe(6 * (resource(template, drainFunction).Properties['Timeout'] as number))
})

test('a message may have as many bytes as one that a callback is made into', () => {
  for (const queue of [overflow.queue, overflow.deadLetters])
    expect(resource(template, queue).Properties['MaximumMessageSize']).toBe(1024 * 1024)
})

test('the queues are encrypted, take messages by TLS only, and outlive the stack', () => {
  for (const queue of [overflow.queue, overflow.deadLetters])
    expect(resource(template, queue)).toMatchObject({
      Properties: { SqsManagedSseEnabled: true },
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    })
  const policies = resourcesOf(template, 'AWS::SQS::QueuePolicy')
  expect(policies).toHaveLength(2)
  for (const policy of policies)
    expect(JSON.stringify(policy)).toContain(
      '"Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"',
    )
})

test('the queues can be given up with the stack', () => {
  const test = synthesize({ removalPolicy: RemovalPolicy.DESTROY })
  expect(resource(test.template, test.disconnects.overflow.queue).DeletionPolicy).toBe('Delete')
})

test('the drain function takes a few messages at a time, and gives back those that failed one by one', () => {
  expect(
    resourcesOf(template, 'AWS::Lambda::EventSourceMapping').map(({ Properties }) => Properties),
  ).toMatchObject([
    {
      BatchSize: 10,
      EventSourceArn: { 'Fn::GetAtt': [logicalId(overflow.queue), 'Arn'] },
      FunctionName: { Ref: logicalId(drainFunction) },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 5 },
    },
  ])
})
