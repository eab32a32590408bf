import { CALLBACK_URL, IDS, expectNothingHidden, useConfiguration } from '../support/bandwidth/configure'
import { runCli } from '../support/cli/run'

const { bandwidth, configure, expectUntouched } = useConfiguration()

test('shows each voice application, where its callbacks go, and what may cost some, by GET only', async () => {
  const ended = await configure(['--check', '--stack', 'Disconnects'])
  expect(ended).toMatchSnapshot()
  expectNothingHidden(ended)
  expect(bandwidth().requests.map(({ method }) => method)).toStrictEqual(['GET'])
  expectUntouched()
})

test('fits 80 columns, apart from what is to be copied', async () => {
  const { stdout } = await configure(['--check', '--stack', 'Disconnects'])
  const [table = ''] = stdout.split('outbound calls:')
  expect(table.split('\n').filter(line => line.length > 80)).toStrictEqual([])
})

test('prints one document with --json, without a key in it', async () => {
  const ended = await configure(['--check', '--stack', 'Disconnects', '--json'])
  expectNothingHidden(ended)
  const { accountId, stack, applications, outbound } = JSON.parse(ended.stdout) as {
    readonly accountId: string
    readonly stack: string
    readonly applications: readonly Record<string, unknown>[]
    readonly outbound: unknown
  }
  expect([accountId, stack, applications.length]).toStrictEqual(['9900000', 'Disconnects', 6])
  expect(applications[1]).toStrictEqual({
    applicationId: IDS.ready,
    name: 'Support line',
    statusUrl: `${CALLBACK_URL}/***?campaign=***`,
    method: 'POST',
    timeoutSeconds: 15,
    goesTo: 'this stack',
    by: 'key',
    warnings: [],
  })
  expect(outbound).toStrictEqual({ disconnectUrl: `${CALLBACK_URL}/KEY`, disconnectMethod: 'POST' })
})

test('works without a stack: then it says which URLs are of this project', async () => {
  const ended = await configure(['--check'])
  expect([ended.code, ended.stderr]).toStrictEqual([0, ''])
  expectNothingHidden(ended)
  expect(ended.stdout).toContain('the URL with the key: disconnects url --stack NAME')
  expect(ended.stdout).toMatch(/Support line +a stack/)
})

test('the program itself checks without AWS credentials, if no stack is named', async () => {
  const ended = await runCli(['configure', '--check'], bandwidth().environment)
  expect([ended.code, ended.stderr]).toStrictEqual([0, ''])
  expect(ended.stdout).toMatch(/Returns line +nowhere/)
}, 30_000)
