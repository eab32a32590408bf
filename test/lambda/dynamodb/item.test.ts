import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as fc from 'fast-check'
import * as E from 'fp-ts/Either'
import { DISCONNECTS_TABLE } from '../../../lambda/deployment/tables'
import { expiry, fromItem, toItem } from '../../../lambda/dynamodb/item'
import { DEFAULT_SHARDS } from '../../../lambda/dynamodb/keys'
import { itemBytes } from '../../support/aws/item-size'
import { arbitraryRecord } from '../../support/callbacks/arbitraries'
import { releasedItem } from '../../support/aws/released-item'
import {
  aFullCallback,
  aRecord,
  CALL_ID,
  JULY_2026,
  LONG_SIP_URI,
  LONG_TEXTS,
  RECEIVED_AT,
  recordOf,
} from '../../support/callbacks/builders'

const encode = toItem({ shards: DEFAULT_SHARDS })

test('an item is read as it was written', () => {
  fc.assert(
    fc.property(arbitraryRecord(), fc.boolean(), (record, isEvidence) => {
      const written = isEvidence ? { ...record, conflict: true as const } : record
      expect(fromItem(unmarshall(marshall(encode(written))))).toStrictEqual(E.right(written))
    }),
    { numRuns: 300 },
  )
})

test('every attribute can be encoded in UTF-8', () => {
  fc.assert(
    fc.property(arbitraryRecord(), record => {
      const texts = Object.values(encode(record)).filter(value => typeof value === 'string')
      expect(texts.filter(text => !text.isWellFormed())).toStrictEqual([])
    }),
  )
})

test('an item does not hold what follows from the rest', () => {
  expect(encode(aRecord({ tag: ' a\ud83d ' }))).toStrictEqual({
    callId: CALL_ID,
    event: 'disconnect',
    eventType: 'disconnect',
    accountId: '9900000',
    applicationId: '3b0f6c52-8d4e-4a17-9f26-71c05e9ad348',
    from: '+15555550100',
    to: '+15555550101',
    direction: 'outbound',
    cause: 'hangup',
    tag: 'a\ufffd',
    startTime: Date.parse('2026-03-14T09:25:00.250Z'),
    answerTime: Date.parse('2026-03-14T09:25:10.500Z'),
    endTime: Date.parse('2026-03-14T09:26:53.589Z'),
    eventTime: Date.parse('2026-03-14T09:26:53.590Z'),
    receivedAt: Date.parse(RECEIVED_AT),
    talkMs: 103_089,
    asSent: '{"tag":" a\\ud83d "}',
    timeline: expect.stringMatching(/^2026-03-14T09:26:53\.589Z#/) as unknown,
    byTime: expect.stringMatching(/^ended#\d$/) as unknown,
    byFrom: 'ended#0#+15555550100',
    byTo: 'ended#0#+15555550101',
    byTag: 'ended#0#a\ufffd',
  })
})

test.each([
  ['the standard one is not stored', {}, undefined],
  ['another one is stored', { callUrl: 'https://example.com/calls/1' }, 'https://example.com/calls/1'],
  ['a callback without one does not get the standard one', { callUrl: null }, null],
  ['without an account there is no standard one', { callUrl: null, accountId: null }, undefined],
])('of callUrls, %s', (_, overrides, stored) => {
  const record = aRecord(overrides)
  expect(encode(record)['callUrl']).toBe(stored)
  expect(fromItem(encode(record))).toStrictEqual(E.right(record))
})

test('a record with a retention expires that many days after its arrival', () => {
  const item = toItem({ shards: DEFAULT_SHARDS, retentionDays: 30 })(aRecord())
  expect(item['expiresAt']).toBe(Date.parse('2026-04-13T09:26:54Z') / 1000)
  expect(fromItem(item)).toStrictEqual(E.right(aRecord()))
  expect(expiry(DISCONNECTS_TABLE, RECEIVED_AT, undefined)).toStrictEqual({})
})

test.each([
  ['with every property and a long SIP URI', 1010, { to: LONG_SIP_URI }],
  ['with long texts in every property', 1024, LONG_TEXTS],
])('a call %s is one write unit: with its keys and its expiry at most %i bytes', (_, bytes, overrides) => {
  const record = recordOf(aFullCallback({ ...JULY_2026, ...overrides }))
  expect(itemBytes(toItem({ shards: DEFAULT_SHARDS, retentionDays: 365 })(record))).toBeLessThanOrEqual(bytes)
})

test('an item of version 0.1.0 is read as it was written', () => {
  fc.assert(
    fc.property(arbitraryRecord(), fc.boolean(), (record, isEvidence) => {
      const written = isEvidence ? { ...record, conflict: true as const } : record
      const item = releasedItem({ shards: DEFAULT_SHARDS })(written)
      expect(fromItem(unmarshall(marshall(item)))).toStrictEqual(E.right(written))
    }),
  )
})

test.each([
  [
    'no event type',
    { eventType: undefined },
    [{ path: 'eventType', expected: 'text of at most 900 bytes of UTF-8' }],
  ],
  [
    'a time that is none',
    { endTime: 'soon' },
    [{ path: 'endTime', expected: 'an ISO 8601 time such as 2022-06-17T22:19:40.375Z' }],
  ],
  [
    'a time beyond all times',
    { receivedAt: 1e20 },
    [{ path: 'receivedAt', expected: 'an ISO 8601 time such as 2022-06-17T22:19:40.375Z' }],
  ],
  ['an extra that is no object', { extra: '[1]' }, [{ path: 'extra', expected: 'a JSON object' }]],
])('an item with %s is reported as unreadable', (_, overrides, violations) => {
  expect(fromItem({ ...encode(aRecord()), ...overrides })).toStrictEqual(
    E.left({ _tag: 'UnreadableRecord', violations }),
  )
})
