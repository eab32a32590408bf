import { SecretsManagerServiceException } from '@aws-sdk/client-secrets-manager'
import * as E from 'fp-ts/Either'
import { loadBandwidthCredentials } from '../../../lambda/secrets/bandwidth-credentials'

const FILLED = { clientId: 'client-1', clientSecret: 'not-to-be-shown' }

/** The result of reading a secret with this text, or that cannot be read. */
const load = (secret: string | Error) => {
  const send = (): Promise<{ SecretString: string }> =>
    secret instanceof Error ? Promise.reject(secret) : Promise.resolve({ SecretString: secret })
  return loadBandwidthCredentials({ send }, 'secret')()
}

test.each([
  ['as JSON', JSON.stringify(FILLED)],
  ['with a byte order mark before it', `\ufeff${JSON.stringify(FILLED)}`],
  ['with a line break after it', `${JSON.stringify(FILLED)}\r\n`],
  ['with white space of any kind around it', `\n\u00a0 ${JSON.stringify(FILLED, null, 2)}\t\u00a0\n`],
  [
    'with white space around the values',
    JSON.stringify({ clientId: ' client-1\n', clientSecret: '\ufeffnot-to-be-shown\r\n' }),
  ],
  ['with more in it', JSON.stringify({ ...FILLED, account: '9900000' })],
])('a filled secret is read: %s', async (_, text) => {
  expect(await load(text)).toStrictEqual(E.right(FILLED))
})

test.each([
  ['the placeholder of the stack', '{"clientId":"","clientSecret":""}'],
  ['the placeholder, edited but still empty', '{ "clientId": " ", "clientSecret": "\\n" }\n'],
  ['nothing', ''],
  ['a line break', '\r\n'],
])('a secret that nobody has filled yet is not filled, which is no failure: %s', async (_, text) => {
  expect(await load(text)).toStrictEqual(E.right('not filled'))
})

test.each([
  ['it is no JSON', 'client-1:not-to-be-shown'],
  ['it is JSON of another form', '{"id":"client-1","secret":"not-to-be-shown"}'],
  ['a value is no text', '{"clientId":7,"clientSecret":"not-to-be-shown"}'],
  ['only its client id is filled', '{"clientId":"client-1","clientSecret":""}'],
  ['only its client secret is filled', '{"clientId":" ","clientSecret":"not-to-be-shown"}'],
])('a secret that was filled wrongly is an error that does not quote it: %s', async (_, text) => {
  const result = await load(text)
  expect(result).toMatchObject({ left: { _tag: 'SecretUnreadable' } })
  const { cause } = (result as E.Left<{ cause: Error }>).left
  expect(cause).toMatchObject({ name: 'MalformedBandwidthSecret', code: 'MalformedBandwidthSecret' })
  expect(cause.message).toBe('The secret is not JSON with a clientId and a clientSecret')
})

test('an error of Secrets Manager is the cause of the failure', async () => {
  const cause = new SecretsManagerServiceException({
    name: 'AccessDenied',
    $fault: 'client',
    $metadata: {},
  })
  expect(await load(cause)).toStrictEqual(E.left({ _tag: 'SecretUnreadable', cause }))
})
