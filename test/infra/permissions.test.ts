import {
  logicalId,
  resource,
  resources,
  resourcesOf,
  synthesize,
  type Synthesizable,
} from '../support/infra/synthesized'

const { disconnects, template } = synthesize()

type Target =
  | { readonly Ref: string }
  | { readonly 'Fn::GetAtt': readonly [string, 'Arn'] }
  | { readonly 'Fn::Join': readonly ['', readonly [Target, string]] }
type Statement = {
  readonly Effect: string
  readonly Action: string | readonly string[]
  readonly Resource: Target | readonly Target[]
  readonly Condition?: unknown
}

const roleOf = (construct: Synthesizable): string => {
  const role = resource(template, construct).Properties['Role'] as { 'Fn::GetAtt': [string, 'Arn'] }
  return role['Fn::GetAtt'][0]
}

const targetId = (target: Target): string => {
  if ('Ref' in target) return target.Ref
  if ('Fn::GetAtt' in target) return target['Fn::GetAtt'][0]
  const [owner, suffix] = target['Fn::Join'][1]
  return `${targetId(owner)}${suffix}`
}

const statementsOf = (roleId: string): readonly Statement[] =>
  resourcesOf(template, 'AWS::IAM::Policy')
    .filter(({ Properties }) =>
      (Properties['Roles'] as readonly { Ref: string }[]).some(({ Ref }) => Ref === roleId),
    )
    .flatMap(({ Properties }) => (Properties['PolicyDocument'] as { Statement: Statement[] }).Statement)

/** Every allowed action, with the logical id of its resource. Anything else in a statement fails the test. */
const permissionsOf = (construct: Synthesizable): readonly string[] =>
  statementsOf(roleOf(construct))
    .flatMap(({ Effect, Action, Resource, ...rest }) => {
      expect([Effect, rest]).toStrictEqual(['Allow', {}])
      return [Action]
        .flat()
        .flatMap(action => [Resource].flat().map(target => `${action} on ${targetId(target)}`))
    })
    .sort()

const logGroupOf = (construct: Synthesizable): string =>
  (resource(template, construct).Properties['LoggingConfig'] as { LogGroup: { Ref: string } }).LogGroup.Ref

const ownLogs = (construct: Synthesizable): readonly string[] => [
  `logs:CreateLogStream on ${logGroupOf(construct)}`,
  `logs:PutLogEvents on ${logGroupOf(construct)}`,
]

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
