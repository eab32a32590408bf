import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { decode, type Violation } from '../../lambda/codec/decode'
import { Disconnect, RECORD_NAMES } from '../../lambda/disconnect/disconnect'
import { normalize } from '../../lambda/disconnect/normalize'
import { CallbackProperties } from '../../lambda/disconnect/properties'
import { valueJson, type Member } from '../../lambda/codec/members'

/** What our own records say and no callback does. */
const MARKS = ['answered', 'receivedAt', 'source'] as const

export const isExportedRecord = (members: readonly Member[]): boolean =>
  MARKS.every(mark => members.some(({ key }) => key === mark))

/** What follows from the rest is derived anew: it cannot contradict it, and newer versions may derive more. */
const derivedAnew = (record: Disconnect): Disconnect => {
  const { receivedAt, source, extra, asSent, conflict } = record
  const { eventType } = record
  return {
    ...normalize({ receivedAt, source })({
      properties: { ...CallbackProperties.encode(record), eventType } as CallbackProperties,
      ...(extra === undefined ? {} : { extra }),
      ...(asSent === undefined ? {} : { asSent }),
    }),
    ...(conflict === undefined ? {} : { conflict }),
  }
}

const RECORD_KEYS: ReadonlySet<string> = new Set(RECORD_NAMES)

/** Decoding would leave out what it does not know, and all but the last of a name given twice. */
const isAllOfRecord = (members: readonly Member[]): boolean =>
  new Set(members.map(({ key }) => key)).size === members.length &&
  members.every(({ key }) => RECORD_KEYS.has(key))

const NOT_ALL: readonly Violation[] = [{ path: '', expected: 'only names of records, each once' }]

/** What is a name in `asSent` came from the file, and may be anything. */
const withoutName = ({ path, expected }: Violation): Violation => ({
  path: path.replace(/^asSent\..*/s, 'asSent'),
  expected,
})

/** A record as this project gives it out, as JSON: `extra` stays the text that it is. */
export const exportedRecord = (members: readonly Member[]): E.Either<readonly Violation[], Disconnect> =>
  isAllOfRecord(members)
    ? pipe(
        members.map((member): [string, unknown] => [
          member.key,
          member.key === 'extra' ? valueJson(member) : member.value,
        ]),
        Object.fromEntries<unknown>,
        decode(Disconnect),
        E.bimap(violations => violations.map(withoutName), derivedAnew),
      )
    : E.left(NOT_ALL)
