import { percentDecoded } from '../callback/url-key'
import { CALL_PATH, CALLBACK_PATH, LIST_PATH } from '../deployment/routes'

/**
 * The callback path as people write it: in any case, with slashes doubled or at the end, with a space behind it, and with something in
 * front, such as the name of a stage. What follows it is the key.
 */
const CALLBACK = /^(?:.*?\/)?callbacks\/+disconnect(?:\s|%20)*(?:\/+(.*))?$/is

/** @returns the key in the path of a callback as it came, or '' if it has none; undefined if it is another path */
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

/** A path for the log: a segment that is none of ours may be a key or a number, so it is `*`. */
export const maskedPath = (rawPath: string): string =>
  rawPath
    .split('/')
    .map(segment => (segment === '' || isKnown(segment) ? segment : '*'))
    .join('/')

/** Strangers try many paths. Only what is as long as a good key is compared with one, and only in a path that is like ours. */
const KEY_MIN = 16

/** What may be the key in a path that is not that of callbacks: it is behind whatever else is there. */
export const misplacedKey = (rawPath: string): string | undefined => {
  const segments = rawPath.split('/').filter(segment => segment.trim() !== '')
  return segments.some(isKnown) ? segments.findLast(segment => segment.length >= KEY_MIN) : undefined
}
