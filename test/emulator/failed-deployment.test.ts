import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs'
import { deployedStack, STACK } from '../support/aws/deployed-stack'
import { startCdk } from '../support/aws/deployment'
import { basic, clientOf } from '../support/twin/twin'
import { aCallbackOfNewCall } from '../support/callbacks/builders'

/** `infra/app.ts` with a resource that fails. */
const FAILING_APP = 'node --import tsx test/support/aws/deploy-failing-app.ts'

jest.setTimeout(100_000)

let started: Awaited<ReturnType<typeof startCdk>>

/** The tests have no client for CloudWatch Logs. The emulator does not check signatures. */
const logGroups = async (): Promise<readonly string[]> => {
  const response = await fetch(started.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'Logs_20140328.DescribeLogGroups',
    },
    body: '{}',
  })
  const { logGroups } = (await response.json()) as { logGroups: { logGroupName: string }[] }
  return logGroups.map(({ logGroupName }) => logGroupName)
}

/** The numbers of resources of the stack in the account. */
const found = async () => {
  const { endpoint } = started
  const options = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  }
  const [sqs, dynamodb, secrets] = [
    new SQSClient(options),
    new DynamoDBClient(options),
    new SecretsManagerClient(options),
  ]
  const { TableNames = [] } = await dynamodb.send(new ListTablesCommand({}))
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}))
  const { SecretList = [] } = await secrets.send(new ListSecretsCommand({}))
  for (const client of [sqs, dynamodb, secrets]) client.destroy()
  const ours = (names: readonly (string | undefined)[]) => names.filter(name => name?.includes(STACK)).length
  return {
    tables: ours(TableNames),
    queues: ours(QueueUrls),
    secrets: ours(SecretList.map(({ Name }) => Name)),
    logGroups: ours(await logGroups()),
  }
}

beforeAll(async () => {
  started = await startCdk()
}, 100_000)
afterAll(async () => {
  await started.stop()
})

test('a first deployment that fails leaves nothing behind but its tables, which are protected', async () => {
  await expect(started.cdk.deploy('--app', FAILING_APP)).rejects.toThrow('WaitCondition timed out')
  expect(await found()).toStrictEqual({ tables: 2, queues: 0, secrets: 0, logGroups: 0 })
})

test('the next deployment succeeds', async () => {
  const stack = await deployedStack(started.endpoint, await started.cdk.deploy())
  // Tables are not counted: the emulator reuses the names of those that are left, while AWS generates other names.
  expect(await found()).toMatchObject({ queues: 2, secrets: 1, logGroups: 4 })
  const { status } = await clientOf(stack, basic(await stack.credentials())).post(aCallbackOfNewCall())
  expect(status).toBe(204)
  stack.close()
})
