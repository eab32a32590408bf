import { hash, timingSafeEqual } from 'node:crypto'

/** What Bandwidth calls "callback user ID" and "callback password". */
export type Credentials = { readonly username: string; readonly password: string }

/** RFC 7617 without its deviations in case and padding. */
const BASIC = /^\s*basic\s+([A-Za-z0-9+/_-]+={0,2})\s*$/i

const isBlank = ({ username, password }: Credentials): boolean =>
  username.trim() === '' || password.trim() === ''

const digest = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer')

/** A client encodes `user:password` as UTF-8, which the challenge asks for, or as ISO 8859-1, as older ones do. */
const encodings = ({ username, password }: Credentials): readonly Buffer[] => {
  const pair = `${username}:${password}`
  const latin1 = Buffer.from(pair, 'latin1')
  return latin1.toString('latin1') === pair ? [Buffer.from(pair), latin1] : [Buffer.from(pair)]
}

/** Whether a header has the form of Basic authentication, whatever it says. */
export const isBasic = (authorization: string): boolean => BASIC.test(authorization)

/**
 * Whether an `Authorization` header carries one of the accepted credentials. Takes the same time whichever it is and
 * however much of it is right. Blank credentials are never right.
 */
export const isAuthorized = (
  accepted: readonly Credentials[],
): ((authorization: string | undefined) => boolean) => {
  const digests = accepted
    .filter(credentials => !isBlank(credentials))
    .flatMap(encodings)
    .map(digest)
  return authorization => {
    const encoded = BASIC.exec(authorization ?? '')?.[1]
    if (encoded === undefined) return false
    const presented = digest(Buffer.from(encoded, 'base64'))
    return digests.map(right => timingSafeEqual(right, presented)).includes(true)
  }
}
