import * as fc from 'fast-check'
import { DISCONNECTS_TABLE } from '../../../lambda/deployment/tables'
import { RECOGNIZED_CAUSES } from '../../../lambda/disconnect/cause'
import { causeBucket, DEFAULT_SHARDS, disconnectKeys, indexedValue } from '../../../lambda/dynamodb/keys'
import { arbitraryRecord } from '../../support/callbacks/arbitraries'
import { aRecord, CALL_ID, type WireBody } from '../../support/callbacks/builders'

const ONE_SHARD = { byTime: 1, uncommon: 1 }

const keysOf = (overrides: WireBody = {}) => disconnectKeys(aRecord(overrides), ONE_SHARD)

test('a disconnect is found by call, time, numbers, cause and tag', () => {
  expect(keysOf({ cause: 'busy', tag: 'vip' })).toStrictEqual({
    callId: CALL_ID,
    event: 'disconnect',
    timeline: expect.stringMatching(/^2026-03-14T09:26:53\.589Z#[\w-]{11}$/) as unknown,
    byTime: 'uncommon#0',
    byCause: 'ended#0#busy',
    byFrom: 'ended#0#+15555550100',
    byTo: 'ended#0#+15555550101',
    byTag: 'ended#0#vip',
  })
})

test('a record without numbers and tag is not in their indexes', () => {
  expect(Object.keys(keysOf({ from: null, to: '', tag: ' ' })).sort()).toStrictEqual([
    'byTime',
    'callId',
    'event',
    'timeline',
  ])
})

test('other events have different index keys than ended calls', () => {
  const keys = keysOf({ eventType: 'dtmf', cause: 'busy' })
  expect(keys).toMatchObject({
    event: 'dtmf#2026-03-14T09:26:53.590Z',
    byTime: 'event#0',
    byCause: 'event#0#busy',
    byFrom: 'event#0#+15555550100',
  })
})

test('evidence is stored beside the record that it contradicts, and is in no index', () => {
  const keys = disconnectKeys({ ...aRecord({ cause: 'busy' }), conflict: true }, ONE_SHARD)
  expect(Object.keys(keys)).toStrictEqual(['callId', 'event'])
  expect(keys.event).toMatch(/^disconnect![\w-]{22}$/)
})

test.each([
  ['hangup, which the timeline answers', 'hangup', undefined],
  ['unknown, which is a documented cause', 'unknown', 'ended#0#unknown'],
  ['a cause that nobody has documented', 'out-of-credit', 'ended#0#*'],
  ['no cause', null, 'ended#0#*'],
])('by cause: %s', (_, cause, expected) => {
  expect(keysOf({ cause }).byCause).toBe(expected)
})

test('every documented cause has a bucket of its own', () => {
  expect(new Set(RECOGNIZED_CAUSES.map(causeBucket)).size).toBe(12)
})

describe('a value in an index key', () => {
  test.each(['+15555550100', 'x'.repeat(128), 'a#b', 'é'.repeat(64), '*'])('%s is used as it is', value => {
    expect(indexedValue(value)).toBe(value)
  })

  test.each(['x'.repeat(129), 'é'.repeat(65), '~', '~x', `sip:${'a'.repeat(3000)}@example.com`])(
    '%s is hashed',
    value => {
      expect(indexedValue(value)).toMatch(/^~[\w-]{43}$/)
    },
  )

  test('never equals the hash of another', () => {
    const hash = indexedValue('x'.repeat(4096))
    expect(indexedValue(hash)).not.toBe(hash)
  })

  test('differs for each value', () => {
    const text = fc.oneof(fc.string(), fc.string({ minLength: 120, maxLength: 140 }))
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(indexedValue(a) === indexedValue(b)).toBe(a === b)
      }),
    )
  })
})

const bytes = (text: string | undefined): number => Buffer.byteLength(text ?? 'x')

test('DynamoDB accepts every key: none is empty or too long', () => {
  const { partitionKey, sortKey, indexes } = DISCONNECTS_TABLE
  fc.assert(
    fc.property(arbitraryRecord(), fc.boolean(), (record, isEvidence) => {
      const keys = disconnectKeys(isEvidence ? { ...record, conflict: true } : record, DEFAULT_SHARDS)
      expect(Object.values(keys)).not.toContain('')
      expect(Object.values(keys).every(key => typeof key === 'string')).toBe(true)
      expect(bytes(keys[partitionKey])).toBeLessThanOrEqual(2048)
      expect(bytes(keys[sortKey])).toBeLessThanOrEqual(1024)
      expect(Math.max(...indexes.map(index => bytes(keys[index.partitionKey])))).toBeLessThanOrEqual(2048)
      expect(Math.max(...indexes.map(index => bytes(keys[index.sortKey])))).toBeLessThanOrEqual(1024)
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['a tag of 4096 characters', { tag: '☎'.repeat(4096) }],
  [
    'long SIP URIs',
    { from: `sip:${'a'.repeat(3000)}@example.com`, to: `sip:${'b'.repeat(3000)}@example.com` },
  ],
  ['a long cause', { cause: 'x'.repeat(5000) }],
  ['a long event type', { eventType: 'é'.repeat(450) }],
  ['a long call id', { callId: 'x'.repeat(2048) }],
])('%s makes no key too long', (_, overrides) => {
  const { callId, event, timeline, ...indexKeys } = keysOf(overrides)
  expect(bytes(callId)).toBeLessThanOrEqual(2048)
  expect(Math.max(bytes(event), bytes(timeline))).toBeLessThanOrEqual(1024)
  expect(Math.max(...Object.values(indexKeys).map(bytes))).toBeLessThanOrEqual(200)
  expect(
    bytes(disconnectKeys({ ...aRecord(overrides), conflict: true }, ONE_SHARD).event),
  ).toBeLessThanOrEqual(1024)
})

test('no key of an event equals the key of evidence against another', () => {
  const evidence = disconnectKeys({ ...aRecord(), conflict: true }, ONE_SHARD).event
  expect(keysOf({ eventType: evidence, eventTime: null }).event).not.toBe(evidence)
  expect(keysOf({ eventType: evidence }).event).not.toBe(evidence)
})

test('records spread over all shards, and each record always has the same shard', () => {
  const shards = { byTime: 4, uncommon: 2 }
  const keysOfCalls = (cause: string) =>
    Array.from({ length: 400 }, (_, i) => disconnectKeys(aRecord({ callId: `c-${i}`, cause }), shards))
  expect(new Set(keysOfCalls('hangup').map(({ byTime }) => byTime))).toStrictEqual(
    new Set(['ended#0', 'ended#1', 'ended#2', 'ended#3']),
  )
  const busy = keysOfCalls('busy')
  expect(new Set(busy.map(({ byTime }) => byTime))).toStrictEqual(new Set(['uncommon#0', 'uncommon#1']))
  expect(new Set(busy.map(({ byCause }) => byCause))).toStrictEqual(new Set(['ended#0#busy', 'ended#1#busy']))
  expect(disconnectKeys(aRecord({ tag: 'x' }), DEFAULT_SHARDS).byTime).toBe(
    disconnectKeys(aRecord(), DEFAULT_SHARDS).byTime,
  )
})
