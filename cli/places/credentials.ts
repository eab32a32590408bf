import type { Credentials } from '../../lambda/callback/credentials'
import { readingsOf } from '../../lambda/callback/url-key'
import { UsageError } from '../errors'

const VARIABLES = { username: 'CALLBACK_USERNAME', password: 'CALLBACK_PASSWORD' } as const

/**
 * The credentials that the user gives. There is no flag for the password: it would be in the history of the shell and in the list of
 * processes. @throws UsageError if they are incomplete
 */
export const givenCredentials = (
  usernameFlag: string | undefined,
  environment: NodeJS.ProcessEnv,
  defaults?: Credentials,
): Credentials => {
  const username = usernameFlag ?? environment[VARIABLES.username] ?? defaults?.username
  const password = environment[VARIABLES.password] ?? defaults?.password
  if (username === undefined || password === undefined)
    throw new UsageError(
      `Which credentials? Give --username or ${VARIABLES.username}, and ${VARIABLES.password}, in the environment`,
    )
  return { username, password }
}

/** The value of the header `Authorization` for Basic authentication. */
export const basicAuthorization = ({ username, password }: Credentials): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`

/** The characters that no client, proxy or gateway changes in a path (RFC 3986: unreserved). */
const UNRESERVED = /^[\w.~-]+$/

/** A path segment that is empty, `.` or `..` is removed from a URL before it is sent. */
const REMOVED = /^\.{0,2}$/

/** The key is the password, without the white space at its ends that an editor may leave in a secret. */
export const keyOf = ({ password }: Pick<Credentials, 'password'>): string => password.trim()

/** Slashes and white space are forgiven at the end of a URL, so a key of nothing else is none. */
export const isUsableKey = (key: string): boolean => !REMOVED.test(key) && readingsOf(key).length > 0

export const isPlainKey = (key: string): boolean => UNRESERVED.test(key)

/** How to get a plain key. */
export const PLAIN_KEY_HELP =
  'rotate to a password of letters and digits (aws secretsmanager get-random-password --password-length 40 --exclude-punctuation makes one; docs/operations.md, "Rotating the credentials")'
