import { dynamoDisconnectStore } from '../../../lambda/dynamodb/disconnects'
import { disconnectKeys, shardsOf } from '../../../lambda/dynamodb/keys'
import { TABLE_NAME } from '../../../local/database/embedded-database'
import { aCallback, recordOf } from '../../support/callbacks/builders'
import { ANSWERS, STACK_CREDENTIALS, withCheckedStack } from '../../support/check/checked-stack'

const { running, accounts, outputs, check } = withCheckedStack()

test('each setting of a stack has its line, and no output contains a key, an address or a number', async () => {
  const allowed = {
    ...outputs({ allowedAccountIds: ['9900001'] }),
    BandwidthSecretArn: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:Bandwidth-AbCdEf',
    EventBusName: 'Calls',
  }
  const { code, stdout, stderr, report, lines } = await check(ANSWERS, { outputs: allowed })
  expect(code).toBe(0)
  expect(stderr).toMatch(/^The Quarantine alarm will go off [^\n]*\n$/)
  expect(report?.target).toStrictEqual({
    stack: 'S',
    region: 'eu-west-1',
    account: '123456789012',
    host: new URL(running.gateway.url).host,
  })
  const expected: readonly (readonly [name: string, line: RegExp])[] = [
    ['stack', /^ok: S in eu-west-1, account 123456789012, deployed \d+ days ago; callbacks go to 127/],
    ['versions', /^ok: this program is \S+, the stack is \S+; .*nodejs24\.x$/],
    ['draining', /^ok: the event source mapping of the drain function is Enabled$/],
    ['alarms', /^warning: 1 of 1 alarm in ALARM: Silence \(runbook "Silence"\) \|/],
    ['alarm address', /^warning: 1 address not confirmed yet \(confirmed: 1\)/],
    ['concurrency', /^ok: limit 900 concurrent executions \(account: 1,000\); peak 7 in 14 days$/],
    [
      'throttle',
      /^ok: limit: 2,500 requests per second, burst 1,250 \(.*quota for all its APIs\); peak 1,200 requests per minute in 14 days$/,
    ],
    ['shards', /^ok: questions read every shard that holds records$/],
    ['reconciliation', /^warning: no run has looked for missing callbacks yet \|/],
    ['publishing', /^ok: the event source mapping of the publish function is Enabled$/],
    ['unsigned question', /^ok: a question without an IAM signature is answered 403$/],
    ['nonsense', /^ok: /],
    ['clean-up', /^ok: 9 records and 1 request in quarantine deleted$/],
  ]
  for (const [name, line] of expected) expect(lines[name]).toMatch(line)
  expect(stdout).not.toMatch(/555555|example\.com/)
  expect(stdout).not.toContain(STACK_CREDENTIALS.password)
  expect(accounts).toStrictEqual(new Set(['9900001']))
}, 60_000)

test('a refused password from before the last rotation is a failure of its own', async () => {
  running.secrets.versions.AWSPREVIOUS = JSON.stringify({ ...STACK_CREDENTIALS, password: 'the-one-before' })
  const { code, stderr, stdout } = await check(ANSWERS, { flags: ['--no-quarantine'] })
  expect([code, stderr]).toStrictEqual([1, 'failed: previous key, previous password\n'])
  expect(stdout).not.toContain('reconciliation')
  expect(stdout).not.toContain('publishing')
  expect(stdout).not.toContain('the-one-before')
  // The previous password is now the same as the current one.
  running.secrets.versions.AWSPREVIOUS = JSON.stringify(STACK_CREDENTIALS)
  const { report } = await check(ANSWERS, { flags: ['--no-quarantine'] })
  expect(report?.checks.map(({ name }) => name)).not.toContain('previous key')
  delete running.secrets.versions.AWSPREVIOUS
}, 60_000)

test('without its outputs there is nothing to check', async () => {
  const other = await check({}, { outputs: { Bucket: 'b' } })
  expect([other.code, other.stdout]).toStrictEqual([1, ''])
  expect(other.stderr).toMatch(/^The stack S lacks the output CallbackUrl or CredentialsSecretArn: .*\n$/)
  const { CallbackUrl, CredentialsSecretArn } = outputs()
  const old = await check({}, { outputs: { CallbackUrl, CredentialsSecretArn } })
  expect([old.code, old.stdout]).toStrictEqual([1, ''])
  expect(old.stderr).toMatch(/^The stack S does not say how it stores records: deploy this version first/)
}, 60_000)

test('an alarm that somebody has deleted is named', async () => {
  const { lines } = await check({ ...ANSWERS, DescribeAlarms: {} }, { flags: ['--no-quarantine'] })
  expect(lines['alarms']).toMatch(/^warning: 1 alarm of the stack deleted: Silence \|/)
}, 60_000)

test('a record that questions miss, since indexShards was lowered, is found, with the setting that mends it', async () => {
  const { client } = running.twin.database
  const [shards, readShards] = [shardsOf(128), shardsOf(128)]
  const store = dynamoDisconnectStore({ client, tableName: TABLE_NAME, shards, readShards })
  const record = recordOf(aCallback({ callId: 'c-of-a-busy-time' }))
  await store.put(record)()
  const needed = Number(disconnectKeys(record, shards).byTime?.split('#')[1]) + 1
  const lowered = await check(ANSWERS, { flags: ['--no-quarantine'] })
  expect(lowered.lines['shards']).toBe(
    `warning: questions miss records of a time when indexShards was ${needed} or more | set readIndexShards to the most that indexShards has been (docs/configuration.md), and deploy`,
  )
  const mended = await check(ANSWERS, {
    flags: ['--no-quarantine'],
    outputs: outputs({ readIndexShards: needed }),
  })
  expect(mended.lines['shards']).toBe('ok: questions read every shard that holds records')
}, 60_000)

test('a deployment that failed is reported', async () => {
  const { lines } = await check({}, { status: 'UPDATE_ROLLBACK_COMPLETE', flags: ['--no-quarantine'] })
  expect(lines['stack']).toMatch(/^warning: .*its last deployment failed \(UPDATE_ROLLBACK_COMPLETE\) \| /)
}, 60_000)
