import { createServer } from 'node:http'
import { startCloudFormation } from '../support/aws/cloud-formation'
import { runCli } from '../support/cli/run'
import { closed, listen } from '../support/server'

const ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:Credentials-AbCdEf'
const OUTPUTS = {
  CallbackUrl: 'https://calls.example.com/callbacks/disconnect',
  CredentialsSecretArn: ARN,
}

const answer = { status: 200, body: {} as object }
const server = createServer((request, response) => {
  request.resume()
  response
    .writeHead(answer.status, { 'Content-Type': 'application/x-amz-json-1.1' })
    .end(JSON.stringify(answer.body))
})
let environment: NodeJS.ProcessEnv
let cloudFormation: Awaited<ReturnType<typeof startCloudFormation>>
beforeAll(async () => {
  cloudFormation = await startCloudFormation({ S: OUTPUTS })
  environment = {
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: await listen(server),
  }
})
afterAll(() => Promise.all([cloudFormation.close(), closed(server)]))

const MALFORMED =
  /^The secret is not JSON with a username and a password, and a list of such pairs in "also" if it has one: callbacks wait in the overflow queue until it is\. See docs\/operations\.md, "Credentials"\n$/

describe('if the secret of a stack cannot be used, the message says why, without its content', () => {
  test.each<[string, typeof answer, RegExp]>([
    ['no JSON', { status: 200, body: { SecretString: 'my:secret' } }, MALFORMED],
    [
      'a blank password',
      { status: 200, body: { SecretString: '{"username":"me","password":" "}' } },
      MALFORMED,
    ],
    [
      'further pairs that are no list',
      { status: 200, body: { SecretString: '{"username":"me","password":"secret","also":{}}' } },
      MALFORMED,
    ],
    [
      'it is marked for deletion',
      { status: 400, body: { __type: 'InvalidRequestException' } },
      /^The secret of the stack S is marked for deletion: aws secretsmanager restore-secret --secret-id arn:.*"Credentials"\n$/,
    ],
    [
      'no permission',
      { status: 400, body: { __type: 'AccessDeniedException' } },
      /^These AWS credentials may not read the secret of the stack S: allow secretsmanager:GetSecretValue on it\n$/,
    ],
  ])('%s', async (_, given, message) => {
    Object.assign(answer, given)
    const { code, stdout, stderr } = await runCli(['url', '--stack', 'S'], environment)
    expect([code, stdout]).toStrictEqual([1, ''])
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/my:secret|"me"/)
  })
})
