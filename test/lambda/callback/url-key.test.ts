import * as fc from 'fast-check'
import type { SecretCredentials } from '../../../lambda/callback/credentials'
import { isRightKey, readingsOf, saltedKey } from '../../../lambda/callback/url-key'

const current: SecretCredentials = {
  username: 'bandwidth',
  password: 'current-password',
  also: [{ username: 'application', password: 'further-password' }],
}
const previous: SecretCredentials = { username: 'bandwidth', password: 'previous-password' }

const isRight = (versions: readonly SecretCredentials[], key: string): boolean => {
  const presented = saltedKey(key)
  return presented !== undefined && isRightKey(versions)(presented)
}

test('the key is the password of the secret, current or previous', () => {
  expect(isRight([current, previous], 'current-password')).toBe(true)
  expect(isRight([current, previous], 'previous-password')).toBe(true)
  expect(isRight([current], 'previous-password')).toBe(false)
})

test.each([
  'further-password',
  'bandwidth',
  'application',
  'bandwidth:current-password',
  'current-passwor',
  'x',
])('nothing else is a key, neither a further pair nor a username: %s', key => {
  expect(isRight([current, previous], key)).toBe(false)
})

test.each([
  ['percent-encoded', 'current%2Dpassword'],
  ['a trailing slash', 'current-password/'],
  ['trailing slashes', 'current-password///'],
  ['a trailing space, encoded', 'current-password%20'],
  ['a trailing space, decoded', 'current-password '],
  ['a trailing line feed', 'current-password%0A'],
  ['a space and a slash', 'current-password%20/'],
  ['a slash and a space', 'current-password/%20'],
  ['a slash and a space, decoded', 'current-password/ '],
  ['an encoded slash', 'current-password%2F'],
])('a slip at its end does not count: %s', (_, key) => {
  expect(isRight([current], key)).toBe(true)
})

test.each(['/', '//', ' / ', '%2F', '%20'])(
  'a password of which a URL leaves nothing is never a key: %j',
  password => {
    expect(isRight([{ username: 'bandwidth', password }], password)).toBe(false)
  },
)

test('any password is right as a key, percent-encoded or as API Gateway decodes it', () => {
  fc.assert(
    fc.property(
      // Nothing is left of a password of slashes and white space, escaped or not: in a URL these are forgiven.
      fc.string({ unit: 'grapheme' }).filter(password => readingsOf(password).length > 0),
      password => {
        const versions = [{ username: 'bandwidth', password }]
        expect(isRight(versions, encodeURIComponent(password))).toBe(true)
        expect(isRight(versions, password)).toBe(true)
      },
    ),
  )
})

test('any other key is wrong', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (password, key) => {
      fc.pre(!readingsOf(key).includes(password.trim()))
      expect(isRight([{ username: 'bandwidth', password }], key)).toBe(false)
    }),
  )
})

test.each(['', ' ', '%20', '/', '//', '%20/', '\t'])('a blank key is no key: %j', key => {
  expect(saltedKey(key)).toBeUndefined()
})

test('credentials with a blank part have no key', () => {
  expect(isRight([{ username: ' ', password: 'current-password' }], 'current-password')).toBe(false)
})

test('a salted key reveals neither the key nor that two requests had the same one', () => {
  const [one, other] = [saltedKey('current-password'), saltedKey('current-password')]
  expect(JSON.stringify(one)).not.toContain('current-password')
  expect(one?.salt).not.toBe(other?.salt)
  expect(one?.sha256).toStrictEqual([expect.stringMatching(/^[\da-f]{64}$/)])
  expect(one?.sha256).not.toStrictEqual(other?.sha256)
})

test('a salted key is wrong if it is cut or is not a digest', () => {
  const { salt, sha256 } = saltedKey('current-password') ?? { salt: '', sha256: [] }
  for (const changed of [[], [''], ['ü'.repeat(64)], sha256.map(digest => digest.slice(1))])
    expect(isRightKey([current])({ salt, sha256: changed })).toBe(false)
})
