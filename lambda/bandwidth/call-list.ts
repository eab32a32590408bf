import * as E from 'fp-ts/Either'
import * as O from 'fp-ts/Option'
import { pipe } from 'fp-ts/function'
import { elements } from '../codec/members'
import { epochMs, Timestamp, timestampOf } from '../disconnect/timestamp'
import type { BandwidthFailure, CallList, CallListPage, StartedCalls } from '../reconciliation/call-list'
import { nextLink } from './next-link'
import type { BandwidthAnswer, BandwidthRequests } from './requests'
import { windowsLeft, type Window } from './windows'

const WHAT = 'the list of calls'

/** "Returns a max of 10000 calls": whether in all or on a page is not documented. */
const MOST_ROWS = 10_000

export type CallListOptions = {
  readonly requests: BandwidthRequests
  /** A prefix: `https://voice.bandwidth.com/api/v2`. */
  readonly voiceUrl: string
  readonly pageSize?: number
  /** For tests: how many rows the list has at most. */
  readonly mostRows?: number
  /** Ends the listing with a failure. */
  readonly signal?: AbortSignal
}

type Page = {
  readonly rows: CallListPage
  readonly created: number | undefined
  readonly next: E.Either<BandwidthFailure, URL | undefined>
}

const unexpected = (happened: string): BandwidthFailure => ({
  _tag: 'BandwidthUnexpected',
  what: WHAT,
  happened,
})

/** The rows with every digit. Where parsing lost nothing, to serialize them again takes less time than to cut the text. */
const rowsOf = (parsed: readonly unknown[], text: string): CallListPage => {
  try {
    const rows = parsed.map(row => JSON.stringify(row))
    if (`[${rows.join(',')}]` === text) return rows
  } catch {
    // Nested too deeply to serialize.
  }
  return elements(text)
}

const timeOf = (value: unknown): number | undefined =>
  pipe(Timestamp.decode(value), O.fromEither, O.map(epochMs), O.toUndefined)

/** When a call was created: a call that waited in the queue starts later. */
const createdAt = (row: unknown): number | undefined => {
  const { enqueuedTime, startTime } = Object(row) as Record<string, unknown>
  const times = [enqueuedTime, startTime].map(timeOf).filter(time => time !== undefined)
  return times.length === 0 ? undefined : Math.min(...times)
}

/** Of the last row that says when. */
const lastCreated = (rows: readonly unknown[]): number | undefined => {
  for (let i = rows.length - 1; i >= 0; i--) {
    const time = createdAt(rows[i])
    if (time !== undefined) return time
  }
  return undefined
}

/** A token goes to no other server than the one that was asked. */
const nextOf = (link: string | undefined, asked: URL, seen: ReadonlySet<string>): Page['next'] => {
  if (link === undefined) return E.right(undefined)
  const next = URL.canParse(link, asked.href) ? new URL(link, asked.href) : undefined
  if (next?.origin !== asked.origin || next.username !== '' || next.password !== '')
    return E.left(unexpected('answered with a link to a next page on another server'))
  next.hash = ''
  return seen.has(next.href)
    ? E.left(unexpected('answered with a link to a page that it gave before'))
    : E.right(next)
}

const pageOf = (
  { text, headers, json }: BandwidthAnswer,
  asked: URL,
  seen: ReadonlySet<string>,
): E.Either<BandwidthFailure, Page> =>
  Array.isArray(json)
    ? E.right({
        rows: rowsOf(json, text),
        created: lastCreated(json),
        next: nextOf(nextLink(headers), asked, seen),
      })
    : E.left(unexpected('answered with JSON that is no list'))

export const callList = ({
  requests,
  voiceUrl,
  pageSize = 1_000,
  mostRows = MOST_ROWS,
  signal,
}: CallListOptions): CallList => {
  const urlOf = (accountId: string, { from, to }: Window): URL => {
    const url = new URL(`${voiceUrl.replace(/\/+$/, '')}/accounts/${encodeURIComponent(accountId)}/calls`)
    url.searchParams.set('minStartTime', timestampOf(from))
    url.searchParams.set('maxStartTime', timestampOf(to))
    url.searchParams.set('pageSize', String(pageSize))
    return url
  }

  const ask = (url: URL, end: AbortSignal) =>
    requests.send({ url, what: WHAT, accept: 'application/json', signal: end })()

  /** The pages of one window; the next one is on its way while the reader has one. @returns the windows that are left, if all went well */
  async function* pagesOf(
    accountId: string,
    window: Window,
    end: AbortSignal,
  ): AsyncGenerator<E.Either<BandwidthFailure, CallListPage>, readonly Window[] | undefined> {
    let asked = urlOf(accountId, window)
    const seen = new Set([asked.href])
    let answer = ask(asked, end)
    let count = 0
    let created: number | undefined
    for (;;) {
      const page = pipe(
        await answer,
        E.chain(got => pageOf(got, asked, seen)),
      )
      if (E.isLeft(page)) {
        yield page
        return undefined
      }
      const { rows, next } = page.right
      const url = E.isRight(next) ? next.right : undefined
      if (url !== undefined) {
        asked = url
        seen.add(url.href)
        answer = ask(url, end)
      }
      count += rows.length
      created = page.right.created ?? created
      if (rows.length > 0) yield E.right(rows)
      if (E.isLeft(next)) {
        yield next
        return undefined
      }
      if (url === undefined) break
    }
    if (count < mostRows) return []
    const left = windowsLeft(window, created)
    if (left === undefined)
      yield E.left(unexpected(`has ${mostRows} calls or more of one instant, and lists no more than that`))
    return left
  }

  async function* pages({
    accountId,
    from,
    to,
  }: StartedCalls): AsyncGenerator<E.Either<BandwidthFailure, CallListPage>> {
    const abandoned = new AbortController()
    const end = signal === undefined ? abandoned.signal : AbortSignal.any([signal, abandoned.signal])
    const windows: Window[] = [{ from: epochMs(from), to: epochMs(to) }]
    try {
      for (let window = windows.pop(); window !== undefined; window = windows.pop()) {
        const left = yield* pagesOf(accountId, window, end)
        if (left === undefined) return
        windows.push(...left.toReversed())
      }
    } finally {
      abandoned.abort()
    }
  }

  return { pages }
}
