import * as fc from 'fast-check'
import { propertyOf } from '../../../lambda/callback/sent-properties'
import { RECOGNIZED_CAUSES } from '../../../lambda/disconnect/cause'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { type PropertyName, TIME_NAMES, type TimeName } from '../../../lambda/disconnect/properties'
import { timestampOf, type Timestamp } from '../../../lambda/disconnect/timestamp'
import { arbitraryInstant, arbitraryTimeText } from './arbitrary-times'
import { recordOf, type WireBody } from './builders'

export const arbitraryTimestamp = (): fc.Arbitrary<Timestamp> => arbitraryInstant().map(timestampOf)

/** Times of one call in any order, some of them missing: mostly seconds apart, sometimes centuries. */
export const arbitraryCallTimes = (): fc.Arbitrary<{
  readonly [Name in 'enqueuedTime' | 'startTime' | 'answerTime' | 'endTime']?: Timestamp
}> =>
  fc
    .record({
      near: fc.integer({ min: Date.UTC(1999, 11, 31, 23, 59, 30), max: Date.UTC(2000, 0, 1, 0, 1) }),
      shift: fc.constantFrom(0, Date.UTC(2026, 0) - Date.UTC(2000, 0)),
    })
    .chain(({ near, shift }) => {
      const time = fc.oneof(
        { weight: 4, arbitrary: fc.integer({ min: -30_000, max: 30_000 }).map(ms => near + shift + ms) },
        { weight: 1, arbitrary: arbitraryInstant() },
      )
      const timestamp = time.map(timestampOf)
      return fc.record(
        { enqueuedTime: timestamp, startTime: timestamp, answerTime: timestamp, endTime: timestamp },
        { requiredKeys: [] },
      )
    })

/** Letters of any script, emoji and control characters; never a lone surrogate. */
const arbitraryText = (maxLength = 60): fc.Arbitrary<string> =>
  fc.oneof(fc.string({ maxLength }), fc.string({ unit: 'binary', maxLength }))

/** Also lone surrogates, which JSON can escape. */
const arbitraryJsonText = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: arbitraryText() },
    { weight: 1, arbitrary: fc.constantFrom('\ud83d', ' \udcde ', '\u0000', '\ufeff') },
  )

const arbitraryFictitiousNumber = (): fc.Arbitrary<string> =>
  fc.integer({ min: 100, max: 199 }).map(line => `+15555550${line}`)

export const arbitraryParty = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: arbitraryFictitiousNumber() },
    arbitraryFictitiousNumber().map(number => `sip:${number}@pbx.example.com;user=phone;transport=tls`),
    arbitraryFictitiousNumber().map(
      number => ` tel:${number.slice(0, 2)} (${number.slice(2, 5)}) ${number.slice(5)}`,
    ),
    fc.integer({ min: 100, max: 3000 }).map(length => `sip:${'x'.repeat(length)}@example.com`),
    fc.constantFrom(
      'Restricted',
      'Anonymous',
      'Private',
      'Unavailable',
      '911',
      '15555550100',
      ' 15555550100',
    ),
    arbitraryJsonText(),
  )

const arbitraryCallId = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.uuid().map(uuid => `c-${uuid.slice(0, 8)}-${uuid}`) },
    fc.uuid(),
    arbitraryText().filter(text => text.isWellFormed() && text.trim() !== ''),
  )

const arbitraryEventType = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant('disconnect') },
    fc.constantFrom('answer', 'transferDisconnect', 'dtmf', 'recordComplete', 'bridgeComplete'),
    arbitraryText().filter(text => text.isWellFormed()),
  )

const arbitraryTag = (): fc.Arbitrary<string> =>
  fc.oneof(arbitraryJsonText(), fc.constantFrom('é'.repeat(4096), '☎'.repeat(4096), `~${'t'.repeat(40)}`))

const PROPERTIES = {
  eventType: arbitraryEventType(),
  accountId: fc.oneof(fc.constant('9900000'), arbitraryJsonText()),
  applicationId: fc.oneof(fc.uuid(), arbitraryJsonText()),
  from: arbitraryParty(),
  to: arbitraryParty(),
  direction: fc.oneof(fc.constantFrom('inbound', 'outbound'), arbitraryJsonText()),
  callUrl: fc.oneof(fc.webUrl(), arbitraryJsonText()),
  cause: fc.oneof(fc.constantFrom<string>(...RECOGNIZED_CAUSES), arbitraryJsonText()),
  errorMessage: arbitraryJsonText(),
  errorId: fc.oneof(fc.uuid(), arbitraryJsonText()),
  tag: arbitraryTag(),
  parentCallId: arbitraryCallId(),
  transferCallerId: arbitraryParty(),
  transferTo: arbitraryParty(),
  privacy: fc.constantFrom<unknown>(true, false, 'true', ' FALSE '),
  callerDisplayName: arbitraryJsonText(),
  sipCallId: arbitraryJsonText(),
  sipResponseCode: fc.oneof<fc.Arbitrary<unknown>[]>(fc.integer({ min: 100, max: 699 }), fc.constant('0486')),
} satisfies Record<Exclude<PropertyName, 'callId' | TimeName>, fc.Arbitrary<unknown>>

const notGiven = (): fc.Arbitrary<unknown> => fc.constantFrom<unknown>(null, '', '  ')

/** Mostly within a minute, as the times of a call are. */
const arbitraryTimes = (around: number) => {
  const near = arbitraryTimeText(fc.integer({ min: around, max: around + 60_000 }))
  const time = fc.oneof({ weight: 3, arbitrary: near }, { weight: 1, arbitrary: arbitraryTimeText() })
  return Object.fromEntries(TIME_NAMES.map(name => [name, time]))
}

const arbitraryProperties = (): fc.Arbitrary<WireBody> =>
  arbitraryInstant().chain(around =>
    fc.record(
      Object.fromEntries(
        Object.entries({ ...PROPERTIES, ...arbitraryTimes(around) }).map(([name, arbitrary]) => [
          name,
          fc.oneof(
            { weight: 6, arbitrary: arbitrary as fc.Arbitrary<unknown> },
            { weight: 1, arbitrary: notGiven() },
          ),
        ]),
      ),
      { requiredKeys: [] },
    ),
  )

/** Members whose names are not those of properties, with any JSON value. */
export const arbitraryUnknownMembers = (): fc.Arbitrary<readonly (readonly [string, unknown])[]> =>
  fc.uniqueArray(
    fc.tuple(
      fc
        .oneof(
          arbitraryJsonText(),
          fc.constantFrom('', '__proto__', 'constructor', 'extra', 'answered', 'toString'),
        )
        .filter(key => propertyOf(key) === undefined),
      fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>,
    ),
    { maxLength: 4, selector: ([key]) => key },
  )

/** The spelling of Bandwidth's SDKs. */
export const inSnakeCase = (name: string): string =>
  name.replaceAll(/[A-Z]/g, capital => `_${capital.toLowerCase()}`)

/**
 * A body that must be decoded: realistic and odd values, either spelling or both, unknown members.
 * `Object.fromEntries` keeps a member named `__proto__`, as `JSON.parse` does.
 */
export const arbitraryCallback = (): fc.Arbitrary<WireBody> =>
  fc
    .tuple(
      arbitraryCallId(),
      arbitraryProperties(),
      fc.oneof(
        { weight: 2, arbitrary: fc.constant<WireBody>({}) },
        { weight: 1, arbitrary: arbitraryProperties() },
      ),
      arbitraryUnknownMembers(),
    )
    .map(([callId, camelCase, snakeCase, unknown]) =>
      Object.fromEntries([
        ...Object.entries(snakeCase).map(([name, value]) => [inSnakeCase(name), value] as const),
        ...Object.entries({ callId, ...camelCase }),
        ...unknown,
      ]),
    )

/** The record of an arbitrary callback. */
export const arbitraryRecord = (): fc.Arbitrary<Disconnect> => arbitraryCallback().map(body => recordOf(body))
