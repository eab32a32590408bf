import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Twin } from '../../local/twin'
import { startCloudFormation } from '../support/aws/cloud-formation'
import { startSecretsManager } from '../support/aws/secrets-manager'
import { startTestTwin } from '../support/twin/twin'
import { runHere } from '../support/cli/in-process'
import { runCli, runShell } from '../support/cli/run'

const ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:Credentials-AbCdEf'
const OUTPUTS = {
  CallbackUrl: 'https://calls.example.com/callbacks/disconnect',
  CredentialsSecretArn: ARN,
}
const AWS = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_REGION: 'us-east-1' }

let secrets: Awaited<ReturnType<typeof startSecretsManager>>
let cloudFormation: Awaited<ReturnType<typeof startCloudFormation>>
let twin: Twin
beforeAll(async () => {
  secrets = await startSecretsManager({})
  cloudFormation = await startCloudFormation({ good: OUTPUTS, other: { Bucket: 'b' } })
  twin = await startTestTwin()
})
afterAll(async () => {
  await secrets.close()
  await Promise.all([cloudFormation.close(), twin.close()])
})

const endpoints = () => ({
  AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.endpoint,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
})

const urlOf = (password: string, stack = 'good') => {
  secrets.versions.AWSCURRENT = JSON.stringify({ username: 'bandwidth', password })
  return runCli(['url', '--stack', stack], { ...AWS, ...endpoints() })
}

test('the URL of a stack has the password of its secret as its key, and nothing else is printed', async () => {
  expect(await urlOf('0aZ-._~9\n')).toStrictEqual({
    code: 0,
    stdout: 'https://calls.example.com/callbacks/disconnect/0aZ-._~9\n',
    stderr: '',
  })
}, 30_000)

test('a key that API Gateway may not pass on unchanged is percent-encoded, with a warning that does not repeat it', async () => {
  const { code, stdout, stderr } = await urlOf('a b/ü?#%')
  expect([code, stdout]).toStrictEqual([
    0,
    'https://calls.example.com/callbacks/disconnect/a%20b%2F%C3%BC%3F%23%25\n',
  ])
  expect(stderr).toMatch(/^The password has characters other than A-Z a-z 0-9 - \. _ ~: API Gateway .*rotate/)
  expect(stderr).not.toContain('ü')
}, 30_000)

test.each(['..', '//'])(
  'a password that no URL can carry is refused: %s',
  async password => {
    const { code, stdout, stderr } = await urlOf(password)
    expect([code, stdout]).toStrictEqual([1, ''])
    expect(stderr).toMatch(/^A password that is blank, or only dots or slashes, cannot be a key: rotate/)
  },
  30_000,
)

test('a stack of another kind is reported', async () => {
  const { code, stdout, stderr } = await urlOf('x', 'other')
  expect([code, stdout]).toStrictEqual([1, ''])
  expect(stderr).toMatch(/^The stack other lacks the output CallbackUrl or CredentialsSecretArn: .*\n$/)
}, 30_000)

test('slow AWS credentials, such as those of SSO, are waited for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aws-'))
  const script = join(folder, 'credentials.mjs')
  const credentials = { Version: 1, AccessKeyId: 'a', SecretAccessKey: 'b' }
  writeFileSync(script, `setTimeout(() => console.log('${JSON.stringify(credentials)}'), 2_000)`)
  const config = join(folder, 'config')
  writeFileSync(
    config,
    `[profile slow]\ncredential_process = ${process.execPath} ${script}\nregion = us-east-1\n`,
  )
  secrets.versions.AWSCURRENT = JSON.stringify({ username: 'bandwidth', password: 'slow' })
  const args = ['url', '--stack', 'good', '--profile', 'slow']
  const { code, stdout, stderr } = await runCli(args, { ...endpoints(), AWS_CONFIG_FILE: config })
  expect([code, stdout, stderr]).toStrictEqual([0, `${OUTPUTS.CallbackUrl}/slow\n`, ''])
  rmSync(folder, { recursive: true })
}, 30_000)

test('the key of the twin is CALLBACK_PASSWORD, or its default', async () => {
  const local = ['url', '--local', twin.url]
  expect((await runHere(local)).stdout).toBe(`${twin.url}/callbacks/disconnect/local-only\n`)
  const own = await runShell(`echo "<$(disconnects ${local.join(' ')})>"`, { CALLBACK_PASSWORD: 'my-own' })
  expect([own.stdout, own.stderr]).toStrictEqual([`<${twin.url}/callbacks/disconnect/my-own>\n`, ''])
}, 30_000)

test('its help has examples', async () => {
  const { code, stdout } = await runHere(['url', '--help'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/\nExamples:\n {2}disconnects url --stack /)
})

test('invalid arguments end with exit code 2', async () => {
  const cases: readonly (readonly [args: string, message: RegExp])[] = [
    ['--stack S --local', /^--stack and --local cannot be combined\n$/],
    ['--region us-east-1', /^--region and --profile require --stack\n$/],
    ['--local ftp://x', /^--local: expected a URL/],
    ['--table T', /^error: unknown option '--table'/],
  ]
  for (const [args, message] of cases) {
    const { code, stdout, stderr } = await runHere(['url', ...args.split(' ')])
    expect([code, stdout]).toStrictEqual([2, ''])
    expect(stderr).toMatch(message)
  }
})
