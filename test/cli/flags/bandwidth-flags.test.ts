import { Command } from 'commander'
import { addBandwidthFlags, bandwidthOf } from '../../../cli/flags/bandwidth-flags'
import { UsageError } from '../../../cli/errors'

const SET = { BW_ACCOUNT_ID: '9900000', BW_CLIENT_ID: 'client', BW_CLIENT_SECRET: 'hidden' }

test('the variables of Bandwidth name an account, and its own URLs are the default', () => {
  expect(bandwidthOf({}, SET)).toStrictEqual({
    accountId: '9900000',
    credentials: { clientId: 'client', clientSecret: 'hidden' },
    voiceUrl: new URL('https://voice.bandwidth.com/api/v2'),
    tokenUrl: new URL('https://api.bandwidth.com/api/v1/oauth2/token'),
    apiUrl: new URL('https://api.bandwidth.com/api'),
  })
})

test('a flag wins over its variable, and other URLs are taken without the slash at their end', () => {
  const flags = { accountId: '1', clientId: 'b', clientSecret: ' c\n' }
  const urls = {
    BW_VOICE_URL: 'http://127.0.0.1:1/v/',
    BW_TOKEN_URL: 'http://localhost:2/t',
    BW_API_URL: 'https://bw.example.com',
  }
  const { accountId, credentials, voiceUrl, tokenUrl, apiUrl } = bandwidthOf(flags, { ...SET, ...urls })
  expect([accountId, credentials]).toStrictEqual(['1', { clientId: 'b', clientSecret: 'c' }])
  expect([voiceUrl.href, tokenUrl.href, apiUrl.href]).toStrictEqual([
    'http://127.0.0.1:1/v',
    'http://localhost:2/t',
    'https://bw.example.com/',
  ])
})

test('everything that is missing is named together', () => {
  expect(() => bandwidthOf({}, { BW_CLIENT_ID: ' ' })).toThrow(
    new UsageError(
      [
        'Bandwidth: set BW_ACCOUNT_ID, or give --account-id',
        'Bandwidth: set BW_CLIENT_ID, or give --client-id',
        'Bandwidth: set BW_CLIENT_SECRET, or give --client-secret',
      ].join('\n'),
    ),
  )
})

test('an account id that is not digits is refused without repeating it', () => {
  expect(() => bandwidthOf({ accountId: '../x' }, SET)).toThrow('--account-id: expected digits')
  expect(() => bandwidthOf({}, { ...SET, BW_ACCOUNT_ID: 'secret' })).toThrow(
    /^BW_ACCOUNT_ID: expected digits, such as 9900000$/,
  )
})

test.each(['BW_VOICE_URL', 'BW_TOKEN_URL', 'BW_API_URL'])(
  'a secret is sent over https only, unless to this machine: %s',
  variable => {
    expect(() => bandwidthOf({}, { ...SET, [variable]: 'http://bw.example.com/api' })).toThrow(
      `${variable}: expected https, since the password is sent there`,
    )
    expect(() => bandwidthOf({}, { ...SET, [variable]: 'https://a:b@bw.example.com' })).toThrow(
      `${variable}: expected a URL`,
    )
    expect(() => bandwidthOf({}, { ...SET, [variable]: 'https://bw.example.com/?a=1' })).toThrow(
      `${variable}: expected a URL such as https://`,
    )
  },
)

test('the help says why the variable of the secret is safer than its flag', () => {
  const help = addBandwidthFlags(new Command()).helpInformation().replaceAll(/\s+/g, ' ')
  expect(help).toContain('BW_CLIENT_SECRET, which is safer: a flag stays in the history of the shell')
})
