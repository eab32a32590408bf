import { hash, timingSafeEqual } from 'node:crypto'

/** What Bandwidth calls "callback user ID" and "callback password". */
export type Credentials = { readonly username: string; readonly password: string }

/**
 * What one version of the secret accepts. Its own password is also the key in the URL; those of further pairs are not: they may be an
 * application's, and known to other handlers.
 */
export type SecretCredentials = Credentials & { readonly also?: readonly Credentials[] }

/** RFC 7617 without its deviations in case and padding. */
const BASIC = /^\s*basic\s+([A-Za-z0-9+/_-]+={0,2})\s*$/i

const COLON = 0x3a

/** ASCII white space: in UTF-8 and in ISO 8859-1 alike, these bytes are never a part of another character. */
const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || (byte !== undefined && byte >= 0x09 && byte <= 0x0d)

const trimmed = (bytes: Buffer): Buffer => {
  let start = 0
  let end = bytes.length
  while (start < end && isSpace(bytes[start])) start++
  while (start < end && isSpace(bytes[end - 1])) end--
  return bytes.subarray(start, end)
}

/**
 * The bytes of `username:password` without ASCII white space at the ends of either; the same buffer where there is none. The first
 * colon ends the username (RFC 7617).
 */
const trimmedPair = (pair: Buffer): Buffer => {
  const colon = pair.indexOf(COLON)
  if (colon < 0) return pair
  const username = trimmed(pair.subarray(0, colon))
  const password = trimmed(pair.subarray(colon + 1))
  return username.length + 1 + password.length === pair.length
    ? pair
    : Buffer.concat([username, Buffer.of(COLON), password])
}

/** Such credentials are never right. */
export const isBlank = ({ username, password }: Credentials): boolean =>
  username.trim() === '' || password.trim() === ''

const digest = (pair: Buffer): Buffer => hash('sha256', trimmedPair(pair), 'buffer')

/**
 * As they are stored, and without white space of any kind at their ends: an editor or a terminal leaves a line break or a byte
 * order mark in a secret that is edited by hand, which no sender presents.
 */
const spellings = ({ username, password }: Credentials): readonly string[] => [
  ...new Set([`${username}:${password}`, `${username.trim()}:${password.trim()}`]),
]

/** A client encodes `user:password` as UTF-8, which the challenge asks for, or as ISO 8859-1, as older ones do. */
const encodings = (pair: string): readonly Buffer[] => {
  const latin1 = Buffer.from(pair, 'latin1')
  return latin1.toString('latin1') === pair ? [Buffer.from(pair), latin1] : [Buffer.from(pair)]
}

/** Whether a header has the form of Basic authentication, whatever it says. */
export const isBasic = (authorization: string): boolean => BASIC.test(authorization)

/**
 * Whether an `Authorization` header carries one of the accepted credentials. White space at the ends of a username or password does
 * not count: of any kind in the accepted ones, of ASCII in the presented ones. Takes the same time whichever it is and however much
 * of it is right. Blank credentials are never right.
 */
export const isAuthorized = (
  accepted: readonly SecretCredentials[],
): ((authorization: string | undefined) => boolean) => {
  const digests = accepted
    .flatMap(({ also = [], ...own }) => [own, ...also])
    .filter(credentials => !isBlank(credentials))
    .flatMap(spellings)
    .flatMap(encodings)
    .map(digest)
  return authorization => {
    const encoded = BASIC.exec(authorization ?? '')?.[1]
    if (encoded === undefined) return false
    const presented = digest(Buffer.from(encoded, 'base64'))
    return digests.map(right => timingSafeEqual(right, presented)).includes(true)
  }
}
