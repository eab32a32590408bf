import { isAuthorized, type Credentials } from './credentials'

/** Whether an `Authorization` header is right. */
export type Authorize = (authorization: string | undefined) => Promise<boolean>

export type AuthorizeDeps = {
  /** Reads the accepted credentials from where they are kept: the current ones, and the previous after a rotation. */
  readonly load: () => Promise<readonly Credentials[]>
  /** Milliseconds, of any origin. */
  readonly now: () => number
}

/** A revoked password is refused after this time at the latest. */
const MAX_AGE_MS = 10 * 60_000

/** Unknown credentials may be new ones; but whoever guesses must not make us read for every guess. */
const MIN_AGE_MS = 1_000

type Cache = { readonly credentials: readonly Credentials[]; readonly loadedAt: number }

/**
 * Checks against credentials that are read once and kept. They are read again when they are old, and when somebody
 * presents others, which is how a rotated password is learned without a gap. If reading again fails, the old ones stand.
 */
export const cachingAuthorize = ({ load, now }: AuthorizeDeps): Authorize => {
  let cache: Cache | undefined
  let attemptedAt = -Infinity

  const reload = async (): Promise<Cache> => {
    attemptedAt = now()
    try {
      cache = { credentials: await load(), loadedAt: now() }
    } catch (error) {
      if (cache === undefined) throw error
    }
    return cache
  }

  const isOlderThan = (ms: number): boolean =>
    now() - Math.max(attemptedAt, cache?.loadedAt ?? -Infinity) > ms

  return async authorization => {
    if (authorization === undefined) return false
    const known = cache === undefined || isOlderThan(MAX_AGE_MS) ? await reload() : cache
    if (isAuthorized(known.credentials)(authorization)) return true
    if (!isOlderThan(MIN_AGE_MS)) return false
    return isAuthorized((await reload()).credentials)(authorization)
  }
}
