import { CALLBACK_MEMBER } from '../../../lambda/deployment/call-ended'
import { permissionsIn } from '../../support/infra/permissions'
import { logicalId, resources, resourcesOf, synthesize } from '../../support/infra/synthesized'

const FORWARD_TO = 'https://voice.example.com/hooks?key=k'

const synthesized = synthesize({ forwardTo: FORWARD_TO, forwardSecret: 'voice', forwardRate: 5 })
const { disconnects, template } = synthesized
const { forwarding } = disconnects.publication ?? {}
if (forwarding === undefined) throw new Error('It does not forward')

const propertiesOf = (type: string, of = template): Readonly<Record<string, unknown>> => {
  const [found, ...others] = resourcesOf(of, `AWS::Events::${type}`)
  if (found === undefined || others.length > 0) throw new Error(`Not exactly one ${type}`)
  return found.Properties
}

test('callbacks are sent by POST to the URL, at most at the rate', () => {
  expect(propertiesOf('ApiDestination')).toMatchObject({
    HttpMethod: 'POST',
    InvocationEndpoint: FORWARD_TO,
    InvocationRateLimitPerSecond: 5,
  })
  expect(propertiesOf('ApiDestination', synthesize({ forwardTo: FORWARD_TO }).template)).toMatchObject({
    InvocationRateLimitPerSecond: 300,
  })
})

test('the credentials come from the secret at the deployment: the template has neither', () => {
  expect(propertiesOf('Connection')).toStrictEqual({
    AuthorizationType: 'BASIC',
    AuthParameters: {
      BasicAuthParameters: {
        Username: '{{resolve:secretsmanager:voice:SecretString:username::}}',
        Password: '{{resolve:secretsmanager:voice:SecretString:password::}}',
      },
    },
  })
})

test('without a secret no Authorization goes along', () => {
  expect(propertiesOf('Connection', synthesize({ forwardTo: FORWARD_TO }).template)).toStrictEqual({
    AuthorizationType: 'API_KEY',
    AuthParameters: {
      ApiKeyAuthParameters: { ApiKeyName: 'X-Forwarded-By', ApiKeyValue: 'bandwidth-disconnects' },
    },
  })
})

test('the handler gets the callback of each event of this table that has one, and nothing else', () => {
  const { EventPattern, EventBusName, Name } = propertiesOf('Rule')
  expect(EventPattern).toStrictEqual({
    source: ['bandwidth-disconnects'],
    'detail-type': ['Call Ended'],
    resources: [{ 'Fn::GetAtt': [logicalId(disconnects.table), 'Arn'] }],
    detail: { [CALLBACK_MEMBER]: { callId: [{ exists: true }] } },
  })
  expect(EventBusName).toStrictEqual({ Ref: expect.stringContaining('EventBus') as string })
  expect(Name).toBe(forwarding.ruleName)
  expect(String(Name).length).toBeLessThanOrEqual(64)
})

test('what the handler does not take is repeated for a day, and then a dead letter', () => {
  const { Targets } = propertiesOf('Rule')
  expect(Targets).toMatchObject([
    {
      InputPath: `$.detail.${CALLBACK_MEMBER}`,
      RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
      DeadLetterConfig: { Arn: { 'Fn::GetAtt': [logicalId(forwarding.deadLetters), 'Arn'] } },
    },
  ])
  const policies = resourcesOf(template, 'AWS::SQS::QueuePolicy').map(policy => JSON.stringify(policy))
  expect(policies.filter(policy => policy.includes('events.amazonaws.com'))).toHaveLength(1)
  expect(policies.find(policy => policy.includes('events.amazonaws.com'))).toMatch(
    /"Condition":\{"ArnEquals":\{"aws:SourceArn":\{"Fn::GetAtt":\["\w*Rule\w*","Arn"\]\}\}\}/,
  )
})

test('EventBridge may invoke this destination and no other, for rules of this account', () => {
  const [target] = propertiesOf('Rule')['Targets'] as { RoleArn: { 'Fn::GetAtt': [string, string] } }[]
  const roleId = target?.RoleArn['Fn::GetAtt'][0] ?? ''
  const destinations = Object.keys(template.findResources('AWS::Events::ApiDestination'))
  expect(permissionsIn(template).permissionsOfRole(roleId)).toStrictEqual([
    `events:InvokeApiDestination on ${destinations.join()}`,
  ])
  const { AssumeRolePolicyDocument } = template.findResources('AWS::IAM::Role')[roleId]?.[
    'Properties'
  ] as Record<string, unknown>
  expect(AssumeRolePolicyDocument).toMatchObject({
    Statement: [
      {
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        Principal: { Service: 'events.amazonaws.com' },
      },
    ],
  })
})

test('two stacks that share a bus have rules of different names', () => {
  const nameIn = (id: string) => synthesize({ forwardTo: FORWARD_TO, eventBus: 'calls', stackName: id })
  const names = ['A', 'B'].map(id => propertiesOf('Rule', nameIn(id).template)['Name'])
  expect(new Set(names).size).toBe(2)
})

test('no callback is published before the rule, its permission and its queue of dead letters are there', () => {
  const publishing = ['AWS::Lambda::Function', 'AWS::Lambda::EventSourceMapping'].flatMap(type =>
    resources(template).filter(([id, { Type }]) => Type === type && id.includes('Publish')),
  )
  const needed = resources(template)
    .filter(([id]) => id.includes('Forwarding'))
    .map(([id]) => id)
    .filter(id => !id.includes('Monitoring'))
  expect([publishing.length, needed.length]).toStrictEqual([2, 7])
  for (const [, { DependsOn }] of publishing) expect(DependsOn).toStrictEqual(expect.arrayContaining(needed))
})
