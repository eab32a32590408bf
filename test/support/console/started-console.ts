import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { QUARANTINE_TABLE_NAME, TABLE_NAME } from '../../../local/database/embedded-database'
import type { Twin } from '../../../local/twin'
import { type AwsAnswers, describedStack, startAws } from '../aws/aws-stub'
import { endOf, type Ended, startCli } from '../cli/run'

const OUTPUTS = {
  TableName: TABLE_NAME,
  QuarantineTableName: QUARANTINE_TABLE_NAME,
  Keeping: '{"indexShards":8,"quarantineRetentionDays":30}',
  ApiUrl: 'https://abc.execute-api.eu-west-1.amazonaws.com/',
  OverflowQueueUrl: 'https://sqs.example/overflow',
  DeadLetterQueueUrl: 'https://sqs.example/dead',
}

/** A stack whose tables are those of a twin. AWS denies everything that has no answer here. */
export const startStack = async (twin: Twin, answers: AwsAnswers = {}) => {
  const aws = await startAws({ DescribeStacks: describedStack(OUTPUTS), ...answers })
  const environment = {
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    AWS_REGION: 'eu-west-1',
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: twin.database.endpoint,
  }
  return { environment, close: aws.close }
}

export type StartedConsole = {
  readonly url: string
  readonly token: string
  readonly get: (path: string) => Promise<Response>
  readonly end: (signal: NodeJS.Signals) => Promise<Ended>
}

/** `disconnects console`, once it has printed its URL. */
export const startedConsole = async (
  environment: NodeJS.ProcessEnv,
  ...more: string[]
): Promise<StartedConsole> => {
  const child: ChildProcess = startCli(['console', '--stack', 'S', ...more], environment)
  if (child.stdout === null) throw new Error('no stdout')
  const ended = endOf(child)
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  const [url = '', token = ''] = line.split('/#token=')
  return {
    url,
    token,
    get: path => fetch(`${url}${path}`, { headers: { Authorization: `Bearer ${token}` } }),
    end: signal => {
      child.kill(signal)
      return ended
    },
  }
}
