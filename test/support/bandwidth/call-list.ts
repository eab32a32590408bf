import type { Calls } from './calls'
import type { Fault } from './faults'
import { json, voiceError, type Asked, type Reply } from './handler'

export type CallListOptions = {
  readonly calls: Calls
  readonly accountIds: readonly string[]
  /** "Returns a max of 10000 calls" */
  readonly mostRows: number
  /** Whether that is for all pages together, or for each. */
  readonly mostRowsOf: 'all pages' | 'a page'
  /** What links to the next page begin with, where that is not the URL that was asked. */
  readonly linkUrl: string | undefined
}

export const VOICE_PATH = '/api/v2'

const PATH = /^\/api\/v2(\/accounts\/([^/]+)\/calls)$/

type Place = {
  readonly offset: number
  /** How many pages were repeated: no two links are the same. */ readonly repeats: number
}

/** A link is opaque to the client. */
const tokenOf = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url')

const placeOf = (token: string | null): Place =>
  token === null
    ? { offset: 0, repeats: 0 }
    : (JSON.parse(Buffer.from(token, 'base64url').toString()) as Place)

/** Bandwidth may ignore others. Here they are mistakes, and Prism does not find them. */
const PARAMETERS = new Set([
  ...['to', 'from', 'minStartTime', 'maxStartTime', 'disconnectCause', 'pageSize', 'pageToken'],
])

const timeIn = (url: URL, name: string, otherwise: number): number => {
  const text = url.searchParams.get(name)
  return text === null ? otherwise : Date.parse(text)
}

/** `GET /accounts/{accountId}/calls`. @returns undefined for another request */
export const callListReply = (
  options: CallListOptions,
  { method, url }: Asked,
  fault?: Fault,
): Reply | undefined => {
  const [, path = '', accountId = ''] = PATH.exec(url.pathname) ?? []
  if (path === '') return undefined
  if (method !== 'GET') return voiceError(405, 'method-not-allowed', 'Method not allowed')
  if (!options.accountIds.includes(accountId)) return voiceError(404, 'not-found', 'No such account')
  const pageSize = Number(url.searchParams.get('pageSize') ?? 1_000)
  const from = timeIn(url, 'minStartTime', 0)
  const to = timeIn(url, 'maxStartTime', 8.64e15)
  const isKnown = [...url.searchParams.keys()].every(name => PARAMETERS.has(name))
  const isGood = isKnown && Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= 10_000
  if (!isGood || Number.isNaN(from) || Number.isNaN(to))
    return voiceError(400, 'validation', 'A parameter is not valid')

  const found = options.calls.started(accountId, from, to)
  const total = options.mostRowsOf === 'a page' ? found.length : Math.min(found.length, options.mostRows)
  const { offset, repeats } = placeOf(url.searchParams.get('pageToken'))
  const isRepeat = fault?._tag === 'Repeat' && offset >= pageSize
  const first = isRepeat ? offset - pageSize : offset
  const count = Math.max(0, Math.min(pageSize, options.mostRows, total - first))
  const rows = Array.from({ length: count }, (_, index) => found.at(first + index))

  const next = new URL(options.linkUrl === undefined ? url : `${options.linkUrl}${path}${url.search}`)
  next.searchParams.set(
    'pageToken',
    tokenOf({ offset: first + count, repeats: repeats + (isRepeat ? 1 : 0) }),
  )
  const usual = first + count < total ? `<${next.href}>; rel="next"` : undefined
  const link = fault?._tag === 'Link' ? fault.link : usual
  return json(200, fault?._tag === 'Rows' ? rows.map(fault.change) : rows, link === undefined ? {} : { link })
}
