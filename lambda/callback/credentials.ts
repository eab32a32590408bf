import { hash, timingSafeEqual } from 'node:crypto'

/** Bandwidth's "callback user ID" and "callback password". */
export type Credentials = { readonly username: string; readonly password: string }

/**
 * The credentials in one version of the secret. Its own password is also the key in the URL. The passwords in `also` are not: an
 * application may share them with other handlers.
 */
export type SecretCredentials = Credentials & { readonly also?: readonly Credentials[] }

/** The form of RFC 7617, in any case and with or without padding. */
const BASIC = /^\s*basic\s+([A-Za-z0-9+/_-]+={0,2})\s*$/i

const COLON = 0x3a

/** ASCII white space. In UTF-8 and ISO 8859-1, these bytes are never part of another character. */
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
 * The bytes of `username:password`, both trimmed of ASCII white space; the same buffer if there is none. The first colon ends the
 * username (RFC 7617).
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

/** Blank credentials are never right. */
export const isBlank = ({ username, password }: Credentials): boolean =>
  username.trim() === '' || password.trim() === ''

const digest = (pair: Buffer): Buffer => hash('sha256', trimmedPair(pair), 'buffer')

/**
 * The credentials as they are stored, and trimmed of all white space: editing a secret by hand can leave a line break or a byte order
 * mark in it, which no sender presents.
 */
const spellings = ({ username, password }: Credentials): readonly string[] => [
  ...new Set([`${username}:${password}`, `${username.trim()}:${password.trim()}`]),
]

/** Clients encode `username:password` in UTF-8, as the challenge says, or in ISO 8859-1, as older ones do. */
const encodings = (pair: string): readonly Buffer[] => {
  const latin1 = Buffer.from(pair, 'latin1')
  return latin1.toString('latin1') === pair ? [Buffer.from(pair), latin1] : [Buffer.from(pair)]
}

/** Whether a header has the form of Basic authentication, with any credentials. */
export const isBasic = (authorization: string): boolean => BASIC.test(authorization)

/**
 * Whether an `Authorization` header has one of the accepted credentials. Leading and trailing white space does not count: any in the
 * accepted ones, ASCII in the presented ones. Takes the same time whichever credentials match, and however much of them.
 */
export const isRightHeader = (
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
