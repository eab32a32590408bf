import { isDeepStrictEqual } from 'node:util'

export type TemplateJson = {
  readonly Resources: Readonly<Record<string, TemplateResource>>
  readonly Outputs: Readonly<Record<string, unknown>>
}
type TemplateResource = {
  readonly Type: string
  readonly Properties?: Readonly<Record<string, unknown>>
  readonly DeletionPolicy?: string
  readonly UpdateReplacePolicy?: string
}

/**
 * The loss when CloudFormation replaces a resource, and the properties whose change replaces it ("Update requires: Replacement" in
 * CloudFormation's reference).
 */
const KEPT: Readonly<Record<string, { readonly loss: string; readonly fixed: readonly string[] }>> = {
  'AWS::DynamoDB::GlobalTable': {
    loss: 'records',
    fixed: ['TableName', 'KeySchema', 'LocalSecondaryIndexes'],
  },
  // Another name replaces the secret. A change of another of these properties makes a new version of it.
  'AWS::SecretsManager::Secret': {
    loss: 'the password set in Bandwidth',
    fixed: ['Name', 'GenerateSecretString', 'SecretString'],
  },
  'AWS::SQS::Queue': { loss: 'callbacks that wait', fixed: ['QueueName', 'FifoQueue'] },
  'AWS::Logs::LogGroup': { loss: 'the log', fixed: ['LogGroupName'] },
  'AWS::ApiGatewayV2::Api': { loss: 'the URL set in Bandwidth', fixed: ['ProtocolType'] },
  // CloudFormation creates the new resource before it deletes the old one. These cannot exist twice, so the deployment would fail.
  'AWS::ApiGatewayV2::Route': { loss: 'the deployment', fixed: ['RouteKey', 'ApiId'] },
  'AWS::ApiGatewayV2::Stage': { loss: 'the deployment', fixed: ['StageName', 'ApiId'] },
  'AWS::Lambda::EventSourceMapping': { loss: 'the deployment', fixed: ['EventSourceArn'] },
}

type Index = { readonly IndexName: string }

const indexesOf = (resource: TemplateResource): readonly Index[] =>
  (resource.Properties?.['GlobalSecondaryIndexes'] ?? []) as readonly Index[]

/** DynamoDB creates one index in an update, and cannot change the keys of an index. */
const wrongIndexes = (id: string, before: TemplateResource, after: TemplateResource): readonly string[] => {
  const [old, now] = [indexesOf(before), indexesOf(after)]
  const added = now.filter(({ IndexName }) => !old.some(index => index.IndexName === IndexName))
  return [
    ...old
      .filter(index => !now.some(same => isDeepStrictEqual(same, index)))
      .map(({ IndexName }) => `${id} has another index ${IndexName}, or none`),
    ...(added.length > 1 ? [`${id} has ${added.length} new indexes: one in a release is possible`] : []),
  ]
}

const lossOf = (id: string, before: TemplateResource, after?: TemplateResource): readonly string[] => {
  const kept = KEPT[before.Type]
  if (kept === undefined) return []
  if (after?.Type !== before.Type) return [`${id} is no longer an ${before.Type}: ${kept.loss} would be lost`]
  return [
    ...kept.fixed
      .filter(name => !isDeepStrictEqual(before.Properties?.[name], after.Properties?.[name]))
      .map(name => `${id} has another ${name}: ${kept.loss} would be lost`),
    ...(['DeletionPolicy', 'UpdateReplacePolicy'] as const)
      .filter(policy => before[policy] !== after[policy])
      .map(policy => `${id} has another ${policy}: ${after[policy]}, not ${before[policy]}`),
    ...wrongIndexes(id, before, after),
  ]
}

/** Everything that users of a deployed template would lose by deploying another over it. */
export const whatAnUpgradeLoses = (before: TemplateJson, after: TemplateJson): readonly string[] => [
  ...Object.entries(before.Resources).flatMap(([id, resource]) => lossOf(id, resource, after.Resources[id])),
  ...Object.keys(before.Outputs)
    .filter(name => !(name in after.Outputs))
    .map(name => `The output ${name} is gone: scripts and the command line look for it`),
]
