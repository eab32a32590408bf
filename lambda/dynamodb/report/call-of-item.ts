import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import * as E from 'fp-ts/Either'
import { DISCONNECTS_TABLE } from '../../deployment/tables'
import { durationsOf } from '../../disconnect/durations'
import { EARLIEST, isFarOutside } from '../../disconnect/plausible-times'
import { epochMs, isEpochMs, Timestamp } from '../../disconnect/timestamp'
import type { Call, TextName } from '../../report/call'

export type Attributes = Readonly<Record<string, AttributeValue>>

const TIMELINE = DISCONNECTS_TABLE.indexes[0].sortKey

/** The times of a record that count in a report. */
const TIME_NAMES = ['enqueuedTime', 'startTime', 'answerTime', 'endTime'] as const

/** What to read of items for calls with these texts. */
export const attributesFor = (texts: readonly TextName[]): readonly string[] => [...TIME_NAMES, ...texts]

/** Also needed for a call that has no end. It is a fifth of what is read, and nearly every call has an end. */
export const POSITION = TIMELINE

const EARLIEST_MS = Date.parse(EARLIEST)

/** A time that means none counts as absent, as in every record. */
const plausible = (ms: number): number => (ms < EARLIEST_MS ? NaN : ms)

/** Version 0.1.0 stored times as text. @returns NaN if there is none; undefined if this version cannot read it */
const timeOf = (value: AttributeValue | undefined): number | undefined => {
  if (value === undefined) return NaN
  if (value.N !== undefined) {
    const ms = Number(value.N)
    return isEpochMs(ms) ? plausible(ms) : undefined
  }
  const decoded = Timestamp.decode(value.S)
  return E.isRight(decoded) ? plausible(epochMs(decoded.right)) : undefined
}

/** The time in a position of the timeline. @returns NaN if it was not read; undefined if this version cannot read it */
const positionMs = (value: AttributeValue | undefined): number | undefined => {
  if (value === undefined) return NaN
  const ms = Date.parse(value.S?.split('#')[0] ?? '')
  return Number.isNaN(ms) ? undefined : ms
}

const isReadableText = (value: AttributeValue | undefined): boolean =>
  value === undefined || (value.S !== undefined && value.S !== '')

const known = (ms: number | undefined): number => ms ?? NaN

const orInfinite = (ms: number, infinite: number): number => (Number.isNaN(ms) ? infinite : ms)

/**
 * The call of an item, of this layout or of version 0.1.0. It agrees with the record that `fromItem` makes of the whole item, and takes a
 * tenth of the time: a report of a million calls reads as many items.
 *
 * @returns undefined if this version cannot read one of the attributes that count; `endedMs` is NaN if its position is needed and was not read
 */
export const callOfItem =
  (texts: readonly TextName[]) =>
  (item: Attributes): Call | undefined => {
    const enqueuedMs = timeOf(item['enqueuedTime'])
    const startMs = timeOf(item['startTime'])
    const answerSentMs = timeOf(item['answerTime'])
    const endMs = timeOf(item['endTime'])
    if (
      enqueuedMs === undefined ||
      startMs === undefined ||
      answerSentMs === undefined ||
      endMs === undefined ||
      !texts.every(name => isReadableText(item[name]))
    )
      return undefined
    const endedMs = Number.isNaN(endMs) ? positionMs(item[TIMELINE]) : endMs
    if (endedMs === undefined) return undefined
    const isNone = isFarOutside(answerSentMs, orInfinite(startMs, -Infinity), orInfinite(endMs, Infinity))
    const answerMs = isNone ? NaN : answerSentMs
    const answered = !Number.isNaN(answerMs)
    const { queueMs, ringMs, talkMs } = durationsOf({ enqueuedMs, startMs, answerMs, endMs })
    return {
      endedMs,
      startMs,
      endMs,
      answered,
      talkMs: answered ? known(talkMs) : 0,
      ringMs: known(ringMs),
      queueMs: known(queueMs),
      cause: item['cause']?.S,
      applicationId: item['applicationId']?.S,
      accountId: item['accountId']?.S,
      tag: item['tag']?.S,
      from: item['from']?.S,
      to: item['to']?.S,
      direction: item['direction']?.S,
    }
  }
