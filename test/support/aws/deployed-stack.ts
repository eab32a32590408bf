import { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation'
import { DescribeTableCommand, DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { QuarantinedRequest } from '../../../lambda/intake/quarantine'
import { dynamoQuarantine } from '../../../lambda/dynamodb/quarantine/store'
import { emulatorEnvironment } from './emulator-environment'
import { signedGet } from './signed-get'
import { basic } from '../twin/twin'

/** Nothing listens at this address. */
const NOWHERE = 'http://127.0.0.1:1'

/** The name that `infra/app.ts` gives the stack. */
export const STACK = 'BandwidthDisconnects'

type OutputName =
  | 'CallbackUrl'
  | 'ApiUrl'
  | 'TableName'
  | 'TableStreamArn'
  | 'QuarantineTableName'
  | 'OverflowQueueUrl'
  | 'DeadLetterQueueUrl'
  | 'Keeping'
  | 'CredentialsCommand'
  | 'UrlCommand'
  | 'Version'
export type Outputs = Readonly<Record<OutputName, string>> & { readonly EventBusName?: string }

type Credentials = { readonly username: string; readonly password: string }

/** The operations of an operator on a stack that is deployed to the emulator. */
export const deployedStack = async (endpoint: string, outputs: Outputs, stackName = STACK) => {
  const options = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  }
  // The queue's URL has the emulator's host name, which may not resolve.
  const sqs = new SQSClient({ ...options, useQueueUrlAsEndpoint: false })
  const dynamodb = new DynamoDBClient(options)
  const secrets = new SecretsManagerClient(options)
  const cloudFormation = new CloudFormationClient(options)

  const { StackResources = [] } = await cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName: stackName }),
  )
  const idsOf = (type: string, logicalId: RegExp): readonly string[] =>
    StackResources.filter(
      ({ ResourceType, LogicalResourceId = '' }) =>
        ResourceType === type && logicalId.test(LogicalResourceId),
    ).map(({ PhysicalResourceId = '' }) => PhysicalResourceId)
  const idOf = (type: string, logicalId: RegExp): string => {
    const [id, ...others] = idsOf(type, logicalId)
    if (id === undefined || others.length > 0)
      throw new Error(`Not exactly one ${type} matches ${logicalId.source}`)
    return id
  }

  const secretId = / --secret-id (\S+) /.exec(outputs.CredentialsCommand)?.[1]
  const queueUrl = idOf('AWS::SQS::Queue', /OverflowQueue/)
  // The API's host name may not resolve either. This is the emulator's other URL of the same API.
  const url = `${endpoint}/_aws/execute-api/${idOf('AWS::ApiGatewayV2::Api', /Api/)}/$default`

  /** The tests have no clients for Lambda and CloudWatch Logs. The emulator does not check signatures. */
  const ask = async (path: string, init: RequestInit): Promise<Record<string, unknown>> => {
    const response = await fetch(`${endpoint}${path}`, init)
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    return (await response.json()) as Record<string, unknown>
  }
  const change = (path: string, values: Record<string, unknown>) =>
    ask(`/2015-03-31${path}`, { method: 'PUT', body: JSON.stringify(values) })
  const receiveFunction = `/functions/${idOf('AWS::Lambda::Function', /Receive/)}/configuration`
  const drainMapping = `/event-source-mappings/${idOf('AWS::Lambda::EventSourceMapping', /Drain/)}`

  return {
    url,
    environment: emulatorEnvironment(endpoint),
    close: () => {
      for (const client of [sqs, dynamodb, secrets, cloudFormation]) client.destroy()
    },

    question: (path: string, query?: Record<string, string>) => signedGet(`${url}${path}`, query),

    credentials: async (): Promise<Credentials> => {
      const { SecretString = '' } = await secrets.send(new GetSecretValueCommand({ SecretId: secretId }))
      return JSON.parse(SecretString) as Credentials
    },
    rotate: async (password: string): Promise<string> => {
      const credentials = { username: 'bandwidth', password }
      await secrets.send(
        new PutSecretValueCommand({ SecretId: secretId, SecretString: JSON.stringify(credentials) }),
      )
      return basic(credentials)
    },

    waiting: async (): Promise<{ readonly visible: number; readonly inFlight: number }> => {
      const { Attributes: { ApproximateNumberOfMessages, ApproximateNumberOfMessagesNotVisible } = {} } =
        await sqs.send(new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['All'] }))
      return {
        visible: Number(ApproximateNumberOfMessages),
        inFlight: Number(ApproximateNumberOfMessagesNotVisible),
      }
    },
    enqueue: (body: string, to = queueUrl) =>
      sqs.send(new SendMessageCommand({ QueueUrl: to, MessageBody: body })),
    quarantine: (request: QuarantinedRequest) =>
      dynamoQuarantine({ client: dynamodb, tableName: outputs.QuarantineTableName, retentionDays: 90 }).put(
        request,
      )(),
    setDraining: (enabled: boolean) => change(drainMapping, { Enabled: enabled }),

    /** Points the deployed receive function at an address where no database listens. */
    withoutDatabase: async <A>(during: () => Promise<A>): Promise<A> => {
      const { Environment } = await ask(`/2015-03-31${receiveFunction}`, {})
      const { Variables } = Environment as { Variables: Record<string, string> }
      const changed = { ...Variables, AWS_ENDPOINT_URL_DYNAMODB: NOWHERE }
      await change(receiveFunction, { Environment: { Variables: changed } })
      try {
        return await during()
      } finally {
        await change(receiveFunction, { Environment: { Variables } })
      }
    },

    item: async (callId: string, event = 'disconnect') =>
      (
        await dynamodb.send(
          new GetItemCommand({
            TableName: outputs.TableName,
            Key: { callId: { S: callId }, event: { S: event } },
            ConsistentRead: true,
          }),
        )
      ).Item,
    quarantinedParts: async (quarantineId: string): Promise<number | undefined> => {
      const day = quarantineId.replace(/^(....)(..)(..)T.*/, '$1-$2-$3')
      const { Count } = await dynamodb.send(
        new QueryCommand({
          TableName: outputs.QuarantineTableName,
          KeyConditionExpression: '#day = :day AND begins_with(part, :id)',
          ExpressionAttributeNames: { '#day': 'day' },
          ExpressionAttributeValues: { ':day': { S: day }, ':id': { S: quarantineId } },
        }),
      )
      return Count
    },
    table: async (tableName = outputs.TableName) =>
      (await dynamodb.send(new DescribeTableCommand({ TableName: tableName }))).Table,

    /** Everything that the functions and the gateway have logged. */
    logs: async (): Promise<string> => {
      const groups = idsOf('AWS::Logs::LogGroup', /./).map(async logGroupName => {
        const { events } = await ask('/', {
          method: 'POST',
          headers: {
            'content-type': 'application/x-amz-json-1.1',
            'x-amz-target': 'Logs_20140328.FilterLogEvents',
          },
          body: JSON.stringify({ logGroupName, limit: 10_000 }),
        })
        return (events as { message: string }[]).map(({ message }) => message)
      })
      return (await Promise.all(groups)).flat().join('\n')
    },
  }
}

export type DeployedStack = Awaited<ReturnType<typeof deployedStack>>
