import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import * as E from 'fp-ts/Either'
import { callbackJson } from '../../../lambda/callback/callback-json'
import { propertyOf } from '../../../lambda/callback/sent-properties'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { SCALARS } from '../../../lambda/disconnect/properties'
import { SOURCES } from '../../../lambda/disconnect/source'
import { fromItem, toItem } from '../../../lambda/dynamodb/item'
import { DEFAULT_SHARDS } from '../../../lambda/dynamodb/keys'
import { arbitraryCallback } from '../../support/callbacks/arbitraries'
import { aFullCallback, aRecord, JULY_2026, recordOf, type WireBody } from '../../support/callbacks/builders'

/** As it is read from the table. */
const stored = (record: Disconnect): Disconnect => {
  const read = fromItem(toItem({ shards: DEFAULT_SHARDS })(record))
  if (E.isLeft(read)) throw new Error('unreadable')
  return read.right
}

const again = (body: WireBody | string): unknown => JSON.parse(callbackJson(stored(recordOf(body))))

/** Bandwidth sends names in camelCase, an event type, and numbers and booleans as such. */
const asBandwidthSends = (body: WireBody): WireBody =>
  Object.fromEntries([
    ['eventType', 'disconnect'],
    ...Object.entries(body).filter(([name, value]) => {
      const property = propertyOf(name)
      const isText = SCALARS.has(name) && typeof value === 'string' && value.trim() !== ''
      return property === undefined || (property === name && !isText)
    }),
  ])

test('a callback of Bandwidth is made again from its stored record, equal as JSON', () => {
  fc.assert(
    fc.property(arbitraryCallback().map(asBandwidthSends), body => {
      // Not toStrictEqual, to which a member named constructor looks like another type.
      expect(isDeepStrictEqual(again(body), JSON.parse(JSON.stringify(body)))).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test.each<readonly [string, WireBody]>([
  ['with every property', aFullCallback(JULY_2026)],
  ['of a caller without a name', aFullCallback({ callerDisplayName: '' })],
  ['with null', aFullCallback({ direction: null, privacy: null, answerTime: null })],
  ['with times of another precision', aFullCallback({ endTime: '2026-03-14T09:26Z' })],
  ['with a number as people write it', aFullCallback({ from: '+1 (555) 555-0100', tag: ' a tag ' })],
  ['with a response code that cannot be read', aFullCallback({ sipResponseCode: 'none', privacy: 'eu' })],
  ['with text that says null', aFullCallback({ tag: 'null' })],
])('a callback %s is equal as JSON', (_, body) => {
  expect(again(body)).toStrictEqual(body)
})

test('digits of long numbers are as they were sent', () => {
  const record = stored(recordOf('{"callId":"c-1","eventType":"disconnect","ref":12345678901234567890.10}'))
  expect(callbackJson(record)).toContain('"ref":12345678901234567890.10')
})

test('of a property that arrived twice, the value that counts comes last', () => {
  expect(again('{"callId":"c-1","tag":"first","tag":"second"}')).toMatchObject({ tag: 'second' })
})

test('a reconciled record, which never had a callback, says so', () => {
  const record = { ...aRecord(), source: SOURCES.reconciled }
  expect(JSON.parse(callbackJson(record))).toMatchObject({ callId: record.callId, source: 'reconciled' })
  expect(JSON.parse(callbackJson(aRecord()))).not.toHaveProperty('source')
})
