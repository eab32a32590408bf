import { percentDecoded } from '../../lambda/callback/url-key'
import type { SecretCredentials } from '../../lambda/callback/credentials'
import { CALLBACK_PATH, LIST_PATH } from '../../lambda/deployment/routes'
import { UsageError } from '../errors'
import { secretUrl } from '../flags/place-flags'
import { keyOf } from '../places/credentials'

/** What follows the callback path can only be a key, though maybe none of this deployment. */
const BEHIND = new RegExp(`${CALLBACK_PATH.replaceAll('/', '/+')}/+[^/]`, 'i')

/** The check would put another key behind a URL that has the key already. */
export const givenUrl = (text: string, versions: readonly SecretCredentials[]): URL => {
  const url = secretUrl('--url', text)
  const segments = new Set(url.pathname.split('/').map(percentDecoded))
  if (BEHIND.test(url.pathname) || versions.some(version => segments.has(keyOf(version))))
    throw new UsageError('--url: expected the callback URL without the key')
  return url
}

const withPath = (url: URL, path: string): URL => {
  const changed = new URL(url)
  changed.pathname = path
  changed.search = ''
  return changed
}

/** Where the API of a callback URL takes questions; unless it is a URL of another form, which something in front has. */
export const questionsBeside = (url: URL): URL | undefined =>
  url.pathname.endsWith(CALLBACK_PATH)
    ? withPath(url, `${url.pathname.slice(0, -CALLBACK_PATH.length)}${LIST_PATH}`)
    : undefined
