import { hash, randomUUID, timingSafeEqual } from 'node:crypto'
import * as t from 'io-ts'
import { objectCodec } from '../codec/object-codec'
import { percentDecoded } from './percent-decoded'
import { isBlank, type SecretCredentials } from './credentials'

/**
 * A key that came in a URL, as it is compared and kept: nobody can tell from it what a good key was. `sha256` has 64
 * hexadecimal digits for each way to read the key.
 */
export const SaltedKey = objectCodec('SaltedKey', { salt: t.string, sha256: t.array(t.string) }, {})
export type SaltedKey = t.TypeOf<typeof SaltedKey>

const saltedHash = (salt: string, key: string): string => hash('sha256', `${salt}${key}`, 'hex')

/** Slashes and white space. It begins behind another character, so that it is tried once for each run of them. */
const END = /(?<![\s/])[\s/]+$/

/**
 * Each way to read a key in a URL: as it came and percent-decoded, since API Gateway has decoded it already and other gateways have
 * not; each with what it ends in, and without slashes and white space there. There is none where nothing else is left.
 */
export const readingsOf = (key: string): readonly string[] => {
  const decoded = percentDecoded(key)
  if (/^[\s/]*$/.test(decoded)) return []
  const readings = [key, decoded].flatMap(text => [text, text.replace(END, '')])
  return [...new Set(readings.map(text => text.trim()))]
}

/** @returns undefined where the key is blank */
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
 * Whether a key is the password of one of these versions of the secret; never that of a further pair. Takes the same time whichever it
 * is and however much of it is right.
 */
export const isRightKey = (versions: readonly SecretCredentials[]): ((presented: SaltedKey) => boolean) => {
  const keys = versions.filter(version => !isBlank(version)).map(({ password }) => password.trim())
  return ({ salt, sha256 }) => {
    const right = keys.map(key => saltedHash(salt, key))
    return sha256.flatMap(presented => right.map(one => isSame(one, presented))).includes(true)
  }
}
