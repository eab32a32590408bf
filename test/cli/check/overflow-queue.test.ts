import { runCheck } from '../../../cli/commands/run-check'
import type { CheckReport } from '../../../cli/check/report'
import type { AwsAnswers } from '../../support/aws/aws-stub'
import { describedStack, startAws } from '../../support/aws/aws-stub'
import { startFaultyProxy } from '../../support/check/faulty-proxy'
import { ANSWERS, withCheckedStack } from '../../support/check/checked-stack'
import { linesOf } from '../../support/check/proxied-check'
import { terminalHere } from '../../support/cli/in-process'

const { running, outputs } = withCheckedStack()

/** Runs in this process, with less patience than 20 seconds. A GET is acknowledged, and not stored. */
const checkWithoutGets = async (answers: AwsAnswers) => {
  const aws = await startAws({ DescribeStacks: describedStack(outputs()), ...answers })
  const proxy = await startFaultyProxy(running.gateway.url, {
    instead: ({ method, url }) => (method === 'GET' && url?.startsWith('/callbacks') ? 204 : undefined),
  })
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: running.secrets.endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: running.twin.database.endpoint,
  })
  const { terminal, ended } = terminalHere(process.env)
  const url = `${proxy.url}/callbacks/disconnect`
  const flags = { stack: 'S', region: 'eu-west-1', url, json: true, challenge: true, quarantine: false }
  await expect(runCheck(flags, terminal, 300)).rejects.toThrow(/^failed: GET$/)
  await Promise.all([aws.close(), proxy.close()])
  const asked = aws.asked.filter(action => action === 'GetQueueAttributes').length
  return { asked, lines: linesOf(JSON.parse(ended(1).stdout) as CheckReport) }
}

test('on a stack, the depth of the overflow queue is read once to find out whether a missing callback waits there', async () => {
  const { lines, asked } = await checkWithoutGets(ANSWERS)
  expect(lines['GET']).toMatch(/: it probably waits in the overflow queue, which holds 2 callbacks \| /)
  expect(asked).toBe(1)
  const { GetQueueAttributes, ...denied } = ANSWERS
  expect(GetQueueAttributes).toBeDefined()
  const undecided = await checkWithoutGets(denied)
  expect(undecided.lines['GET']).toMatch(/: it waits in the overflow queue, or the URL leads elsewhere \| /)
}, 60_000)
