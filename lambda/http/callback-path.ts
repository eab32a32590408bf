import { percentDecoded } from '../callback/url-key'
import { CALL_PATH, CALLBACK_PATH, LIST_PATH } from '../deployment/routes'

/**
 * The callback path as people write it: in any case, with doubled or trailing slashes, with a trailing space, or with a prefix such as
 * the name of a stage. The rest of the path is the key.
 */
const CALLBACK = /^(?:.*?\/)?callbacks\/+disconnect(?:\s|%20)*(?:\/+(.*))?$/is

/** @returns the key in the path of a callback as it was sent, or '' if it has none; undefined if it is another path */
export const keyInPath = (rawPath: string): string | undefined => {
  if (rawPath === CALLBACK_PATH) return ''
  const match = CALLBACK.exec(rawPath) ?? CALLBACK.exec(percentDecoded(rawPath))
  return match === null ? undefined : (match[1] ?? '')
}

const KNOWN: ReadonlySet<string> = new Set(
  [CALLBACK_PATH, LIST_PATH, CALL_PATH]
    .flatMap(path => path.split('/'))
    .filter(segment => segment !== '' && !segment.startsWith('{')),
)

const isKnown = (segment: string): boolean => KNOWN.has(segment.toLowerCase())

/** A path for the log. Each unknown segment is `*`, since it may be a key or a phone number. */
export const maskedPath = (rawPath: string): string =>
  rawPath
    .split('/')
    .map(segment => (segment === '' || isKnown(segment) ? segment : '*'))
    .join('/')

/** Strangers try many paths: only a segment as long as a good key is compared with the key, and only in a path with a known segment. */
const KEY_MIN = 16

/** The segment that may be the key, in a path that is not the callback path: the last that is long enough. */
export const misplacedKey = (rawPath: string): string | undefined => {
  const segments = rawPath.split('/').filter(segment => segment.trim() !== '')
  return segments.some(isKnown) ? segments.findLast(segment => segment.length >= KEY_MIN) : undefined
}
