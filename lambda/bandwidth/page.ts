import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as O from 'fp-ts/Option'
import { elements } from '../codec/members'
import { epochMs, Timestamp } from '../disconnect/timestamp'
import type { BandwidthFailure, CallListPage } from '../reconciliation/call-list'
import { nextLink } from './next-link'
import type { BandwidthAnswer } from './requests'

export const WHAT = 'the list of calls'

export type Page = {
  readonly rows: CallListPage
  /** When the call of each row was created, in milliseconds since 1970, if the row says it. */
  readonly created: readonly (number | undefined)[]
  readonly next: E.Either<BandwidthFailure, URL | undefined>
}

export const unexpected = (happened: string): BandwidthFailure => ({
  _tag: 'BandwidthUnexpected',
  what: WHAT,
  happened,
})

/** The rows with every digit. Where parsing lost nothing, to serialize them again takes less time than to cut the text. */
const rowsOf = (parsed: readonly unknown[], text: string): CallListPage => {
  try {
    const rows = parsed.map(row => JSON.stringify(row))
    if (`[${rows.join(',')}]` === text.trimEnd()) return rows
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

/** @param seen the pages that were asked for before */
export const pageOf = (
  { text, headers, json }: BandwidthAnswer,
  asked: URL,
  seen: ReadonlySet<string>,
): E.Either<BandwidthFailure, Page> =>
  Array.isArray(json)
    ? E.right({
        rows: rowsOf(json, text),
        created: json.map(createdAt),
        next: nextOf(nextLink(headers), asked, seen),
      })
    : E.left(unexpected('answered with JSON that is no list'))
