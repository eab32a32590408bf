import { permissionsIn } from '../support/infra/permissions'
import { logicalId, resources, synthesize } from '../support/infra/synthesized'

const { disconnects, template } = synthesize()

const { permissionsOf, roleOf, ownLogs } = permissionsIn(template)

test('the receive function can add records and messages, read the credentials, and nothing else', () => {
  const { credentials, quarantineTable, receiveFunction, table } = disconnects

  expect(permissionsOf(receiveFunction)).toStrictEqual([
    ...[
      `dynamodb:GetItem on ${logicalId(table)}`,
      `dynamodb:PutItem on ${logicalId(table)}`,
      `dynamodb:PutItem on ${logicalId(quarantineTable)}`,
    ].sort(),
    ...ownLogs(receiveFunction),
    `secretsmanager:GetSecretValue on ${logicalId(credentials)}`,
    `sqs:SendMessage on ${logicalId(disconnects.overflow.queue)}`,
  ])
})

test('the drain function can take messages, read the credentials, add records, and nothing else', () => {
  const { credentials, drainFunction, overflow, quarantineTable, table } = disconnects

  expect(permissionsOf(drainFunction)).toStrictEqual([
    ...[
      `dynamodb:GetItem on ${logicalId(table)}`,
      `dynamodb:PutItem on ${logicalId(table)}`,
      `dynamodb:PutItem on ${logicalId(quarantineTable)}`,
    ].sort(),
    ...ownLogs(drainFunction),
    `secretsmanager:GetSecretValue on ${logicalId(credentials)}`,
    ...['DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage'].map(
      action => `sqs:${action} on ${logicalId(overflow.queue)}`,
    ),
  ])
})

test('the query function can query records, and nothing else', () => {
  const { queryFunction, table } = disconnects

  expect(permissionsOf(queryFunction)).toStrictEqual([
    `dynamodb:Query on ${logicalId(table)}`,
    ...['byCause', 'byFrom', 'byTag', 'byTime', 'byTo'].map(
      index => `dynamodb:Query on ${logicalId(table)}/index/${index}`,
    ),
    ...ownLogs(queryFunction),
  ])
})

test('no role has other permissions: there are no managed or inline policies and no other roles', () => {
  const roles = resources(template).filter(([, { Type }]) => Type === 'AWS::IAM::Role')

  expect(roles.map(([id]) => id).sort()).toStrictEqual(
    [disconnects.queryFunction, disconnects.receiveFunction, disconnects.drainFunction].map(roleOf).sort(),
  )
  expect(roles.map(([, { Properties }]) => Object.keys(Properties))).toStrictEqual([
    ['AssumeRolePolicyDocument'],
    ['AssumeRolePolicyDocument'],
    ['AssumeRolePolicyDocument'],
  ])
})

test('only this API can call the functions', () => {
  const callers = resources(template)
    .filter(([, { Type }]) => Type === 'AWS::Lambda::Permission')
    .map(([, { Properties }]) => ({
      principal: Properties['Principal'],
      fromThisApi: JSON.stringify(Properties['SourceArn']).includes(
        `{"Ref":"${logicalId(disconnects.api)}"}`,
      ),
    }))

  expect(callers).toStrictEqual(
    Array.from({ length: 7 }, () => ({ principal: 'apigateway.amazonaws.com', fromThisApi: true })),
  )
})
