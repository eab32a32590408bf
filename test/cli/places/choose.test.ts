import { TABLE_NAME } from '../../../local/database/embedded-database'
import { startCloudFormation } from '../../support/aws/cloud-formation'
import { runHere, runInEnvironment } from '../../support/cli/in-process'
import { withTestTwin } from '../../support/twin/twin'

const running = withTestTwin()

const LOOKING = { isTTY: true }

const KEYS = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' }

/** The first line on stderr, if that is a terminal. */
const placeOf = async (args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<string> =>
  (await runHere(args, environment, LOOKING)).stderr.split('\n')[0] ?? ''

test('on a terminal, every command that works on a place says first which one', async () => {
  const { url } = running.twin
  const place = `local twin, ${url}`
  const commands = [
    ['list'],
    ['get', 'c-none'],
    ['quarantine', 'list'],
    ['quarantine', 'export'],
    ['quarantine', 'show', 'none'],
    ['quarantine', 'replay', '--dry-run'],
    ['import', 'package.json', '--dry-run'],
    ['simulate', '--count', '1'],
    ['url'],
    ['check', '--no-quarantine'],
  ]
  for (const command of commands)
    expect([command, await placeOf(command, { DISCONNECTS_LOCAL: url })]).toStrictEqual([command, place])
})

test('nothing is said where nobody looks', async () => {
  expect((await runHere(['list', '--local', running.twin.url])).stderr).toBe('')
})

test('a table is named with its endpoint', async () => {
  const { endpoint } = running.twin.database
  expect(await placeOf(['list', '--table', TABLE_NAME, '--endpoint', endpoint])).toBe(
    `table ${TABLE_NAME}, ${new URL(endpoint).origin}`,
  )
})

test('a table in AWS is named with the region that is used', async () => {
  const used = async (flags: readonly string[], environment: NodeJS.ProcessEnv): Promise<string> => {
    const args = ['list', '--limit', '1', '--table', TABLE_NAME, ...flags]
    const AWS_ENDPOINT_URL_DYNAMODB = running.twin.database.endpoint
    const ended = await runInEnvironment(
      args,
      { ...KEYS, AWS_ENDPOINT_URL_DYNAMODB, ...environment },
      LOOKING,
    )
    expect(ended.code).toBe(0)
    return ended.stderr
  }
  const aws = { AWS_REGION: 'us-west-2' }
  expect(await used([], aws)).toBe('table Disconnects, us-west-2\n')
  expect(await used([], { ...aws, DISCONNECTS_REGION: 'eu-west-1' })).toBe('table Disconnects, eu-west-1\n')
  expect(await used(['--region', 'us-east-2'], { ...aws, DISCONNECTS_REGION: 'eu-west-1' })).toBe(
    'table Disconnects, us-east-2\n',
  )
})

test('a stack is named with the region in its ARN, wherever it was looked for', async () => {
  const aws = await startCloudFormation({ Prod: { TableName: TABLE_NAME } })
  const environment = {
    ...KEYS,
    AWS_REGION: 'us-west-2',
    AWS_ENDPOINT_URL_CLOUDFORMATION: aws.endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: running.twin.database.endpoint,
    DISCONNECTS_STACK: 'Prod',
  }
  const { code, stderr } = await runInEnvironment(['list', '--limit', '1'], environment, LOOKING)
  expect([code, stderr]).toStrictEqual([0, 'Prod, eu-west-1\n'])
  await aws.close()
})

test('simulate --url sends to that URL only, whatever the variables choose', async () => {
  const { url } = running.twin
  const environment = { DISCONNECTS_STACK: 'Prod', CALLBACK_PASSWORD: 'päss:wörd' }
  const args = ['simulate', '--count', '1', '--key', '--url', `${url}/callbacks/disconnect`]
  const { code, stderr } = await runHere(args, environment, LOOKING)
  expect([code, stderr.split('\n')[0]]).toStrictEqual([0, `callbacks to ${url}`])
})

test('the call ids . and .., which no URL can carry, are refused with another way to ask', async () => {
  for (const callId of ['.', '..']) {
    const { code, stderr } = await runHere(['get', callId, '--local', running.twin.url])
    expect([code, stderr]).toStrictEqual([
      1,
      'A URL cannot have this call id in its path: use list --call-id ID --event-type any\n',
    ])
  }
})
