import { cachingAuthorize, presentedBy } from '../../../lambda/callback/authorize'
import { saltedKey } from '../../../lambda/callback/url-key'
import { aSecret, aSecretKnownAs, header, MINUTE_MS, SECOND_MS } from '../../support/aws/a-secret'

test('the secret is read once', async () => {
  const { secret, authorize } = aSecret('one')
  expect(await authorize(header('one'))).toBe('authorized')
  secret.now = 9 * MINUTE_MS
  expect(await authorize(header('one'))).toBe('authorized')
  expect(secret.reads).toBe(1)
})

test('a secret that was read before is not read again, until it is old or other credentials are presented', async () => {
  const { secret, authorize } = aSecretKnownAs('one', 'one')
  secret.now = 9 * MINUTE_MS
  expect(await authorize(header('one'))).toBe('authorized')
  expect(secret.reads).toBe(0)
  secret.now = 11 * MINUTE_MS
  expect(await authorize(header('one'))).toBe('authorized')
  expect(secret.reads).toBe(1)
  secret.now = 20 * MINUTE_MS
  expect(await authorize(header('one'))).toBe('authorized')
  expect(secret.reads).toBe(1)

  const rotated = aSecretKnownAs('one', 'two', 'one')
  expect(await rotated.authorize(header('two'))).toBe('authorized')
  expect(await rotated.authorize(header('three'))).toBe('unauthorized')
})

test('a key counts alone, and is read, cached and refused like credentials', async () => {
  const { secret, authorize } = aSecret('one')
  const keyed = (key: string) => authorize({ ...header('one'), ...presentedBy(undefined, saltedKey(key)) })
  expect(await keyed('one')).toBe('authorized')
  expect(await keyed('two')).toBe('unauthorized')
  secret.passwords = ['two', 'one']
  secret.now = 2 * SECOND_MS
  expect([await keyed('two'), await keyed('one')]).toStrictEqual(['authorized', 'authorized'])
  secret.isReachable = false
  secret.now = 4 * SECOND_MS
  expect([await keyed('two'), await keyed('three')]).toStrictEqual(['authorized', 'unverified'])
})

test('a request without credentials is refused without reading the secret', async () => {
  const { secret, authorize } = aSecret('one')
  expect(await authorize({})).toBe('unauthorized')
  expect(secret.reads).toBe(0)
})

test('wrong credentials are refused', async () => {
  const { authorize } = aSecret('one')
  expect(await authorize(header('two'))).toBe('unauthorized')
  expect(await authorize({ authorization: 'nonsense' })).toBe('unauthorized')
})

test('guesses cause at most one read per second, however many there are', async () => {
  const { secret, authorize } = aSecret('one')
  await authorize(header('one'))
  const before = secret.reads
  for (; secret.now < 5 * SECOND_MS; secret.now += 20) await authorize(header(`guess ${secret.now}`))
  expect(secret.reads - before).toBeLessThanOrEqual(5)
})

test('while the secret cannot be read again, the cached credentials stay accepted, and unknown ones are unverified', async () => {
  const { secret, authorize } = aSecret('one')
  await authorize(header('one'))
  secret.isReachable = false
  secret.now = 11 * MINUTE_MS
  expect(await authorize(header('one'))).toBe('authorized')
  expect(await authorize(header('two'))).toBe('unverified')
  expect([secret.reads, secret.failures]).toStrictEqual([2, 1])
})

test('after a failure, the secret is read again', async () => {
  const { secret, authorize } = aSecret('one')
  await authorize(header('one'))
  secret.isReachable = false
  secret.now = MINUTE_MS
  expect(await authorize(header('two'))).toBe('unverified')
  secret.isReachable = true
  secret.passwords = ['two', 'one']
  secret.now += 11 * SECOND_MS
  expect(await authorize(header('two'))).toBe('authorized')
  expect(await authorize(header('three'))).toBe('unauthorized')
})

test('until the secret is first read, all credentials are unverified, and it is soon tried again', async () => {
  const { secret, authorize } = aSecret('one')
  secret.isReachable = false
  expect(await authorize(header('one'))).toBe('unverified')
  expect(await authorize(header('one'))).toBe('unverified')
  expect(secret.reads).toBe(1)
  secret.isReachable = true
  secret.now = 2 * SECOND_MS
  expect(await authorize(header('one'))).toBe('authorized')
  expect(await authorize(header('two'))).toBe('unauthorized')
})

test('while the secret cannot be read, a request without credentials is still refused', async () => {
  const { secret, authorize } = aSecret('one')
  secret.isReachable = false
  for (const authorization of [undefined, '', 'Bearer abc', 'Basic', 'Basic ???'])
    expect(await authorize(presentedBy(authorization))).toBe('unauthorized')
  expect(secret.reads).toBe(0)
})

test('after the clock is put back, new passwords are still accepted and old ones still refused', async () => {
  const { secret, authorize } = aSecret('one')
  secret.now = 60 * MINUTE_MS
  await authorize(header('one'))
  await authorize(header('two'))
  secret.now = 0
  secret.passwords = ['two']
  expect(await authorize(header('two'))).toBe('authorized')
  expect(await authorize(header('one'))).toBe('unauthorized')
})

test('a slow read is not followed by another at once', async () => {
  const { secret, authorize } = aSecret('one')
  secret.readMs = 1_500
  secret.isReachable = false
  await authorize(header('one'))
  await authorize(header('one'))
  expect(secret.reads).toBe(1)
})

test('an observer that throws when the secret cannot be read does not fail a callback', async () => {
  const warned = jest.spyOn(process, 'emitWarning').mockReturnValue()
  const authorize = cachingAuthorize({
    load: () => Promise.reject(new Error('The secret cannot be reached')),
    loadFailed: () => {
      throw new Error('defect')
    },
    now: () => 0,
  })
  expect(await authorize(header('one'))).toBe('unverified')
  warned.mockRestore()
})
