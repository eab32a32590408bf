import { describedStack, startAws, type AwsAnswers } from '../../support/aws/aws-stub'
import { itemOf } from '../../support/aws/items'
import { aCallbackOfNewCall } from '../../support/callbacks/builders'
import { runInEnvironment } from '../../support/cli/in-process'

const NUMBER = '+15555550142'

const STACK = {
  DescribeStacks: describedStack({
    TableName: 'Disconnects',
    QuarantineTableName: 'Quarantine',
    Keeping: JSON.stringify({ indexShards: 8, quarantineRetentionDays: 90 }),
  }),
  DescribeTable: { Table: { TableSizeBytes: 4_096_000_000, ItemCount: 8_000_000 } },
}

/** Each segment of each table answers the same. */
const found = { Items: [itemOf(aCallbackOfNewCall({ callId: 'c-1', from: NUMBER }))] }

/** Erases on a stack of which AWS answers this, and denies everything else. */
const onStack = async (answers: AwsAnswers, ...flags: readonly string[]) => {
  const aws = await startAws({ ...STACK, ...answers })
  const environment = {
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL: aws.endpoint,
  }
  const args = ['erase', '--number', NUMBER, '--stack', 'S', ...flags]
  const ended = await runInEnvironment(args, environment)
  await aws.close()
  return { ...ended, asked: [...new Set(aws.asked)] }
}

const COST = 'Reading both tables as a whole: about 8.2 GB, 2,000,000 read units, about $0.25 in us-east-1\n'

test('before it reads, it says what that costs; a dry run asks AWS for nothing but reading', async () => {
  const { code, stderr, asked } = await onStack({ Scan: { Items: [] } }, '--dry-run')
  expect([code, stderr]).toStrictEqual([0, `${COST}This was a dry run: nothing was erased.\n`])
  expect(asked).toStrictEqual(['DescribeStacks', 'DescribeTable', 'Scan'])
})

test('where reading is denied, it says which permissions it needs', async () => {
  const { code, stderr } = await onStack({}, '--yes')
  expect(code).toBe(1)
  expect(stderr).toBe(
    `${COST}These AWS credentials may not use stack S in us-east-1: allow dynamodb:DescribeTable, Scan, Query, PutItem and DeleteItem on both tables, and for --stack cloudformation:DescribeStacks\n`,
  )
})

test('where deleting is denied, it says how far it came', async () => {
  const answers = {
    Scan: found,
    PutItem: {},
    Query: { Items: [{ callId: { S: 'c-1' }, event: { S: 'dtmf#' } }] },
  }
  const { code, stdout, stderr } = await onStack(answers, '--yes')
  expect([code, stdout]).toStrictEqual([1, ''])
  expect(stderr).toContain('\n0 of 1 call and ')
  expect(stderr).toContain('The same command erases the rest.\nThese AWS credentials may not use stack S')
  expect(stderr).not.toContain('5550142')
})
