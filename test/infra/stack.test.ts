import { Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { DisconnectLog } from '../../infra/disconnect-log'
import { appWithoutBundles, logicalId, resourcesOf, synthesize } from './support'

const { disconnects, stack, template } = synthesize()
const { api, credentials, overflow, quarantineTable, table } = disconnects

test('an upgrade keeps the data, the credentials and the address: their logical ids never change', () => {
  const { queue, deadLetters } = overflow
  expect([table, quarantineTable, credentials, api, queue, deadLetters].map(logicalId)).toStrictEqual([
    'DisconnectsTable634E379A',
    'DisconnectsQuarantineC849C4E1',
    'DisconnectsCredentials0E3148CB',
    'DisconnectsApiD42AEAA0',
    'DisconnectsOverflowQueueE9737E3A',
    'DisconnectsOverflowDeadLetters15330C7F',
  ])
})

test('the outputs tell where to send callbacks and questions, where they are kept, and how to see the credentials', () => {
  const apiUrl = { 'Fn::GetAtt': [logicalId(api), 'ApiEndpoint'] }
  const values = Object.entries(template.findOutputs('*')).map(([name, { Value }]) => [
    name,
    Value as unknown,
  ])

  expect(Object.fromEntries(values)).toStrictEqual({
    CallbackUrl: { 'Fn::Join': ['', [apiUrl, '/callbacks/disconnect']] },
    ApiUrl: apiUrl,
    TableName: { Ref: logicalId(table) },
    QuarantineTableName: { Ref: logicalId(quarantineTable) },
    OverflowQueueUrl: { Ref: logicalId(overflow.queue) },
    DeadLetterQueueUrl: { Ref: logicalId(overflow.deadLetters) },
    Keeping: '{"indexShards":8,"quarantineRetentionDays":90}',
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
  })
})

test('it can be deployed to any account and region', () => {
  expect([stack.account, stack.region].map(value => Stack.of(stack).resolve(value) as unknown)).toStrictEqual(
    [{ Ref: 'AWS::AccountId' }, { Ref: 'AWS::Region' }],
  )
})

test('it can be added to a stack of another app, more than once', () => {
  const other = new Stack(appWithoutBundles(), 'Other')

  const ours = ['Sales', 'Support'].map(id => new DisconnectLog(other, id))

  expect(resourcesOf(Template.fromStack(other), 'AWS::DynamoDB::GlobalTable')).toHaveLength(2 * ours.length)
})

test('any change of the template is seen', () => {
  const text = JSON.stringify(template.toJSON()).replace(/[\da-f]{64}\.zip/g, '<asset hash>.zip')

  expect(JSON.parse(text)).toMatchSnapshot()
})
