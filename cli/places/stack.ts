import { CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation'
import * as E from 'fp-ts/Either'
import { decodeJson } from '../../lambda/codec/decode'
import { defined } from '../../lambda/codec/defined'
import { IntakeSettings } from '../../lambda/deployment/stack-outputs'
import type { IndexShards } from '../../lambda/deployment/tables'
import { oldKeysUntil } from '../../lambda/dynamodb/old-keys'
import { CommandFailed, UsageError } from '../errors'
import type { AwsFlags, StackChoice } from './choice'
import { awsClientOptions } from './aws-client'
import { awsFailure } from './aws-failure'
import type { DescribedStack, StackPlace } from './place'
import { DEFAULT_SETTINGS } from './table'

const ARN = /^arn:[^:]+:cloudformation:(?<region>[^:]+):(?<account>[^:]+):/

const describedStack = (name: string, found: Stack | undefined): DescribedStack => {
  const { StackId = '', StackStatus: status = '', Outputs = [] } = found ?? {}
  const { region = 'an unknown region', account = 'unknown' } = ARN.exec(StackId)?.groups ?? {}
  return {
    name,
    region,
    account,
    status,
    ...defined({ createdAt: found?.CreationTime, updatedAt: found?.LastUpdatedTime }),
    outputs: Object.fromEntries(Outputs.map(({ OutputKey = '', OutputValue }) => [OutputKey, OutputValue])),
  }
}

/** @throws CommandFailed where there is no such stack, or it may not be described */
const describeStack = async (
  name: string,
  aws: AwsFlags,
  environment: NodeJS.ProcessEnv,
): Promise<DescribedStack> => {
  const client = new CloudFormationClient(awsClientOptions(aws, environment))
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: name }))
    return describedStack(name, Stacks[0])
  } catch (error) {
    throw awsFailure(error, { what: `stack ${name}`, ...defined({ region: aws.region }) })
  } finally {
    client.destroy()
  }
}

const doesNotSay = (stack: string): CommandFailed =>
  new CommandFailed(
    `The stack ${stack} does not say how it stores records: deploy this version first, or give --table`,
  )

const tableOutputsIn = (
  stack: string,
  { TableName, QuarantineTableName, Keeping = '' }: DescribedStack['outputs'],
): {
  readonly tableName: string
  readonly quarantineTableName: string
  readonly settings: IntakeSettings
} => {
  const settings = decodeJson(IntakeSettings)(Keeping)
  if (TableName === undefined || QuarantineTableName === undefined || E.isLeft(settings))
    throw doesNotSay(stack)
  return { tableName: TableName, quarantineTableName: QuarantineTableName, settings: settings.right }
}

/** Version 0.1.0 had no such output, and no more shards than the default. */
const indexShardsIn = (stack: string, { Keeping }: DescribedStack['outputs']): IndexShards => {
  if (Keeping === undefined) return DEFAULT_SETTINGS
  const settings = decodeJson(IntakeSettings)(Keeping)
  if (E.isLeft(settings)) throw doesNotSay(stack)
  return settings.right
}

const callbackOutputsIn = (
  stack: string,
  { CallbackUrl, CredentialsSecretArn, CredentialsCommand }: DescribedStack['outputs'],
): { readonly url: URL; readonly secretArn: string } => {
  if (CallbackUrl === undefined || (CredentialsSecretArn ?? CredentialsCommand) === undefined)
    throw new CommandFailed(
      `The stack ${stack} lacks the output CallbackUrl or CredentialsSecretArn: name the stack of this project`,
    )
  if (CredentialsSecretArn === undefined)
    throw new CommandFailed(
      `The stack ${stack} lacks the output CredentialsSecretArn: deploy this version first`,
    )
  return { url: new URL(CallbackUrl), secretArn: CredentialsSecretArn }
}

export const stackPlace = ({ name: stack, aws }: StackChoice, environment: NodeJS.ProcessEnv): StackPlace => {
  const name = `stack ${stack}`
  const region = aws.region ?? environment['AWS_REGION']
  let answer: Promise<DescribedStack> | undefined
  const described = () => (answer ??= describeStack(stack, aws, environment))
  return {
    _tag: 'stack',
    name,
    stack,
    aws,
    described,
    where: async () => `${stack}, ${(await described()).region}`,
    records: async () => {
      const { outputs } = await described()
      const { TableName: tableName, TableStreamArn: streamArn } = outputs
      if (tableName === undefined)
        throw new CommandFailed(
          `The stack ${stack} has no output TableName: name the stack of this project, or give --table`,
        )
      const settings = indexShardsIn(stack, outputs)
      const { openTableRecords } = await import('./table-records')
      return openTableRecords({ tableName, settings, aws, environment, ...defined({ region, streamArn }) })
    },
    tables: async () => {
      const { outputs } = await described()
      const known = tableOutputsIn(stack, outputs)
      const { dynamodbTables } = await import('./dynamodb-tables')
      const { tableClient } = await import('./table-client')
      return dynamodbTables({
        ...known,
        ...defined({ oldKeysUntil: oldKeysUntil(outputs.TableStreamArn) }),
        client: tableClient(aws, environment),
        subject: { what: name, ...defined({ region }) },
        name: `${name} (${known.tableName})`,
      })
    },
    callbacks: async ({ username, versions = 'current' } = {}) => {
      if (username !== undefined) throw new UsageError('--username requires --url or --local')
      const { url, secretArn } = callbackOutputsIn(stack, (await described()).outputs)
      const { stackCredentials } = await import('./stack-secret')
      const [credentials, ...previous] = await stackCredentials(secretArn, versions, stack, aws, environment)
      return { url, credentials, previous }
    },
  }
}
