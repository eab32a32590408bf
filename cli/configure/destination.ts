import { readingsOf } from '../../lambda/callback/url-key'
import type { SecretCredentials } from '../../lambda/callback/credentials'
import { CALLBACK_PATH, withKey } from '../../lambda/deployment/routes'
import { keyInPath, misplacedKey } from '../../lambda/http/callback-path'
import { keyOf } from '../places/credentials'

/** The stack that is configured. */
export type ThisStack = {
  readonly name: string
  /** The callback URL without the key, or that of a proxy. */
  readonly url: URL
  /** Further hosts that are the stack, such as that of its API behind a custom domain. */
  readonly hosts: readonly string[]
  readonly current: SecretCredentials
  /** Those from before the last rotation. */
  readonly previous: readonly SecretCredentials[]
}

/** Where a status URL leads. */
export type Destination =
  | { readonly _tag: 'nowhere' }
  /** This stack. `user`: without a key, by the credentials of the application. */
  | { readonly _tag: 'this stack'; readonly by: 'key' | 'former key' | 'unknown key' | 'user' }
  /** The path is that of this project, but the stack is not this one. */
  | { readonly _tag: 'another stack'; readonly host: string }
  | { readonly _tag: 'another server'; readonly host: string }

const urlOf = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined)

/** Any segment of the path: a slip may be in front of the key. */
const hasKey = ({ pathname }: URL, credentials: SecretCredentials): boolean => {
  const key = keyOf(credentials)
  const presented = [keyInPath(pathname) ?? '', ...pathname.split('/')].flatMap(readingsOf)
  return key !== '' && presented.includes(key)
}

const isHostOf = ({ host }: URL, { url, hosts }: ThisStack): boolean => [url.host, ...hosts].includes(host)

/** @param stack undefined if no stack is chosen */
export const destinationOf = (statusUrl: string | undefined, stack: ThisStack | undefined): Destination => {
  if (statusUrl === undefined) return { _tag: 'nowhere' }
  const url = urlOf(statusUrl)
  if (url === undefined) return { _tag: 'another server', host: '' }
  const key = keyInPath(url.pathname)
  if (stack !== undefined) {
    if (hasKey(url, stack.current)) return { _tag: 'this stack', by: 'key' }
    if (stack.previous.some(each => hasKey(url, each))) return { _tag: 'this stack', by: 'former key' }
    if (key !== undefined && isHostOf(url, stack))
      return { _tag: 'this stack', by: key === '' ? 'user' : 'unknown key' }
  }
  return { _tag: key === undefined ? 'another server' : 'another stack', host: url.host }
}

/** The URL that callbacks for this stack have to go to. A query string that somebody added to it stays, unless the proxy's has one: it is stored with each record. */
export const wantedUrl = (stack: ThisStack, statusUrl: string | undefined): string => {
  const wanted = withKey(stack.url, keyOf(stack.current))
  const url = statusUrl === undefined ? undefined : urlOf(statusUrl)
  const isHere = url !== undefined && destinationOf(statusUrl, stack)._tag === 'this stack'
  if (isHere && wanted.search === '') wanted.search = url.search
  return wanted.href
}

/** The stack forgives slips in front of its own path. What a proxy does with a path is not known. */
const hasPathOf = ({ pathname }: URL, { url, current }: ThisStack): boolean =>
  url.pathname === CALLBACK_PATH
    ? keyInPath(pathname) !== undefined
    : pathname === withKey(url, keyOf(current)).pathname

/** Whether a URL is a wanted one, apart from slips that the stack forgives. */
export const isWanted = (stack: ThisStack, statusUrl: string | undefined): boolean => {
  const url = statusUrl === undefined ? undefined : urlOf(statusUrl)
  const destination = destinationOf(statusUrl, stack)
  return (
    url !== undefined &&
    destination._tag === 'this stack' &&
    destination.by === 'key' &&
    url.host === stack.url.host &&
    url.protocol === stack.url.protocol &&
    hasPathOf(url, stack) &&
    [url.search, ''].includes(stack.url.search)
  )
}

const MASK = '***'

/** A segment that is a key, or may be one. */
const maskedPath = (pathname: string, keys: ReadonlySet<string>): string => {
  const misplaced = misplacedKey(pathname)
  const key = keyInPath(pathname) ?? ''
  if (key !== '') {
    const before = pathname.endsWith(key) ? pathname.slice(0, -key.length) : '/…/'
    return `${maskedPath(before, keys)}${MASK}`
  }
  return pathname
    .split('/')
    .map(segment =>
      segment !== '' && (segment === misplaced || readingsOf(segment).some(reading => keys.has(reading)))
        ? MASK
        : segment,
    )
    .join('/')
}

/** A URL without what may be a secret: the key, a user name and password, the values in the query string. */
export const maskedUrl = (text: string, stack?: ThisStack): string => {
  const url = urlOf(text)
  if (url === undefined) return '(not a URL)'
  const keys = new Set(stack === undefined ? [] : [stack.current, ...stack.previous].map(keyOf))
  const userInfo = url.username === '' && url.password === '' ? '' : `${MASK}@`
  const query = url.search
    .slice(1)
    .split('&')
    .filter(part => part !== '')
  const search = query.map(part => (part.includes('=') ? `${part.replace(/=.*$/s, '')}=${MASK}` : MASK))
  return `${url.protocol}//${userInfo}${url.host}${maskedPath(url.pathname, keys)}${search.length === 0 ? '' : `?${search.join('&')}`}`
}
