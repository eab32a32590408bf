import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { callbackOf } from '../callback/decode-callback'
import { propertyOf } from '../callback/sent-properties'
import type { Violation } from '../codec/decode'
import { type Member, members } from '../codec/members'
import type { Disconnect } from '../disconnect/disconnect'
import { CallId } from '../disconnect/identifiers'
import { normalize } from '../disconnect/normalize'
import { SOURCES } from '../disconnect/source'
import type { Timestamp } from '../disconnect/timestamp'

/** What a row of Bandwidth's list is. Only a call that has ended, and is not the B-leg of a transfer, sends a disconnect callback. */
export type ListedCall =
  | { readonly _tag: 'ended'; readonly record: Disconnect }
  /** It has not ended yet. */
  | { readonly _tag: 'open' }
  /** It sends `transferDisconnect` instead. */
  | { readonly _tag: 'B-leg' }

/** The names that a row has, and a callback has not; in camelCase, or in snake_case as the SDKs write it. */
const CAUSE: readonly string[] = ['disconnectCause', 'disconnect_cause']
const ROW_ONLY: readonly string[] = [...CAUSE, 'state', 'lastUpdate', 'last_update']

/** The states of a call that has not ended: https://dev.bandwidth.com/apis/voice/#tag/Calls */
const OPEN_STATES: readonly unknown[] = ['queued', 'initiated', 'answered', 'open']

/** Whether an object is a row of the list, not a callback: it has one of the row's own names, and no event type. */
export const isListedCall = (row: readonly Member[]): boolean =>
  row.some(({ key }) => ROW_ONLY.includes(key)) && !row.some(({ key }) => propertyOf(key) === 'eventType')

const hasProperty = (row: readonly Member[], name: string): boolean =>
  row.some(({ key, value }) => propertyOf(key) === name && value !== null && value !== '')

/** The members as a disconnect callback would have them. `null` says nothing; what a callback does not have goes to `extra`. */
const asCallback = (row: readonly Member[]): readonly Member[] =>
  row
    .filter(({ key, value }) => value !== null && value !== '' && propertyOf(key) !== 'eventType')
    .map(member => (CAUSE.includes(member.key) ? { ...member, key: 'cause' } : member))

const NO_END: readonly Violation[] = [{ path: 'endTime', expected: 'the time at which the call ended' }]

/** Decodes the members of a row. @param receivedAt when the list was asked */
export const listedCallOf = (
  row: readonly Member[],
  receivedAt: Timestamp,
): E.Either<readonly Violation[], ListedCall> => {
  if (row.some(({ key, value }) => key === 'state' && OPEN_STATES.includes(value)))
    return E.right({ _tag: 'open' })
  if (hasProperty(row, 'parentCallId')) return E.right({ _tag: 'B-leg' })
  return pipe(
    callbackOf({ fromCallback: asCallback(row), fromUrl: [] }),
    E.map(normalize({ receivedAt, source: SOURCES.reconciled })),
    E.chain((record): E.Either<readonly Violation[], ListedCall> =>
      record.endTime === undefined ? E.left(NO_END) : E.right({ _tag: 'ended', record }),
    ),
  )
}

/** The id in a row that cannot be read otherwise, to name it by. */
export const callIdIn = (json: string): CallId | undefined =>
  pipe(
    members(json),
    E.map(row => row.find(({ key }) => propertyOf(key) === 'callId')?.value),
    E.chainW(value => CallId.decode(value)),
    E.getOrElseW(() => undefined),
  )

/** Decodes the JSON of a row. */
export const listedCall = (json: string, receivedAt: Timestamp): E.Either<readonly Violation[], ListedCall> =>
  pipe(
    members(json),
    E.mapLeft((expected): readonly Violation[] => [{ path: '', expected }]),
    E.chain(row => listedCallOf(row, receivedAt)),
  )
