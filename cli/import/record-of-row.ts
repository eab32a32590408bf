import * as E from 'fp-ts/Either'
import { flow, pipe } from 'fp-ts/function'
import type { Violation } from '../../lambda/codec/decode'
import { defined } from '../../lambda/codec/defined'
import { members, type Member } from '../../lambda/codec/members'
import { RECORD_NAMES, type Disconnect } from '../../lambda/disconnect/disconnect'
import { SOURCES } from '../../lambda/disconnect/source'
import { normalize } from '../../lambda/disconnect/normalize'
import { plausibleTimes } from '../../lambda/disconnect/plausible-times'
import { CallbackProperties, TIME_NAMES } from '../../lambda/disconnect/properties'
import type { Timestamp } from '../../lambda/disconnect/timestamp'
import { ofAllowedAccount, toRecord, type ToRecordOptions } from '../../lambda/intake/to-record'
import { isListedCall, type ListedCall, listedCallOf } from '../../lambda/reconciliation/listed-call'
import { recordOfMembers } from '../places/record-json'
import type { Row } from './row'

/** Members that records have and callbacks do not. */
export const MARKS = ['answered', 'receivedAt', 'source'] as const

const isExportedRecord = (members: readonly Member[]): boolean =>
  MARKS.every(mark => members.some(({ key }) => key === mark))

/** The times that mean none, which earlier versions stored, are kept as callbacks keep them: in `asSent`. */
const withPlausibleTimes = (record: Disconnect): Disconnect => {
  const plausible = plausibleTimes(record)
  const none = TIME_NAMES.filter(name => plausible[name] !== record[name])
  const texts = Object.fromEntries(none.map(name => [name, record[name] ?? '']))
  return none.length === 0 ? record : { ...plausible, asSent: { ...texts, ...record.asSent } }
}

/** Derives the derived properties again: they cannot contradict the others, and a newer version may derive more. */
const withDerived = (record: Disconnect): Disconnect => {
  const { receivedAt, source, extra, asSent, conflict, eventType } = record
  return {
    ...normalize({ receivedAt, source })({
      properties: { ...CallbackProperties.encode(record), eventType } as CallbackProperties,
      ...defined({ extra, asSent }),
    }),
    ...defined({ conflict }),
  }
}

const RECORD_KEYS: ReadonlySet<string> = new Set(RECORD_NAMES)

const RECORD_KEYS_EXPECTED: readonly Violation[] = [
  { path: '', expected: 'only names of records, each once' },
]

/** Decoding would drop unknown members, and all but the last member of the same name. */
const isWholeRecord = (members: readonly Member[]): boolean =>
  new Set(members.map(({ key }) => key)).size === members.length &&
  members.every(({ key }) => RECORD_KEYS.has(key))

/** The names in `asSent` come from the file, and may be anything, even a phone number. */
const withoutName = ({ path, expected }: Violation): Violation => ({
  path: path.replace(/^asSent\..*/s, 'asSent'),
  expected,
})

/** A record that this project has printed or answered as JSON. */
const exportedRecord = (members: readonly Member[]): E.Either<readonly Violation[], Disconnect> =>
  isWholeRecord(members)
    ? pipe(
        recordOfMembers(members),
        E.bimap(violations => violations.map(withoutName), flow(withPlausibleTimes, withDerived)),
      )
    : E.left(RECORD_KEYS_EXPECTED)

const NO_CALLBACK: Readonly<Record<Exclude<ListedCall['_tag'], 'ended'>, readonly Violation[]>> = {
  open: [{ path: 'state', expected: 'disconnected, since the call must have ended' }],
  'B-leg': [
    { path: 'parentCallId', expected: 'none, since the B-leg of a transfer sends no disconnect callback' },
  ],
}

/** A row of Bandwidth's own list of calls. */
const recordOfListed = (
  members: readonly Member[],
  receivedAt: Timestamp,
): E.Either<readonly Violation[], Disconnect> =>
  pipe(
    listedCallOf(members, receivedAt),
    E.chain(call => (call._tag === 'ended' ? E.right(call.record) : E.left(NO_CALLBACK[call._tag]))),
  )

const ifAllowed = (
  allowsAccount: ToRecordOptions['allowsAccount'],
): ((record: Disconnect) => E.Either<readonly Violation[], Disconnect>) =>
  flow(
    ofAllowedAccount(allowsAccount),
    E.mapLeft(({ violations }) => violations),
  )

const utf8 = new TextDecoder('utf-8', { fatal: true })

const membersOf = (bytes: Uint8Array) =>
  pipe(
    E.tryCatch(
      () => utf8.decode(bytes),
      () => 'text in UTF-8',
    ),
    E.chain(members),
    E.getOrElseW(() => []),
  )

/**
 * The record of a row. A record that was exported keeps its source and time of arrival; a row of Bandwidth's list of calls becomes the
 * record that reconciliation would store; anything else is a callback that arrives now. All are rejected if the deployment does not allow
 * their account.
 */
export const recordOfRow =
  (allowsAccount: ToRecordOptions['allowsAccount'], now: () => Timestamp) =>
  ({ bytes, json = bytes, flaw }: Row): E.Either<readonly Violation[], Disconnect> => {
    if (flaw !== undefined) return E.left([{ path: '', expected: flaw }])
    const given = membersOf(json)
    if (isExportedRecord(given)) return pipe(exportedRecord(given), E.chain(ifAllowed(allowsAccount)))
    if (isListedCall(given)) return pipe(recordOfListed(given, now()), E.chain(ifAllowed(allowsAccount)))
    return pipe(
      toRecord({ source: SOURCES.import, allowsAccount })({
        method: 'POST',
        query: '',
        headers: {},
        body: json,
        receivedAt: now(),
        requestId: 'import',
      }),
      E.mapLeft(({ violations }) => violations),
    )
  }
