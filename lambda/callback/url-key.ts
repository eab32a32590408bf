import { hash, randomUUID, timingSafeEqual } from 'node:crypto'
import * as t from 'io-ts'
import { listOf } from '../codec/list-of'
import { objectCodec } from '../codec/object-codec'
import { isBlank, type SecretCredentials } from './credentials'

/** Decodes the escapes in a URL. Escapes that are malformed or not UTF-8 stay as they are. */
export const percentDecoded = (text: string): string =>
  text.replaceAll(/(?:%[\da-f]{2})+/gi, escapes => {
    try {
      return decodeURIComponent(escapes)
    } catch {
      return escapes
    }
  })

/**
 * A hash of a key in a URL. It can be compared and stored, but does not reveal a good key. `sha256` has 64 hexadecimal digits for each
 * reading of the key.
 */
export const SaltedKey = objectCodec('SaltedKey', { salt: t.string, sha256: listOf(t.string) }, {})
export type SaltedKey = t.TypeOf<typeof SaltedKey>

const saltedHash = (salt: string, key: string): string => hash('sha256', `${salt}${key}`, 'hex')

/** Trailing slashes and white space. It matches only from the start of a run, so that it takes linear time. */
const TRAILING = /(?<![\s/])[\s/]+$/

/**
 * All readings of a key in a URL: as it was sent and percent-decoded, since API Gateway decodes it and other gateways do not; each with
 * and without trailing slashes and white space. A key of nothing else has no reading.
 */
export const readingsOf = (key: string): readonly string[] => {
  const decoded = percentDecoded(key)
  if (/^[\s/]*$/.test(decoded)) return []
  const readings = [key, decoded].flatMap(text => [text, text.replace(TRAILING, '')])
  return [...new Set(readings.map(text => text.trim()))]
}

/** @returns undefined if the key is blank */
export const saltedKey = (key: string): SaltedKey | undefined => {
  const salt = randomUUID()
  const sha256 = readingsOf(key).map(reading => saltedHash(salt, reading))
  return sha256.length === 0 ? undefined : { salt, sha256 }
}

const isSame = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/**
 * Whether a key is the password of one of these versions of the secret. The passwords in `also` are not keys. Takes the same time
 * whichever password matches, and however much of it.
 */
export const isRightKey = (versions: readonly SecretCredentials[]): ((presented: SaltedKey) => boolean) => {
  const keys = versions.filter(version => !isBlank(version)).map(({ password }) => password.trim())
  return ({ salt, sha256 }) => {
    const right = keys.map(key => saltedHash(salt, key))
    return sha256.flatMap(presented => right.map(one => isSame(one, presented))).includes(true)
  }
}
