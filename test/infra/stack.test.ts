import { Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import * as E from 'fp-ts/Either'
import { allowsAccountOf } from '../../cli/places/dynamodb-tables'
import { DisconnectLog } from '../../infra/disconnect-log'
import { decodeJson } from '../../lambda/codec/decode'
import { IntakeSettings } from '../../lambda/deployment/stack-outputs'
import packageJson from '../../package.json'
import {
  appWithoutBundles,
  environmentOf,
  logicalId,
  resources,
  resourcesOf,
  synthesize,
} from '../support/infra/synthesized'

const { disconnects, stack, template } = synthesize()
const { api, credentials, monitoring, overflow, quarantineTable, table } = disconnects

test('the stack has the outputs that users and the command line need, and no other', () => {
  const apiUrl = { 'Fn::GetAtt': [logicalId(api), 'ApiEndpoint'] }
  const values = Object.entries(template.findOutputs('*')).map(([name, { Value }]) => [
    name,
    Value as unknown,
  ])

  expect(Object.fromEntries(values)).toStrictEqual({
    CallbackUrl: { 'Fn::Join': ['', [apiUrl, '/callbacks/disconnect']] },
    ApiUrl: apiUrl,
    TableName: { Ref: logicalId(table) },
    TableStreamArn: { 'Fn::GetAtt': [logicalId(table), 'StreamArn'] },
    QuarantineTableName: { Ref: logicalId(quarantineTable) },
    OverflowQueueUrl: { Ref: logicalId(overflow.queue) },
    DeadLetterQueueUrl: { Ref: logicalId(overflow.deadLetters) },
    Keeping: '{"indexShards":8,"quarantineRetentionDays":90}',
    DashboardUrl: {
      'Fn::Join': [
        '',
        [
          'https://console.aws.amazon.com/cloudwatch/home?region=',
          { Ref: 'AWS::Region' },
          '#dashboards/dashboard/',
          { Ref: logicalId(monitoring.dashboard) },
        ],
      ],
    },
    CredentialsSecretArn: { Ref: logicalId(credentials) },
    CredentialsCommand: {
      'Fn::Join': [
        '',
        [
          'aws secretsmanager get-secret-value --region ',
          { Ref: 'AWS::Region' },
          ' --secret-id ',
          { Ref: logicalId(credentials) },
          ' --query SecretString --output text',
        ],
      ],
    },
    UrlCommand: {
      'Fn::Join': ['', ['disconnects url --stack BandwidthDisconnects --region ', { Ref: 'AWS::Region' }]],
    },
    Version: packageJson.version,
  })
})

test('an output has the settings of the intake, for the command line', () => {
  const settings = {
    indexShards: 3,
    retentionDays: 7,
    quarantineRetentionDays: 5,
    allowedAccountIds: ['9900000', '9900001'],
  }
  const { Value } = synthesize(settings).template.findOutputs('Keeping')['Keeping'] as { Value: string }
  expect(Value).toBe(JSON.stringify(settings))
  expect(decodeJson(IntakeSettings)(Value)).toStrictEqual(E.right(settings))
  const allows = allowsAccountOf(settings) as (accountId: string) => boolean
  expect(['9900001', '9900002'].map(allows)).toStrictEqual([true, false])
})

test('an output has the number of shards that questions read, if it was set, for the command line', () => {
  const settings = { indexShards: 3, readIndexShards: 64, quarantineRetentionDays: 90 }
  const { Value } = synthesize(settings).template.findOutputs('Keeping')['Keeping'] as { Value: string }
  expect(decodeJson(IntakeSettings)(Value)).toStrictEqual(E.right(settings))
})

test('it can be deployed to any account and region', () => {
  expect([stack.account, stack.region].map(value => Stack.of(stack).resolve(value) as unknown)).toStrictEqual(
    [{ Ref: 'AWS::AccountId' }, { Ref: 'AWS::Region' }],
  )
})

test('it can be added to a stack of another app, more than once', () => {
  const other = new Stack(appWithoutBundles(), 'Other')

  const ours = ['Sales', 'Support'].map(id => new DisconnectLog(other, id))

  const both = Template.fromStack(other)
  expect(resourcesOf(both, 'AWS::DynamoDB::GlobalTable')).toHaveLength(2 * ours.length)
  expect(
    ours.map(({ receiveFunction }) => environmentOf(both, receiveFunction)['SERVICE_NAME']),
  ).toStrictEqual(['Other/Sales', 'Other/Support'])
  const alarmNames = resourcesOf(both, 'AWS::CloudWatch::Alarm').map(alarm => alarm.Properties['AlarmName'])
  expect(new Set(alarmNames).size).toBe(ours.flatMap(({ monitoring }) => monitoring.alarms).length)
})

test('tags are on the stack and on every resource that can have them', () => {
  const tagged = synthesize({ tags: { team: 'voice' } })

  expect(tagged.stack.tags.tagValues()).toStrictEqual({ team: 'voice' })
  const without = resources(tagged.template).filter(([, found]) => !JSON.stringify(found).includes('voice'))
  expect([...new Set(without.map(([, { Type }]) => Type))].sort()).toStrictEqual([
    'AWS::ApiGatewayV2::Integration',
    'AWS::ApiGatewayV2::Route',
    'AWS::IAM::Policy',
    'AWS::Lambda::Permission',
    'AWS::SQS::QueuePolicy',
  ])
})

test('every change of the template shows in the snapshot', () => {
  const text = JSON.stringify(template.toJSON())
    .replace(/[\da-f]{64}\.zip/g, '<asset hash>.zip')
    .replaceAll(`"${packageJson.version}"`, '"<version>"')

  expect(JSON.parse(text)).toMatchSnapshot()
})
