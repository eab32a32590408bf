import * as t from 'io-ts'
import { listOf } from '../../lambda/codec/list-of'
import { objectCodec } from '../../lambda/codec/object-codec'
import type { Violation } from '../../lambda/codec/decode'
import type { PutResult } from '../../lambda/disconnect/store'
import type { Problem } from './problem'

/** A request in quarantine, without the request itself. */
export type QuarantinedItem = {
  readonly quarantineId: string
  readonly receivedAt: string
  readonly method: string
  /** Why it could not be decoded. */
  readonly violations: readonly Violation[]
  /** As it is stored. */
  readonly bodyBytes: number
  /** Whether all parts of the body are there. */
  readonly complete: boolean
  /** Of a body that was truncated. */
  readonly wholeBodyBytes?: number
  readonly wholeBodySha256?: string
  readonly replayedAt?: string
  readonly replayResult?: PutResult
}

/** Newest first, at most 1,000. */
export type QuarantineAnswer = {
  readonly items: readonly QuarantinedItem[]
  readonly unreadable: number
  /** Whether there are older ones in the range. */
  readonly more?: true
}

/** All of a request. */
export type QuarantinedAnswer = QuarantinedItem & {
  readonly requestId: string
  /** Without the `?`. */
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** If the body is not UTF-8. */
  readonly bodyEncoding?: 'base64'
}

export type ReplayAnswer = {
  readonly dryRun: boolean
  /** In a dry run, how many requests would be stored (`understood`) or would stay (`not understood`). */
  readonly counts: Readonly<Record<string, number>>
  /** What was expected of those that stay, the most frequent first. */
  readonly reasons: readonly (readonly [reason: string, count: number])[]
  /** How many of the ids are not in quarantine. */
  readonly missing?: number
  /** Why it stopped before the end. What is counted is done. */
  readonly stopped?: Problem
}

/** Which requests to replay: those with these ids, or else all of the range that have not been replayed. */
export const ReplayRequest = objectCodec(
  'ReplayRequest',
  { dryRun: t.boolean },
  { ids: listOf(t.string), since: t.string, until: t.string },
)
export type ReplayRequest = t.TypeOf<typeof ReplayRequest>
