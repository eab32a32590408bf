import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { CHECK_APPLICATION_ID } from '../../cli/check/check-calls'
import type { CheckReport } from '../../cli/check/report'
import { runCli } from '../support/cli/run'
import { STACK } from '../support/aws/deployed-stack'
import type { Deployment } from '../support/aws/deployment'
import { renamesChallenge, startFaultyProxy } from '../support/check/faulty-proxy'

/** Checks a deployed stack whose password was rotated, on the emulator. */
export const checkCommand = (get: () => Deployment): void => {
  const check = async (url: string) => {
    const args = ['check', '--stack', STACK, '--url', `${url}/callbacks/disconnect`, '--json']
    const { code, stdout, stderr } = await runCli(args, get().stack.environment)
    return { code, stderr, report: JSON.parse(stdout) as CheckReport }
  }
  const namesOf = ({ checks }: CheckReport, wanted: string): readonly string[] =>
    checks.filter(({ result }) => result === wanted).map(({ name }) => name)

  const scan = async (TableName: string, filter: object = {}): Promise<number | undefined> => {
    const client = new DynamoDBClient({
      endpoint: get().stack.environment['AWS_ENDPOINT_URL'] ?? '',
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    })
    const { Count } = await client.send(new ScanCommand({ TableName, ...filter }))
    client.destroy()
    return Count
  }
  const left = () =>
    Promise.all([
      scan(get().outputs.TableName, {
        FilterExpression: 'applicationId = :a',
        ExpressionAttributeValues: { ':a': { S: CHECK_APPLICATION_ID } },
      }),
      scan(get().outputs.QuarantineTableName),
    ])

  test('a check of the deployed stack finds no failure, and leaves no record behind', async () => {
    const { outputs, stack } = get()
    const before = await left()
    const { code, stderr, report } = await check(stack.url)
    expect(namesOf(report, 'failure')).toStrictEqual([])
    expect([code, stderr]).toStrictEqual([0, expect.stringMatching(/^The Quarantine alarm will go off/)])
    // The stack has no e-mail address for alarms.
    expect(namesOf(report, 'warning')).toStrictEqual(['alarm address'])
    for (const name of [
      'stack',
      'versions',
      'draining',
      'alarms',
      'concurrency',
      'throttle',
      'previous key',
      'unsigned question',
    ])
      expect(namesOf(report, 'ok')).toContain(name)
    expect(await left()).toStrictEqual(before)
    expect(JSON.stringify(report)).not.toMatch(/555555|a-new-password/)
    expect(before[0]).toBe(0)
    const url = await runCli(['url', '--stack', STACK], stack.environment)
    expect([url.stdout, url.stderr]).toStrictEqual([`${outputs.CallbackUrl}/a-new-password\n`, ''])
  })

  test('a check through a proxy that renames the challenge finds that failure by its name', async () => {
    const proxy = await startFaultyProxy(get().stack.url, renamesChallenge)
    const { code, stderr, report } = await check(proxy.url)
    await proxy.close()
    expect([code, namesOf(report, 'failure')]).toStrictEqual([1, ['challenge']])
    expect(stderr).toMatch(/\nfailed: challenge\n$/)
  })
}
