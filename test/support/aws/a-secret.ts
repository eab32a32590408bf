import { cachingAuthorize, type SecretVersions, type Presented } from '../../../lambda/callback/authorize'
import type { Credentials } from '../../../lambda/callback/credentials'

const named = (password: string): Credentials => ({ username: 'bandwidth', password })

/** The credentials of a request with this password in its `Authorization` header. */
export const header = (password: string): Presented => ({
  authorization: `Basic ${Buffer.from(`bandwidth:${password}`).toString('base64')}`,
})

export const SECOND_MS = 1_000
export const MINUTE_MS = 60 * SECOND_MS

/** A secret that can be rotated or made unreachable, and a clock that can be set. The first password is the current one. */
export const aSecret = (...passwords: readonly string[]) => aSecretKnownAs(undefined, ...passwords)

/** The same, whose password was read before: that one, which may have been rotated since. */
export const aSecretKnownAs = (known: string | undefined, ...passwords: readonly string[]) => {
  const secret = {
    passwords,
    isReachable: true,
    versionsRead: [] as SecretVersions[],
    readMs: 0,
    failures: 0,
    now: 0,
    get reads() {
      return this.versionsRead.length
    },
  }
  const authorize = cachingAuthorize({
    load: (versions, timeoutMs) => {
      secret.versionsRead.push(versions)
      secret.now += Math.min(secret.readMs, timeoutMs)
      const passwords = versions === 'all' ? secret.passwords : secret.passwords.slice(0, 1)
      return secret.isReachable && secret.readMs <= timeoutMs
        ? Promise.resolve(passwords.map(named))
        : Promise.reject(new Error('The secret cannot be reached'))
    },
    loadFailed: () => {
      secret.failures++
    },
    now: () => secret.now,
    known: known === undefined ? undefined : [named(known)],
  })
  return { secret, authorize }
}
