import { TABLE_NAME } from '../../local/database/embedded-database'
import type { Twin } from '../../local/twin'
import { startCloudFormation } from '../support/aws/cloud-formation'
import { startSecretsManager } from '../support/aws/secrets-manager'
import { CREDENTIALS, startTestTwin } from '../support/twin/twin'
import { runAll, runCli, type Ended } from '../support/cli/run'

let twin: Twin
beforeAll(async () => {
  twin = await startTestTwin()
})
afterAll(() => twin.close())

const ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:Credentials-AbCdEf'

test('a deployed stack is found by its outputs: the URL, the credentials and the table', async () => {
  const secrets = await startSecretsManager({
    AWSCURRENT: JSON.stringify({ ...CREDENTIALS, password: `${CREDENTIALS.password}\n` }),
  })
  const outputs = {
    CallbackUrl: `${twin.url}/callbacks/disconnect`,
    CredentialsSecretArn: ARN,
    TableName: TABLE_NAME,
  }
  const cloudFormation = await startCloudFormation({ good: outputs, other: { Bucket: 'b' } })
  const environment = {
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: twin.database.endpoint,
  }
  const args = ['simulate', '--count', '20', '--rate', '100', '--timeout', '60', '--verify', '--stack']
  const [good, keyed, other] = (await runAll(
    [['good'], ['good', '--key'], ['other']].map(rest => () => runCli([...args, ...rest], environment)),
  )) as [Ended, Ended, Ended]
  for (const { code, stdout, stderr } of [good, keyed]) {
    expect([code, stderr]).toStrictEqual([0, ''])
    expect(stdout).toMatch(/\nverified {6}20: lost 0, doubled 0, altered 0\n/)
  }
  expect(good.stdout).toContain('\ncredentials   Basic authentication\n')
  expect(keyed.stdout).toContain('\ncredentials   the key in the URL\n')
  expect([other.code, other.stdout]).toStrictEqual([1, ''])
  expect(other.stderr).toMatch(/^The stack other lacks the output CallbackUrl or CredentialsSecretArn: .*\n$/)
  await secrets.close()
  await cloudFormation.close()
}, 60_000)
