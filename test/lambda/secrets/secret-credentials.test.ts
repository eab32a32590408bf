import { ResourceNotFoundException, SecretsManagerServiceException } from '@aws-sdk/client-secrets-manager'
import type { SecretVersions } from '../../../lambda/callback/authorize'
import { loadSecretCredentials } from '../../../lambda/secrets/secret-credentials'

const CURRENT = { username: 'bandwidth', password: 'new' }
const PREVIOUS = { username: 'bandwidth', password: 'old' }

type Stage = { readonly input: { readonly VersionStage: 'AWSCURRENT' | 'AWSPREVIOUS' } }

/** The text of the secret, or an error, for each stage. */
const load = (
  stages: Record<'AWSCURRENT' | 'AWSPREVIOUS', string | Error>,
  versions: SecretVersions = 'all',
) => {
  const send = ({ input }: Stage): Promise<{ SecretString: string }> => {
    const found = stages[input.VersionStage]
    return found instanceof Error ? Promise.reject(found) : Promise.resolve({ SecretString: found })
  }
  return loadSecretCredentials({ send }, 'secret')(versions, 1_000)
}

const notFound = new ResourceNotFoundException({ message: '', $metadata: {} })

test('the current and the previous credentials are both accepted', async () => {
  const versions = { AWSCURRENT: JSON.stringify(CURRENT), AWSPREVIOUS: JSON.stringify(PREVIOUS) }
  expect(await load(versions)).toStrictEqual([CURRENT, PREVIOUS])
})

test.each([
  ['a byte order mark before it', `\ufeff${JSON.stringify(CURRENT)}`],
  ['a line feed after it', `${JSON.stringify(CURRENT)}\n`],
  ['white space of any kind around it', `\r\n\u00a0 ${JSON.stringify(CURRENT, null, 2)}\t\u00a0\r\n`],
])('a secret that was edited by hand is read: %s', async (_, edited) => {
  expect(await load({ AWSCURRENT: edited, AWSPREVIOUS: notFound })).toStrictEqual([CURRENT])
})

test('further pairs in the secret are read with it', async () => {
  const also = [
    { username: 'application', password: 'one' },
    { username: 'other', password: 'two' },
  ]
  const versions = { AWSCURRENT: JSON.stringify({ ...CURRENT, also }), AWSPREVIOUS: JSON.stringify(PREVIOUS) }
  expect(await load(versions)).toStrictEqual([{ ...CURRENT, also }, PREVIOUS])
})

test('if only the current credentials are wanted, the previous ones are not read', async () => {
  const versions = { AWSCURRENT: JSON.stringify(CURRENT), AWSPREVIOUS: new Error('It was asked for') }
  expect(await load(versions, 'current')).toStrictEqual([CURRENT])
})

test.each([
  ['there is none before the first rotation', notFound],
  ['it is no JSON', 'plain text'],
  ['it is JSON of another form', '{"user":"bandwidth"}'],
])('the current credentials stand whatever the previous ones are: %s', async (_, previous) => {
  expect(await load({ AWSCURRENT: JSON.stringify(CURRENT), AWSPREVIOUS: previous })).toStrictEqual([CURRENT])
})

test.each([
  ['it is no JSON', 'plain:text'],
  ['its password is empty', '{"username":"bandwidth","password":""}'],
  ['its password is a line break', '{"username":"bandwidth","password":"\\n"}'],
  ['its username is blank', '{"username":" ","password":"right"}'],
  ['a further pair has no password', '{"username":"a","password":"right","also":[{"username":"b"}]}'],
  [
    'its further pairs are no list',
    '{"username":"a","password":"right","also":{"username":"b","password":"c"}}',
  ],
])('a current secret that nobody can present is an error that does not quote it: %s', async (_, secret) => {
  await expect(load({ AWSCURRENT: secret, AWSPREVIOUS: notFound })).rejects.toThrow(
    /^The secret is not JSON with a username and a password, and a list of such pairs in "also" if it has one$/,
  )
})

test('an error of Secrets Manager does not count as a missing version', async () => {
  const denied = new SecretsManagerServiceException({ name: 'AccessDenied', $fault: 'client', $metadata: {} })
  await expect(load({ AWSCURRENT: JSON.stringify(CURRENT), AWSPREVIOUS: denied })).rejects.toBe(denied)
})
