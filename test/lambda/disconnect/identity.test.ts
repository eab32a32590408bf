import * as fc from 'fast-check'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { contentDigest, eventHash, eventKey } from '../../../lambda/disconnect/identity'
import type { Timestamp } from '../../../lambda/disconnect/timestamp'
import { arbitraryRecord, arbitraryTimestamp } from '../../support/callbacks/arbitraries'
import { aCallback, aRecord, recordOf } from '../../support/callbacks/builders'

const LATER = { eventTime: '2026-03-14T09:30:00Z' }

test.each(['initiate', 'answer', 'disconnect', 'transferAnswer', 'transferDisconnect'])(
  '%s happens once in a call, with any time',
  eventType => {
    expect(eventKey(aRecord({ eventType, ...LATER }))).toBe(eventKey(aRecord({ eventType })))
  },
)

test.each([
  'dtmf',
  'gather',
  'redirect',
  'recordComplete',
  'recordingAvailable',
  'bridgeComplete',
  'somethingNew',
])('%s can happen again in a call: its time tells it apart', eventType => {
  expect(eventKey(aRecord({ eventType, ...LATER }))).not.toBe(eventKey(aRecord({ eventType })))
  expect(eventKey(aRecord({ eventType, ...LATER }))).toBe(
    eventKey(aRecord({ eventType, eventTime: '2026-03-14T10:30+01:00' })),
  )
})

test('the key of an event type never equals that of another type with a time', () => {
  const type = fc.oneof(fc.string(), fc.constantFrom('dtmf', 'dtmf#', 'disconnect', 'disconnect#', '#'))
  const time = fc.option(
    fc.oneof(arbitraryTimestamp(), fc.constant('2026-03-14T09:30:00.000Z' as Timestamp)),
    { nil: undefined },
  )
  const types = fc.oneof(
    type,
    fc.tuple(type, arbitraryTimestamp()).map(([text, at]) => `${text}#${at}`),
  )
  const event = fc.tuple(types, time) as fc.Arbitrary<[Disconnect['eventType'], Timestamp | undefined]>
  const keyOf = ([eventType, eventTime]: readonly [Disconnect['eventType'], Timestamp | undefined]) =>
    eventKey(eventTime === undefined ? { eventType } : { eventType, eventTime })
  fc.assert(
    fc.property(event, event, (a, b) => {
      const once = (key: string) => !key.includes('#')
      const isSame = a[0] === b[0] && (a[1] === b[1] || once(keyOf(a)))
      expect(keyOf(a) === keyOf(b)).toBe(isSame)
    }),
    { numRuns: 500 },
  )
})

const digestOf = (body: unknown): string => contentDigest(recordOf(body))

describe('the same content has the same digest', () => {
  const digest = contentDigest(aRecord({ extraOne: 1, extraTwo: { b: [2.5] } }))

  test('in any order of members', () => {
    const entries = Object.entries(aCallback({ extraOne: 1, extraTwo: { b: [2.5] } }))
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), shuffled => {
        expect(digestOf(Object.fromEntries(shuffled))).toBe(digest)
      }),
      { numRuns: 30 },
    )
  })

  test('in snake_case, with other spellings of times and numbers, and with null for missing properties', () => {
    const { startTime, from, ...rest } = aCallback({ extraTwo: { b: [2.5] }, extraOne: 1 })
    expect({ startTime, from }).toStrictEqual({ startTime: '2026-03-14T09:25:00.250Z', from: '+15555550100' })
    expect(
      digestOf({
        ...rest,
        start_time: '2026-03-14T10:25:00.250000+01:00',
        from: '+1 555 555 0100',
        tag: null,
        errorId: '',
      }),
    ).toBe(digest)
  })

  test('in another layout of the JSON', () => {
    expect(digestOf(JSON.stringify(aCallback({ extraOne: 1, extraTwo: { b: [2.5] } }), null, '\t'))).toBe(
      digest,
    )
  })

  test('as a record of an earlier version, which stored times that mean none', () => {
    const none = '0001-01-01T00:00:00.000Z' as Timestamp
    const late = '2026-03-14T11:00:00.000Z' as Timestamp
    const current = aRecord({ answerTime: none, enqueuedTime: none })
    expect(contentDigest({ ...current, answerTime: none, enqueuedTime: none, answered: true })).toBe(
      contentDigest(current),
    )
    expect(contentDigest({ ...current, answerTime: late })).toBe(contentDigest(aRecord({ answerTime: late })))
  })

  test('with another time of arrival, and as evidence', () => {
    const record = aRecord({ extraOne: 1, extraTwo: { b: [2.5] } })
    expect(
      contentDigest({ ...record, receivedAt: '2030-01-01T00:00:00.000Z' as Timestamp, conflict: true }),
    ).toBe(digest)
  })
})

test.each([
  ['cause', { cause: 'busy' }],
  ['time', { endTime: '2026-03-14T09:26:53.590Z' }],
  ['tag', { tag: 'x' }],
  ['value of a member that is not known', { future: 1 }],
  ['member that is not known', { other: null }],
  ['property that changed its name', { sipCallId: 'a' }],
])('another %s is another content', (_, overrides) => {
  expect(contentDigest(aRecord(overrides))).not.toBe(contentDigest(aRecord({ callerDisplayName: 'a' })))
  expect(contentDigest(aRecord(overrides))).not.toBe(contentDigest(aRecord()))
})

test('a digest is 128 bits of base64url, a hash 64 bits that content does not change', () => {
  fc.assert(
    fc.property(arbitraryRecord(), record => {
      expect(contentDigest(record)).toMatch(/^[\w-]{22}$/)
      expect(eventHash(record)).toHaveLength(8)
      expect(eventHash({ ...record, tag: 'other' as NonNullable<Disconnect['tag']> })).toStrictEqual(
        eventHash(record),
      )
    }),
  )
})

test('other calls and other events have other hashes', () => {
  const hashes = [aRecord(), aRecord({ callId: 'c-2' }), aRecord({ eventType: 'answer' })].map(eventHash)
  expect(new Set(hashes.map(hash => hash.toString('hex'))).size).toBe(3)
})

test('two events within a millisecond are two, in any spelling of their times', () => {
  const keyAt = (eventTime: string) => eventKey(recordOf({ callId: 'c-1', eventType: 'dtmf', eventTime }))
  expect(keyAt('2026-03-04T10:00:49.821024168Z')).toBe('dtmf#2026-03-04T10:00:49.821024168Z')
  expect(keyAt('2026-03-04T10:00:49.821999999Z')).not.toBe(keyAt('2026-03-04T10:00:49.821024168Z'))
  expect(keyAt('2026-03-04T11:00:49.82100+01:00')).toBe(keyAt('2026-03-04T10:00:49.821Z'))
})

test('two events at times that mean none are two, with the keys that an earlier version gave them', () => {
  const keyAt = (eventTime?: string) => eventKey(recordOf({ callId: 'c-1', eventType: 'dtmf', eventTime }))
  expect(keyAt('1970-01-01T00:00:01Z')).toBe('dtmf#1970-01-01T00:00:01.000Z')
  expect(keyAt('0001-01-01T01:00:00.000000200+01:00')).toBe('dtmf#0001-01-01T00:00:00.0000002Z')
  expect(keyAt(' ')).toBe(keyAt())
})

test('a string in an unknown member is the same with other escapes', () => {
  const digestOf = (json: string) => contentDigest(recordOf(`{"callId":"c-1","x":${json}}`))
  expect(digestOf('["caf\\u00e9\\/"]')).toBe(digestOf('[ "café/" ]'))
})

test('the digest of a plausible record is as before: keys of stored evidence contain it', () => {
  expect(contentDigest(aRecord())).toBe('Ptq9L55QlmVnHf7KLphNEw')
})
