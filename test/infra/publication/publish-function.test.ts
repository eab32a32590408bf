import { Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { EventBus, type IEventBus } from 'aws-cdk-lib/aws-events'
import { DisconnectLog } from '../../../infra/disconnect-log'
import type { Publication } from '../../../infra/publication/publication'
import { PublishEnvironment, readEnvironment } from '../../../lambda/deployment/environment'
import { permissionsIn } from '../../support/infra/permissions'
import {
  appWithoutBundles,
  environmentOf,
  logicalId,
  resource,
  resourcesOf,
  synthesize,
  type Synthesized,
} from '../../support/infra/synthesized'

const publicationOf = ({ disconnects }: Pick<Synthesized, 'disconnects'>): Publication => {
  const { publication } = disconnects
  if (publication === undefined) throw new Error('It does not publish')
  return publication
}

const published = synthesize({ eventBus: true })
const { disconnects, template } = published
const { publishFunction, unpublished } = publicationOf(published)
const busId = Object.keys(template.findResources('AWS::Events::EventBus')).join()

describe('the publish function', () => {
  test('has 30 seconds for a batch, and is like the others otherwise', () => {
    const { Timeout, Environment, Code, Role, LoggingConfig, Description, ...same } = resource(
      template,
      publishFunction,
    ).Properties
    expect(Timeout).toBe(30)
    expect(resource(template, disconnects.queryFunction).Properties).toMatchObject(same)
    expect([Environment, Code, Role, LoggingConfig, Description]).not.toContain(undefined)
  })

  test('reads this environment: by default it publishes every ended call, without its callback', () => {
    const environment = environmentOf(template, publishFunction)
    expect(environment).toStrictEqual({
      SERVICE_NAME: 'BandwidthDisconnects/Disconnects',
      EVENT_BUS_NAME: `${busId}.Arn`,
      TABLE_ARN: `${logicalId(disconnects.table)}.Arn`,
    })
    expect(readEnvironment(PublishEnvironment)(environment)).toStrictEqual(environment)

    const other = synthesize({ forwardTo: 'https://voice.example.com/', failuresOnly: true })
    const changed = environmentOf(other.template, publicationOf(other).publishFunction)
    expect(readEnvironment(PublishEnvironment)(changed)).toMatchObject({
      FAILURES_ONLY: true,
      WITH_CALLBACK: true,
    })
  })

  test('can read the stream, put events on this bus, say what it gave up, and nothing else', () => {
    const { permissionsOf, ownLogs } = permissionsIn(template)
    const tableId = logicalId(disconnects.table)
    expect(permissionsOf(publishFunction)).toStrictEqual([
      ...['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
        action => `dynamodb:${action} on ${tableId}`,
      ),
      `events:PutEvents on ${busId}`,
      ...ownLogs(publishFunction),
      `sqs:SendMessage on ${logicalId(unpublished)}`,
    ])
  })

  test('gets 100 changes at a time, from the deployment on, and tries for 23 hours of the 24 that a stream keeps', () => {
    const mapping = resourcesOf(template, 'AWS::Lambda::EventSourceMapping').find(
      ({ Properties }) => 'StartingPosition' in Properties,
    )
    const { FilterCriteria, ...properties } = mapping?.Properties ?? {}
    expect(properties).toStrictEqual({
      BatchSize: 100,
      BisectBatchOnFunctionError: true,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [logicalId(unpublished), 'Arn'] } } },
      EventSourceArn: { 'Fn::GetAtt': [logicalId(disconnects.table), 'StreamArn'] },
      FunctionName: { Ref: logicalId(publishFunction) },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRecordAgeInSeconds: 23 * 3600,
      StartingPosition: 'LATEST',
    })
    expect(FilterCriteria).toStrictEqual({ Filters: [{ Pattern: expect.any(String) as string }] })
  })
})

test.each([
  ['by its name', 'calls', '{"Fn::Join":["",["arn:",{"Ref":"AWS::Partition"},":events:",'],
  [
    'by its ARN, of another account',
    'arn:aws:events:eu-central-1:123456789012:event-bus/calls',
    '"arn:aws:events:eu-central-1:123456789012:event-bus/calls"',
  ],
])('an existing bus is named %s', (_, setting, arn) => {
  const existing = synthesize({ eventBus: setting })
  const { Properties } = resource(existing.template, publicationOf(existing).publishFunction)
  expect(JSON.stringify(Properties['Environment'])).toContain(`"EVENT_BUS_NAME":${arn}`)
  expect(resourcesOf(existing.template, 'AWS::Events::EventBus')).toHaveLength(0)
})

test('an app can pass its bus, also one that exists only after the deployment', () => {
  const stack = new Stack(appWithoutBundles(), 'Other')
  const bus = new EventBus(stack, 'Bus')
  const log = new DisconnectLog(stack, 'Log', { eventBus: bus as IEventBus })
  const environment = environmentOf(
    Template.fromStack(stack),
    publicationOf({ disconnects: log }).publishFunction,
  )
  expect(environment['EVENT_BUS_NAME']).toBe(`${logicalId(bus)}.Arn`)
})
