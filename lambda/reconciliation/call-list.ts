import type * as E from 'fp-ts/Either'
import type { Timestamp } from '../disconnect/timestamp'

/** Why Bandwidth did not give what was asked for. Nothing here contains a secret, a phone number or anything else that was sent. */
export type BandwidthFailure = {
  readonly _tag:
    /** The client id or secret is wrong, or they may not do this: 401 or 403. */
    | 'BandwidthRefused'
    /** There is no such account or application: 404. */
    | 'BandwidthNotFound'
    /** No answer, 429 or 5xx, and that for good: a later attempt may succeed. */
    | 'BandwidthUnavailable'
    /** An answer that this version cannot read, or a link to another server. */
    | 'BandwidthUnexpected'
  /** What was asked for: `a token`, `the list of calls`. */
  readonly what: string
  /** What happened instead, as the end of a sentence: `answered 503`, `did not answer in 30 s`. */
  readonly happened: string
  readonly cause?: unknown
}

/** An account, and when its calls started. Both times are inclusive. */
export type StartedCalls = { readonly accountId: string; readonly from: Timestamp; readonly to: Timestamp }

/** Some rows of the list: each is the JSON of one object, with every digit that was sent. */
export type CallListPage = readonly string[]

/** Bandwidth's own list of calls, which it keeps for 7 days after the end of each. */
export type CallList = {
  /** Yields the pages of all calls that started in a range, oldest first. A call can be in several pages. A failure is the last element. */
  readonly pages: (calls: StartedCalls) => AsyncIterable<E.Either<BandwidthFailure, CallListPage>>
}
