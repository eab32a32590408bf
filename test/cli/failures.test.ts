import { createServer } from 'node:http'
import { RANGE, startKnownTwin } from '../support/cli/known-calls'
import { runAll, runCli, type Ended } from '../support/cli/run'
import { closed, listen } from '../support/server'

let twin: Awaited<ReturnType<typeof startKnownTwin>>
beforeAll(async () => {
  twin = await startKnownTwin()
})
afterAll(() => twin.close())

const freeUrl = async (): Promise<string> => {
  const server = createServer()
  const url = await listen(server)
  await closed(server)
  return url
}

describe('a failure ends with exit code 1 and one line that says what to do', () => {
  const expectFailure = ({ code, stdout, stderr }: Ended, message: RegExp): void => {
    expect([code, stdout]).toStrictEqual([1, ''])
    expect(stderr).toMatch(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  }
  const KEYS = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_REGION: 'us-east-1' }

  test('of a call, a table, a twin, credentials, a region, a network', async () => {
    const url = await freeUrl()
    const { endpoint } = twin.database
    const cases: readonly (readonly [readonly string[], NodeJS.ProcessEnv, RegExp])[] = [
      [['get', 'c-none', ...twin.local], {}, /^Nothing is stored for this call\n/],
      [['get', 'c-none', ...twin.table], {}, /^Nothing is stored for this call\n/],
      [
        ['list', '--table', 'Nope', '--endpoint', endpoint],
        {},
        /^There is no table Nope in .*: check the name/,
      ],
      [['list', '--local', url], {}, /^No twin answers at .* \(ECONNREFUSED\): start it with npm start/],
      [['list', '--local', endpoint], {}, /^(The twin at|The server there) /],
      [
        ['list', '--table', 'T', '--region', 'us-east-1'],
        {},
        /^No AWS credentials were found: .*--profile\n/,
      ],
      [['list', '--table', 'T'], {}, /^No AWS region is set: give --region/],
      [['list', '--table', 'T', '--endpoint', url], {}, /^The table T cannot be reached \(ECONNREFUSED\)/],
    ]
    const results = await runAll(
      cases.map(
        ([args, environment]) =>
          () =>
            runCli(args, environment),
      ),
    )
    results.forEach((result, i) => {
      expectFailure(result, cases[i]?.[2] ?? /never/)
    })
  })

  test('of a stack: unknown, of another kind, with expired credentials; and one that is found', async () => {
    const output = (key: string) =>
      `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member><StackName>S</StackName><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime><Outputs><member><OutputKey>${key}</OutputKey><OutputValue>Disconnects</OutputValue></member></Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`
    const error = (code: string, message: string) =>
      `<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`
    const answers: Readonly<Record<string, readonly [number, string]>> = {
      good: [200, output('TableName')],
      other: [200, output('Bucket')],
      none: [400, error('ValidationError', 'Stack with id none does not exist')],
      expired: [403, error('ExpiredToken', 'The security token included in the request is expired')],
      denied: [403, error('AccessDenied', 'User is not authorized')],
    }
    const server = createServer((request, response) => {
      let body = ''
      request.on('data', chunk => (body += String(chunk)))
      request.on('end', () => {
        const [status, text] = answers[new URLSearchParams(body).get('StackName') ?? ''] ?? [500, '']
        response.writeHead(status, { 'Content-Type': 'text/xml' }).end(text)
      })
    })
    const environment = {
      ...KEYS,
      AWS_ENDPOINT_URL_CLOUDFORMATION: await listen(server),
      AWS_ENDPOINT_URL_DYNAMODB: twin.database.endpoint,
    }
    const names = ['good', 'other', 'none', 'expired', 'denied']
    const [good, other, none, expired, denied] = (await runAll(
      names.map(name => () => runCli(['list', ...RANGE, '--limit', '9', '--stack', name], environment)),
    )) as [Ended, Ended, Ended, Ended, Ended]
    expect([good.code, good.stderr, good.stdout.split('\n').length]).toStrictEqual([0, '', 7])
    expectFailure(other, /^The stack other has no output TableName/)
    expectFailure(none, /^There is no stack none.*: check the name, --region and --profile\n/)
    expectFailure(expired, /^The AWS credentials have expired: sign in/)
    expectFailure(denied, /^These AWS credentials may not read stack denied/)
    await closed(server)
  })
})
