import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { epochMs, timestampOf } from '../disconnect/timestamp'
import type { BandwidthFailure, CallList, CallListPage, StartedCalls } from '../reconciliation/call-list'
import { pageOf, unexpected, WHAT } from './page'
import type { BandwidthRequests } from './requests'
import { windowsLeft, withPage, type Given, type Window } from './windows'

/** "Returns a max of 10000 calls": whether in all or on a page is not documented. */
const MOST_ROWS = 10_000

/** A list that never ends gives empty pages with ever new links. */
const EMPTY_PAGES_MAX = 100

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
    let given: Given = { rows: 0, fresh: 0, created: undefined }
    let empty = 0
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
      empty = rows.length === 0 ? empty + 1 : 0
      if (empty > EMPTY_PAGES_MAX) {
        yield E.left(unexpected(`answered with ${EMPTY_PAGES_MAX} empty pages, one after another`))
        return undefined
      }
      if (url !== undefined) {
        asked = url
        seen.add(url.href)
        answer = ask(url, end)
      }
      given = withPage(given, page.right.created, window.seenTo)
      if (rows.length > 0) yield E.right(rows)
      if (E.isLeft(next)) {
        yield next
        return undefined
      }
      if (url === undefined) break
    }
    if (given.rows < mostRows) return []
    const left = windowsLeft(window, given)
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
