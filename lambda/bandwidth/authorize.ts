import { isAuthorized, type Credentials } from './credentials'

/** Whether an `Authorization` header is right. */
export type Authorize = (authorization: string | undefined) => Promise<boolean>

export type AuthorizeDeps = {
  /** Reads the accepted credentials from where they are kept: the current ones, and the previous after a rotation. */
  readonly load: () => Promise<readonly Credentials[]>
  /** Told when credentials could not be read again, and those read before stand. */
  readonly loadFailed: (cause: unknown) => void
  /** Milliseconds, of any origin. */
  readonly now: () => number
}

/** A revoked password is refused after this time at the latest. */
const MAX_AGE_MS = 10 * 60_000

/** Unknown credentials may be new ones; but whoever guesses must not make us read for every guess. */
const MIN_AGE_MS = 1_000

type Loaded = { readonly credentials: readonly Credentials[]; readonly at: number }

/**
 * Checks against credentials that are read once and kept. They are read again when they are old, and when somebody
 * presents others, which is how a rotated password is learned without a gap. If reading again fails, the old ones stand.
 */
export const cachingAuthorize = ({ load, loadFailed, now }: AuthorizeDeps): Authorize => {
  let loaded: Loaded | undefined
  let attemptedAt = -Infinity
  let loading: Promise<Loaded> | undefined

  const read = async (): Promise<Loaded> => {
    attemptedAt = now()
    try {
      loaded = { credentials: await load(), at: now() }
      return loaded
    } catch (error) {
      if (loaded === undefined) throw error
      loadFailed(error)
      return loaded
    } finally {
      loading = undefined
    }
  }
  /** Requests that arrive meanwhile wait for the same answer. */
  const reload = (): Promise<Loaded> => (loading ??= read())

  const mayReload = (): boolean => loading !== undefined || now() - attemptedAt > MIN_AGE_MS
  const isOld = ({ at }: Loaded): boolean => now() - at > MAX_AGE_MS

  return async authorization => {
    if (authorization === undefined) return false
    const known = loaded === undefined || (isOld(loaded) && mayReload()) ? await reload() : loaded
    if (isAuthorized(known.credentials)(authorization)) return true
    return mayReload() && isAuthorized((await reload()).credentials)(authorization)
  }
}
