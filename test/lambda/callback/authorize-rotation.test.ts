import { aSecret, header, MINUTE_MS } from '../../support/aws/a-secret'

test('after a rotation both the previous password and the new one are right', async () => {
  const { secret, authorize } = aSecret('one')
  await authorize(header('one'))
  secret.passwords = ['two', 'one']
  secret.now = MINUTE_MS
  expect(await authorize(header('one'))).toBe('authorized')
  expect(await authorize(header('two'))).toBe('authorized')
  expect(await authorize(header('one'))).toBe('authorized')
  expect(secret.reads).toBe(2)
})

test('the previous password is not read before it is presented', async () => {
  const { secret, authorize } = aSecret('two', 'one')
  expect(await authorize(header('two'))).toBe('authorized')
  secret.now = 11 * MINUTE_MS
  expect(await authorize(header('two'))).toBe('authorized')
  expect(secret.versionsRead).toStrictEqual(['current', 'current'])
})

test('the previous password is right from the first request on, and from then on is read together with the new one', async () => {
  const { secret, authorize } = aSecret('two', 'one')
  const both = [authorize(header('one')), authorize(header('two')), authorize(header('one'))]
  expect(await Promise.all(both)).toStrictEqual(['authorized', 'authorized', 'authorized'])
  expect(secret.versionsRead).toStrictEqual(['current', 'all'])
  secret.now = 11 * MINUTE_MS
  expect(await authorize(header('one'))).toBe('authorized')
  expect(secret.versionsRead).toStrictEqual(['current', 'all', 'all'])
})

test('a request waits at most 1.5 seconds for a slow secret, and then its credentials are unverified', async () => {
  const { secret, authorize } = aSecret('two', 'one')
  secret.readMs = 900
  expect(await authorize(header('one'))).toBe('unverified')
  expect(secret.now).toBe(1_500)
  expect(await authorize(header('two'))).toBe('authorized')
  secret.now += MINUTE_MS
  expect(await authorize(header('one'))).toBe('authorized')
  expect(secret.versionsRead).toStrictEqual(['current', 'all', 'all'])
})

test('if the previous password cannot be read, it is unverified', async () => {
  const { secret, authorize } = aSecret('two', 'one')
  expect(await authorize(header('two'))).toBe('authorized')
  secret.isReachable = false
  expect(await authorize(header('one'))).toBe('unverified')
  expect(await authorize(header('two'))).toBe('authorized')
})

test('a revoked password is refused after 10 minutes, even without guesses in between', async () => {
  const { secret, authorize } = aSecret('one')
  await authorize(header('one'))
  secret.passwords = ['three', 'two']
  secret.now = 10 * MINUTE_MS + 1
  expect(await authorize(header('one'))).toBe('unauthorized')
})

test('requests that arrive at once with a new password are all authorized, and cause one read', async () => {
  const { secret, authorize } = aSecret('one')
  await authorize(header('one'))
  secret.passwords = ['two', 'one']
  secret.now = MINUTE_MS
  const answers = await Promise.all([authorize(header('two')), authorize(header('two'))])
  expect([answers, secret.reads]).toStrictEqual([['authorized', 'authorized'], 2])
})
