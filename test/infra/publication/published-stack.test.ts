import { RemovalPolicy } from 'aws-cdk-lib'
import { logicalId, resource, resources, synthesize, type Synthesized } from '../../support/infra/synthesized'

const FORWARD_TO = 'https://voice.example.com/hooks'

const byDefault = synthesize()
const before = Object.fromEntries(resources(byDefault.template))

const addedIn = ({ template }: Synthesized) =>
  resources(template)
    .filter(([id]) => !(id in before))
    .map(([, { Type }]) => Type)
    .sort()

const changedIn = ({ template }: Synthesized) => {
  const now = Object.fromEntries(resources(template))
  return Object.keys(before).filter(id => JSON.stringify(now[id]) !== JSON.stringify(before[id]))
}

const ALARM = 'AWS::CloudWatch::Alarm'
const PUBLISHED = [
  ...Array<string>(5).fill(ALARM),
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Logs::LogGroup',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
]
const FORWARDED = [
  ALARM,
  ALARM,
  'AWS::Events::ApiDestination',
  'AWS::Events::Connection',
  'AWS::Events::Rule',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
]
const BUS = 'AWS::Events::EventBus'

test('by default nothing is published, and nothing of it is in the template', () => {
  expect(byDefault.disconnects.publication).toBeUndefined()
  expect(JSON.stringify(byDefault.template.toJSON())).not.toMatch(/AWS::Events|publi|forward/i)
})

describe.each([
  ['a bus of its own', { eventBus: true }, [BUS, ...PUBLISHED]],
  ['an existing bus', { eventBus: 'calls' }, PUBLISHED],
  ['only calls that failed', { eventBus: true, failuresOnly: true }, [BUS, ...PUBLISHED]],
  ['forwarding', { forwardTo: FORWARD_TO }, [BUS, ...PUBLISHED, ...FORWARDED]],
  [
    'forwarding and an existing bus',
    { forwardTo: FORWARD_TO, forwardSecret: 'voice', forwardRate: 5, eventBus: 'calls' },
    [...PUBLISHED, ...FORWARDED],
  ],
])('a stack that publishes ended calls, with %s', (_, props, added) => {
  const published = synthesize(props)

  test('has these resources more', () => {
    expect(addedIn(published)).toStrictEqual([...added].sort())
  })

  test('changes nothing on the path of a callback: only the dashboard is another', () => {
    expect(changedIn(published)).toStrictEqual([logicalId(byDefault.disconnects.monitoring.dashboard)])
  })
})

test('the outputs name the bus, and the queue of what could not be forwarded', () => {
  const outputsOf = (props: Parameters<typeof synthesize>[0]) => synthesize(props).template.findOutputs('*')
  expect(outputsOf({ eventBus: 'calls' })).toMatchObject({ EventBusName: { Value: 'calls' } })
  expect(outputsOf({ eventBus: 'calls' })).not.toHaveProperty('ForwardDeadLetterQueueUrl')
  const arn = 'arn:aws:events:eu-central-1:123456789012:event-bus/calls'
  expect(outputsOf({ eventBus: arn })).toMatchObject({ EventBusName: { Value: 'calls' } })

  const forwarded = synthesize({ forwardTo: FORWARD_TO })
  const { forwarding } = forwarded.disconnects.publication ?? {}
  if (forwarding === undefined) throw new Error('It does not forward')
  expect(forwarded.template.findOutputs('*')).toMatchObject({
    EventBusName: { Value: { Ref: expect.stringContaining('EventBus') as string } },
    ForwardDeadLetterQueueUrl: { Value: { Ref: logicalId(forwarding.deadLetters) } },
  })
})

test('what was given up outlives the stack for its two weeks, encrypted, unless the settings say otherwise', () => {
  const queuesOf = (removalPolicy: RemovalPolicy) => {
    const { disconnects, template } = synthesize({ forwardTo: FORWARD_TO, removalPolicy })
    const { forwarding, unpublished } = disconnects.publication ?? {}
    if (forwarding === undefined || unpublished === undefined) throw new Error('It does not forward')
    return [unpublished, forwarding.deadLetters].map(queue => resource(template, queue))
  }
  for (const queue of queuesOf(RemovalPolicy.RETAIN))
    expect(queue).toMatchObject({
      Properties: { SqsManagedSseEnabled: true, MessageRetentionPeriod: 14 * 86_400 },
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    })
  for (const queue of queuesOf(RemovalPolicy.DESTROY)) expect(queue.DeletionPolicy).toBe('Delete')
})

test('what was given up, and the log, stay in an upgrade: their logical ids are fixed', () => {
  const ids = resources(synthesize({ forwardTo: FORWARD_TO }).template)
    .filter(([id, { Type }]) => !(id in before) && /SQS::Queue$|LogGroup|EventBus$/.test(Type))
    .map(([id]) => id)
  expect(ids.sort()).toMatchInlineSnapshot(`
    [
      "DisconnectsPublicationEventBus9204ABCE",
      "DisconnectsPublicationForwardingDeadLetters3D2E6F7E",
      "DisconnectsPublicationPublishLogs822A9834",
      "DisconnectsPublicationUnpublished74408585",
    ]
  `)
})
