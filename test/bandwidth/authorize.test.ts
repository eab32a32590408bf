import { cachingAuthorize } from '../../lambda/bandwidth/authorize'
import type { Credentials } from '../../lambda/bandwidth/credentials'

const named = (password: string): Credentials => ({ username: 'bandwidth', password })

const header = (password: string): string =>
  `Basic ${Buffer.from(`bandwidth:${password}`).toString('base64')}`

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS

/** A secret that can be rotated and unplugged, and a clock that can be wound. */
const aSecret = (...passwords: readonly string[]) => {
  const secret = { passwords, isReachable: true, reads: 0, failures: 0, now: 0 }
  const authorize = cachingAuthorize({
    load: () => {
      secret.reads++
      return secret.isReachable
        ? Promise.resolve(secret.passwords.map(named))
        : Promise.reject(new Error('The secret cannot be reached'))
    },
    loadFailed: () => {
      secret.failures++
    },
    now: () => secret.now,
  })
  return { secret, authorize }
}

test('the secret is read once', async () => {
  const { secret, authorize } = aSecret('one')
  expect(await authorize(header('one'))).toBe(true)
  secret.now = 9 * MINUTE_MS
  expect(await authorize(header('one'))).toBe(true)
  expect(secret.reads).toBe(1)
})

test('a request without credentials is refused without reading the secret', async () => {
  const { secret, authorize } = aSecret('one')
  expect(await authorize(undefined)).toBe(false)
  expect(secret.reads).toBe(0)
})

test('wrong credentials are refused', async () => {
  const { authorize } = aSecret('one')
  expect(await authorize(header('two'))).toBe(false)
  expect(await authorize('nonsense')).toBe(false)
})

test('after a rotation both the previous password and the new one are right', async () => {
  const { secret, authorize } = aSecret('one')
  await authorize(header('one'))
  secret.passwords = ['two', 'one']
  secret.now = MINUTE_MS
  expect(await authorize(header('one'))).toBe(true)
  expect(await authorize(header('two'))).toBe(true)
  expect(await authorize(header('one'))).toBe(true)
  expect(secret.reads).toBe(2)
})

test('guesses, however many, make us read once a second at most', async () => {
  const { secret, authorize } = aSecret('one')
  for (; secret.now < 5 * SECOND_MS; secret.now += 20) await authorize(header(`guess ${secret.now}`))
  expect(secret.reads).toBeLessThanOrEqual(5)
})

test('a password that was revoked is refused after 10 minutes, without a guess in between', async () => {
  const { secret, authorize } = aSecret('one')
  await authorize(header('one'))
  secret.passwords = ['three', 'two']
  secret.now = 10 * MINUTE_MS + 1
  expect(await authorize(header('one'))).toBe(false)
})

test('while the secret cannot be read again, what was read before stands', async () => {
  const { secret, authorize } = aSecret('one')
  await authorize(header('one'))
  secret.isReachable = false
  secret.now = 11 * MINUTE_MS
  expect(await authorize(header('one'))).toBe(true)
  expect(await authorize(header('two'))).toBe(false)
  expect([secret.reads, secret.failures]).toStrictEqual([2, 1])
})

test('a secret that can be read again is read again', async () => {
  const { secret, authorize } = aSecret('one')
  await authorize(header('one'))
  secret.isReachable = false
  secret.now = MINUTE_MS
  expect(await authorize(header('two'))).toBe(false)
  secret.isReachable = true
  secret.passwords = ['two', 'one']
  secret.now += 11 * SECOND_MS
  expect(await authorize(header('two'))).toBe(true)
})

test('if the secret was never read, nobody is told yes or no, and the next request tries again', async () => {
  const { secret, authorize } = aSecret('one')
  secret.isReachable = false
  await expect(authorize(header('one'))).rejects.toThrow('The secret cannot be reached')
  secret.isReachable = true
  expect(await authorize(header('one'))).toBe(true)
})

test('requests that arrive at once with a new password are all let in, and cause one read', async () => {
  const { secret, authorize } = aSecret('one')
  await authorize(header('one'))
  secret.passwords = ['two', 'one']
  secret.now = MINUTE_MS
  const answers = await Promise.all([authorize(header('two')), authorize(header('two'))])
  expect([answers, secret.reads]).toStrictEqual([[true, true], 2])
})
