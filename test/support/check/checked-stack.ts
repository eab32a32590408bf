import { version } from '#package.json'
import type { CheckReport } from '../../../cli/check/report'
import { QUARANTINE_TABLE_NAME, TABLE_NAME } from '../../../local/database/embedded-database'
import type { Twin } from '../../../local/twin'
import {
  describedStack,
  listedResources,
  listedSubscriptions,
  startAws,
  type AwsAnswers,
} from '../aws/aws-stub'
import { startFaultyProxy, type FaultyProxy } from './faulty-proxy'
import { startSecretsManager } from '../aws/secrets-manager'
import { startTestTwin } from '../twin/twin'
import { runInEnvironment } from '../cli/in-process'
import { linesOf } from './proxied-check'

export const STACK_CREDENTIALS = { username: 'bandwidth', password: 'AbcdefghijklmnopqrstuvwxyZ0123456789' }

const ARN = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:Credentials-AbCdEf'
const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:Topic'

/** The answers of AWS to everything that a check asks about a stack. */
export const ANSWERS: AwsAnswers = {
  ListStackResources: listedResources(
    ['AWS::Lambda::Function', 'DisconnectsReceive0A1B2C3D'],
    ['AWS::Lambda::Function', 'DisconnectsDrain0A1B2C3D'],
    ['AWS::Lambda::EventSourceMapping', 'DisconnectsDrainMessages0A1B2C3D'],
    ['AWS::Lambda::EventSourceMapping', 'DisconnectsPublicationPublishStream0A1B2C3D'],
    ['AWS::ApiGatewayV2::Api', 'DisconnectsApi0A1B2C3D'],
    ['AWS::CloudWatch::Alarm', 'DisconnectsMonitoringSilence0A1B2C3D', 'S/Disconnects/Silence'],
  ),
  DescribeAlarms: {
    MetricAlarms: [
      {
        AlarmName: 'S/Disconnects/Silence',
        StateValue: 'ALARM',
        AlarmDescription: 'No callback has come. What to do: docs/operations.md, "Silence".',
        AlarmActions: [TOPIC],
      },
    ],
  },
  ListSubscriptionsByTopic: listedSubscriptions(`${TOPIC}:1`, 'PendingConfirmation'),
  GetMetricData: {
    MetricDataResults: [
      { Id: 'atOnce', Values: [3, 7], Timestamps: [1, 2] },
      { Id: 'requests', Values: [60, 1_200, 30], Timestamps: [1, 2, 3] },
    ],
  },
  GetAccountSettings: { AccountLimit: { ConcurrentExecutions: 1_000, UnreservedConcurrentExecutions: 900 } },
  GetFunctionConfiguration: { Runtime: 'nodejs24.x' },
  GetFunctionConcurrency: {},
  GetEventSourceMapping: { State: 'Enabled' },
  DescribeEventBus: { Name: 'Calls' },
  GetQueueAttributes: { Attributes: { ApproximateNumberOfMessages: '2' } },
  GetAccount: { throttleSettings: { rateLimit: 2_500, burstLimit: 1_250 } },
  GetStage: {
    defaultRouteSettings: {},
    routeSettings: { $default: { throttlingRateLimit: 20, throttlingBurstLimit: 10 } },
  },
}

export type CheckOptions = {
  readonly flags?: readonly string[]
  /** The endpoint of the database, if it is not the twin's own. */
  readonly dynamodb?: string
  readonly outputs?: Readonly<Record<string, string>>
  readonly status?: string
}

/** A stack for all tests of a file: stand-ins for AWS, and a twin whose gateway refuses questions. */
export const withCheckedStack = () => {
  const running = {} as {
    twin: Twin
    gateway: FaultyProxy
    secrets: Awaited<ReturnType<typeof startSecretsManager>>
  }
  /** The accounts of all callbacks that were sent. */
  const accounts = new Set<string | undefined>()
  beforeAll(async () => {
    running.twin = await startTestTwin({ credentials: STACK_CREDENTIALS })
    running.secrets = await startSecretsManager({ AWSCURRENT: JSON.stringify(STACK_CREDENTIALS) })
    running.gateway = await startFaultyProxy(running.twin.url, {
      // The IAM authorizer does this; the twin has none.
      instead: ({ url }) => (url?.startsWith('/disconnects') === true ? 403 : undefined),
      there: (_, body) => {
        for (const [, account] of body.toString().matchAll(/"accountId":"(\d+)"/g)) accounts.add(account)
        return body
      },
    })
  })
  afterAll(async () => {
    await running.secrets.close()
    await Promise.all([running.gateway.close(), running.twin.close()])
  })

  const outputs = (keeping: object = {}) => ({
    CallbackUrl: `${running.gateway.url}/callbacks/disconnect`,
    ApiUrl: running.gateway.url,
    Version: version,
    CredentialsSecretArn: ARN,
    TableName: TABLE_NAME,
    QuarantineTableName: QUARANTINE_TABLE_NAME,
    OverflowQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/Overflow',
    Keeping: JSON.stringify({ indexShards: 8, quarantineRetentionDays: 90, ...keeping }),
  })

  const check = async (answers: AwsAnswers, options: CheckOptions = {}) => {
    const { flags = [], dynamodb = running.twin.database.endpoint, status } = options
    const described = describedStack(options.outputs ?? outputs(), status)
    const aws = await startAws({ DescribeStacks: described, ...answers })
    const args = ['check', '--stack', 'S', '--region', 'eu-west-1', '--json', ...flags]
    const { code, stdout, stderr } = await runInEnvironment(args, {
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
      AWS_ENDPOINT_URL: aws.endpoint,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: running.secrets.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    })
    await aws.close()
    const report = stdout === '' ? undefined : (JSON.parse(stdout) as CheckReport)
    return { code, stdout, stderr, report, lines: linesOf(report) }
  }
  return { running, accounts, outputs, check }
}
