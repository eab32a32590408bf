import * as fc from 'fast-check'
import { type Credentials, isRightHeader } from '../../../lambda/callback/credentials'

const basic = ({ username, password }: Credentials, encoding: BufferEncoding = 'utf8'): string =>
  `Basic ${Buffer.from(`${username}:${password}`, encoding).toString('base64')}`

const credentials = { username: 'bandwidth', password: 's3cret:with:colons:' }

const isRight = isRightHeader([credentials])

test.each([
  ['as they are', basic(credentials)],
  ['with the scheme in small letters', basic(credentials).replace('Basic', 'basic')],
  ['with the scheme in capitals', basic(credentials).replace('Basic', 'BASIC')],
  ['with more space', ` ${basic(credentials).replace(' ', '   ')} `],
  ['without padding', basic(credentials).replaceAll('=', '')],
])('right credentials open the door %s', (_, header) => {
  expect(isRight(header)).toBe(true)
})

const encoded = basic(credentials).slice('Basic '.length)

test.each([
  ['no header', undefined],
  ['an empty header', ''],
  ['the scheme alone', 'Basic'],
  ['the scheme and a space', 'Basic '],
  ['no scheme', encoded],
  ['another scheme', `Bearer ${encoded}`],
  ['a longer scheme', `Basically ${encoded}`],
  ['not base64', 'Basic ***'],
  ['plain text', `Basic ${credentials.username}:${credentials.password}`],
  ['empty base64', 'Basic ===='],
  ['two headers joined', `Basic ${encoded}, Basic ${encoded}`],
  ['too much padding', `Basic ${encoded}===`],
  ['another password', basic({ ...credentials, password: 's3cret' })],
  ['half the password', basic({ ...credentials, password: 's3cret:with:colons' })],
  ['the password and more', basic({ ...credentials, password: 's3cret:with:colons::' })],
  ['another user', basic({ ...credentials, username: 'Bandwidth' })],
  ['no password', basic({ ...credentials, password: '' })],
  ['no user', basic({ ...credentials, username: '' })],
])('%s does not open the door', (_, header) => {
  expect(isRight(header)).toBe(false)
})

describe('credentials outside ASCII', () => {
  const german = { username: 'käufer', password: 'größe:ß' }
  const greek = { username: 'bandwidth', password: 'κωδικός' }

  test('are right in UTF-8, as the challenge says', () => {
    expect(isRightHeader([german])(basic(german))).toBe(true)
    expect(isRightHeader([greek])(basic(greek))).toBe(true)
  })

  test('are right in ISO 8859-1, if it has their letters', () => {
    expect(isRightHeader([german])(basic(german, 'latin1'))).toBe(true)
    expect(isRightHeader([greek])(basic(greek, 'latin1'))).toBe(false)
  })
})

test.each([
  ['', ''],
  ['bandwidth', ''],
  ['', 'secret'],
  ['bandwidth', '  '],
  [' ', 'secret'],
  ['bandwidth', '\r\n'],
  ['\u00a0', 'secret'],
  ['bandwidth', '\ufeff'],
])('blank credentials (%j, %j) never open the door', (username, password) => {
  expect(isRightHeader([{ username, password }])(basic({ username, password }))).toBe(false)
  expect(isRightHeader([{ username, password }, credentials])(basic({ username, password }))).toBe(false)
})

test('without accepted credentials, nothing is authorized', () => {
  expect(isRightHeader([])(basic(credentials))).toBe(false)
})

test('any of several accepted credentials is authorized', () => {
  const previous = { ...credentials, password: 'previous' }
  const both = isRightHeader([credentials, previous])
  expect([both(basic(credentials)), both(basic(previous))]).toStrictEqual([true, true])
})

/** Without white space at its ends. */
const word = fc
  .string({ unit: 'binary', minLength: 1 })
  .filter(text => text.trim() !== '' && text.isWellFormed())
  .map(text => text.trim())

const pair = fc.record({ username: word.filter(text => !text.includes(':')), password: word })

test('only the accepted credentials are authorized', () => {
  fc.assert(
    fc.property(pair, pair, (accepted, presented) => {
      const isSame = accepted.username === presented.username && accepted.password === presented.password
      expect(isRightHeader([accepted])(basic(accepted))).toBe(true)
      expect(isRightHeader([accepted])(basic(presented))).toBe(isSame)
    }),
  )
})

test('any header is right or wrong, and nothing is thrown', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.base64String().map(text => `Basic ${text}`),
      ),
      header => {
        expect(isRight(header)).toBe(false)
      },
    ),
  )
})
