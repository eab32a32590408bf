import { isAuthorized, isBasic, type SecretCredentials } from './credentials'
import { neverThrowing } from './never-throwing'
import type { Presented } from './presented'
import { isRightKey } from './url-key'

/**
 * Whether what is presented is right. `unverified` is what may be, while the credentials to compare it with cannot be read:
 * Bandwidth does not send the callback again, so it must not be lost for that.
 */
export type Authorization = 'authorized' | 'unauthorized' | 'unverified'

/** The credentials in force alone, or also those that they have replaced. */
export type Extent = 'current' | 'all'

export type Authorize = (presented: Presented) => Promise<Authorization>

export type AuthorizeDeps = {
  /** Reads accepted credentials from where they are kept, in so many milliseconds. */
  readonly load: (extent: Extent, patienceMs: number) => Promise<readonly SecretCredentials[]>
  /** Told when credentials could not be read; those that were read before stand. */
  readonly loadFailed: (cause: unknown) => void
  /** Milliseconds since 1970-01-01T00:00:00Z: a clock that stands still while the function is frozen would keep a revoked password. */
  readonly now: () => number
}

/**
 * For all that is read for one request: Bandwidth waits, and what cannot be checked in this time can be kept unchecked. In
 * milliseconds.
 */
export const CREDENTIALS_PATIENCE_MS = 1_500

/** A revoked password is refused after this time at the latest. */
const MAX_AGE_MS = 10 * 60_000

/** Unknown credentials may be new ones; but whoever guesses must not make us read for every guess. */
const MIN_AGE_MS = 1_000

type IsRight = (presented: Presented) => boolean
type Loaded = { readonly isRight: IsRight; readonly at: number }

const isRightBy = (versions: readonly SecretCredentials[]): IsRight => {
  const [isPair, isKey] = [isAuthorized(versions), isRightKey(versions)]
  return ({ authorization, key }) => (key === undefined ? isPair(authorization) : isKey(key))
}

/** What can never be right is refused without asking for the secret. */
const mayBeRight = ({ authorization, key }: Presented): boolean =>
  key !== undefined || (authorization !== undefined && isBasic(authorization))

/**
 * Checks against credentials that are read once and kept. They are read again when they are old, and when somebody
 * presents others, which is how a rotated password is learned without a gap. If reading again fails, the old ones stand.
 * Those before a rotation are right too, and are read from when others than the current ones are first presented.
 */
export const cachingAuthorize = ({ load, loadFailed, now }: AuthorizeDeps): Authorize => {
  const observe = neverThrowing({ loadFailed })
  let loaded: Loaded | undefined
  let extent: Extent = 'current'
  let attemptedAt = -Infinity
  /** Whether the last attempt to read failed, so that credentials which we do not know may be right. */
  let isBehind = true
  let loading: Promise<void> | undefined

  const read = async (patienceMs: number): Promise<void> => {
    try {
      loaded = { isRight: isRightBy(await load(extent, patienceMs)), at: now() }
      isBehind = false
    } catch (error) {
      isBehind = true
      observe.loadFailed(error)
    } finally {
      attemptedAt = now()
      loading = undefined
    }
  }
  /** Requests that arrive meanwhile wait for the same answer. */
  const reload = (patienceMs: number): Promise<void> => (loading ??= read(patienceMs))

  /** Also of what lies ahead, since somebody may put back the clock. */
  const ageOf = (at: number): number => Math.abs(now() - at)
  const mayReload = (): boolean => loading !== undefined || ageOf(attemptedAt) > MIN_AGE_MS
  /** What could not be read a moment ago is not tried again at once, since somebody waits. */
  const mayExtend = (): boolean => extent === 'current' && !isBehind
  const isOutdated = (): boolean => loaded === undefined || ageOf(loaded.at) > MAX_AGE_MS
  const isKnown = (presented: Presented): boolean => loaded?.isRight(presented) ?? false

  return async presented => {
    if (!mayBeRight(presented)) return 'unauthorized'
    const startedAt = now()
    const patienceMs = (): number => Math.max(1, CREDENTIALS_PATIENCE_MS - ageOf(startedAt))
    if (isOutdated() && mayReload()) await reload(patienceMs())
    if (isKnown(presented)) return 'authorized'
    if (mayReload() || mayExtend()) {
      extent = 'all'
      await reload(patienceMs())
      if (isKnown(presented)) return 'authorized'
    }
    return isBehind ? 'unverified' : 'unauthorized'
  }
}
