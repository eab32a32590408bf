import { defined } from '../codec/defined'
import { isRightHeader, isBasic, type SecretCredentials } from './credentials'
import { neverThrowing } from './never-throwing'
import { isRightKey, type SaltedKey } from './url-key'

/** The credentials of a request: its `Authorization` header, or the key in its URL. If there is a key, only the key counts. */
export type Presented = {
  readonly authorization?: string
  readonly key?: SaltedKey
}

/** The kind of credentials that a refused request had, for the log. */
export type PresentedKind = 'key' | 'authorization' | 'nothing'

export const presentedKind = ({ authorization, key }: Presented): PresentedKind => {
  if (key !== undefined) return 'key'
  return authorization === undefined ? 'nothing' : 'authorization'
}

export const presentedBy = (authorization: string | undefined, key?: SaltedKey): Presented =>
  key === undefined ? defined({ authorization }) : { key }

/**
 * Whether the presented credentials are right. `unverified` means that they may be, but the accepted ones cannot be read at the moment:
 * Bandwidth does not send the callback again, so it must not be lost for that.
 */
export type Authorization = 'authorized' | 'unauthorized' | 'unverified'

/** Which versions of the secret to read: the current one, or also the previous one. */
export type SecretVersions = 'current' | 'all'

export type Authorize = (presented: Presented) => Promise<Authorization>

export type AuthorizeDeps = {
  /** Reads the accepted credentials, one entry for each version of the secret. Rejects after `timeoutMs`. */
  readonly load: (versions: SecretVersions, timeoutMs: number) => Promise<readonly SecretCredentials[]>
  /** Called when credentials could not be read. Those that were read before stay accepted. */
  readonly loadFailed: (cause: unknown) => void
  /** Milliseconds since 1970-01-01T00:00:00Z. With a clock that stops while the function is frozen, a revoked password would stay accepted. */
  readonly now: () => number
  /** The current credentials, if they have just been read. */
  readonly known?: readonly SecretCredentials[] | undefined
}

/** The time for all reads for one request: Bandwidth waits, and a callback that cannot be checked in this time can wait in the queue. */
const CREDENTIALS_TIMEOUT_MS = 1_500

/** A revoked password is refused after at most this time. */
const MAX_AGE_MS = 10 * 60_000

/** Unknown credentials may be new ones, but not every guess may cause a read. */
const MIN_AGE_MS = 1_000

type IsRight = (presented: Presented) => boolean
type Loaded = { readonly isRight: IsRight; readonly at: number }

const isRightIn = (versions: readonly SecretCredentials[]): IsRight => {
  const [isHeader, isKey] = [isRightHeader(versions), isRightKey(versions)]
  return ({ authorization, key }) => (key === undefined ? isHeader(authorization) : isKey(key))
}

/** Credentials that can never be right are refused without reading the secret. */
const mayBeRight = ({ authorization, key }: Presented): boolean =>
  key !== undefined || (authorization !== undefined && isBasic(authorization))

/**
 * Checks against cached credentials. They are read again when they are old, and when a request presents unknown ones, so that a rotated
 * password is accepted at once. If that fails, the cached ones stay. The version before a rotation is accepted too. It is read when a
 * request first presents credentials that are not in the current version.
 */
export const cachingAuthorize = ({ load, loadFailed, now, known }: AuthorizeDeps): Authorize => {
  const observe = neverThrowing({ loadFailed })
  const loadedNow = (versions: readonly SecretCredentials[]): Loaded => ({
    isRight: isRightIn(versions),
    at: now(),
  })
  let loaded = known && loadedNow(known)
  let versions: SecretVersions = 'current'
  let attemptedAt = -Infinity
  /** Whether nothing was read yet, or the last attempt failed, so that unknown credentials may be right. */
  let isBehind = known === undefined
  let loading: Promise<void> | undefined

  const read = async (timeoutMs: number): Promise<void> => {
    try {
      loaded = loadedNow(await load(versions, timeoutMs))
      isBehind = false
    } catch (error) {
      isBehind = true
      observe.loadFailed(error)
    } finally {
      attemptedAt = now()
      loading = undefined
    }
  }
  /** Requests that arrive in the meantime wait for the same read. */
  const reload = (timeoutMs: number): Promise<void> => (loading ??= read(timeoutMs))

  /** Absolute: the time may lie ahead, if the clock was put back. */
  const ageOf = (at: number): number => Math.abs(now() - at)
  const mayReload = (): boolean => loading !== undefined || ageOf(attemptedAt) > MIN_AGE_MS
  /** After a failed read there is no other at once, since a request is waiting. */
  const mayReadAll = (): boolean => versions === 'current' && !isBehind
  const isOutdated = (): boolean => loaded === undefined || ageOf(loaded.at) > MAX_AGE_MS
  const isKnown = (presented: Presented): boolean => loaded?.isRight(presented) ?? false

  return async presented => {
    if (!mayBeRight(presented)) return 'unauthorized'
    const startedAt = now()
    const timeoutMs = (): number => Math.max(1, CREDENTIALS_TIMEOUT_MS - ageOf(startedAt))
    if (isOutdated() && mayReload()) await reload(timeoutMs())
    if (isKnown(presented)) return 'authorized'
    if (mayReload() || mayReadAll()) {
      versions = 'all'
      await reload(timeoutMs())
      if (isKnown(presented)) return 'authorized'
    }
    return isBehind ? 'unverified' : 'unauthorized'
  }
}
