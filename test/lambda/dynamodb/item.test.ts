import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as fc from 'fast-check'
import * as E from 'fp-ts/Either'
import { DISCONNECTS_TABLE } from '../../../lambda/deployment/tables'
import { expiry, fromItem, toItem } from '../../../lambda/dynamodb/item'
import { DEFAULT_SHARDS } from '../../../lambda/dynamodb/keys'
import { itemBytes } from '../../support/aws/item-size'
import { arbitraryRecord } from '../../support/callbacks/arbitraries'
import { aFullCallback, aRecord, RECEIVED_AT, recordOf } from '../../support/callbacks/builders'

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

test('an item has the record’s names, the keys, and asSent as JSON text', () => {
  const record = aRecord({ tag: ' a\ud83d ' })
  expect(encode(record)).toMatchObject({ ...record, asSent: '{"tag":" a\\ud83d "}', event: 'disconnect' })
  expect(encode(record)).not.toHaveProperty('expiresAt')
})

test('a record with a retention expires that many days after its arrival', () => {
  const item = toItem({ shards: DEFAULT_SHARDS, retentionDays: 30 })(aRecord())
  expect(item['expiresAt']).toBe(Date.parse('2026-04-13T09:26:54Z') / 1000)
  expect(fromItem(item)).toStrictEqual(E.right(aRecord()))
  expect(expiry(DISCONNECTS_TABLE, RECEIVED_AT, undefined)).toStrictEqual({})
})

const CARRIER = {
  callerDisplayName: 'EXAMPLE CORP',
  sipCallId: 'a84b4c76e66710@192.0.2.4',
  sipResponseCode: 486,
}

test.each([
  ['answered', { cause: 'hangup', errorMessage: null, errorId: null }],
  ['failed', {}],
  ['busy', { answerTime: null, cause: 'busy', errorMessage: 'Callee is busy', ...CARRIER }],
  [
    'unanswered',
    { answerTime: null, cause: 'timeout', errorMessage: 'Call was not answered', errorId: null },
  ],
])('a typical %s call is one write unit, with its keys and its expiry', (_, overrides) => {
  const item = toItem({ shards: DEFAULT_SHARDS, retentionDays: 365 })(recordOf(aFullCallback(overrides)))
  expect(itemBytes(item)).toBeLessThan(1024)
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
  ['an extra that is no object', { extra: '[1]' }, [{ path: 'extra', expected: 'JsonObjectText' }]],
])('an item with %s is reported as unreadable', (_, overrides, violations) => {
  expect(fromItem({ ...encode(aRecord()), ...overrides })).toStrictEqual(
    E.left({ _tag: 'UnreadableRecord', violations }),
  )
})
