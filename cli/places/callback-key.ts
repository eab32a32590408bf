import type { Credentials } from '../../lambda/callback/credentials'

/** What no client, proxy or gateway changes in a path (RFC 3986: unreserved). */
const PLAIN = /^[\w.~-]+$/

/** Nothing, or what names a folder: gone from a URL before it is sent. */
const UNUSABLE = /^\.{0,2}$/

/** The password is the key; white space at its ends, which an editor leaves in a secret, does not count. */
export const keyOf = ({ password }: Pick<Credentials, 'password'>): string => password.trim()

export const isUsableKey = (key: string): boolean => !UNUSABLE.test(key)

export const isPlainKey = (key: string): boolean => PLAIN.test(key)

/** How to get a key that nothing changes. */
export const PLAIN_KEY_HELP =
  'rotate to a password of letters and digits (aws secretsmanager get-random-password --password-length 40 --exclude-punctuation makes one; docs/operations.md, "Rotating the credentials")'
