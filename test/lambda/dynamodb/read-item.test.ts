import { marshall } from '@aws-sdk/util-dynamodb'
import * as E from 'fp-ts/Either'
import { toItem } from '../../../lambda/dynamodb/item'
import { DEFAULT_SHARDS } from '../../../lambda/dynamodb/keys'
import { readItem } from '../../../lambda/dynamodb/read-item'
import { aFullCallback, recordOf } from '../../support/callbacks/builders'

const record = recordOf(aFullCallback())
const attributes = marshall(toItem({ shards: DEFAULT_SHARDS })(record))

test('attributes of a later version are ignored, whatever their type', () => {
  const later = {
    region: { S: 'eu-west-1' },
    score: { N: '1E+30' },
    exact: { N: '123456789012345678901234567890' },
    isOdd: { BOOL: true },
    nothing: { NULL: true },
    bytes: { B: Uint8Array.of(1, 2) },
    names: { SS: ['a'] },
    numbers: { NS: ['1E+30'] },
    parts: { L: [{ M: { deep: { N: '1E-130' } } }] },
  }
  expect(readItem({ ...attributes, ...later })).toStrictEqual(E.right(record))
})

test.each([
  ['source', { S: 'replay' }, 'replay'],
  ['eventType', { S: 'callEnded' }, 'callEnded'],
  ['cause', { S: 'lost-interest' }, 'lost-interest'],
  ['direction', { S: 'sideways' }, 'sideways'],
  ['privacy', { S: 'TRUE' }, true],
  ['sipResponseCode', { N: '1234' }, 1234],
  ['accountId', { S: 'account' }, 'account'],
  ['errorId', { S: 'E-1' }, 'E-1'],
  ['endTime', { S: '2026-03-14T09:26:53.589123+00:00' }, '2026-03-14T09:26:53.589Z'],
] as const)('a %s that this version does not know is read as it is', (name, attribute, value) => {
  expect(readItem({ ...attributes, [name]: attribute })).toMatchObject(E.right({ [name]: value }))
})

test('a class of causes that this version does not know is no reason to refuse a record', () => {
  expect(E.isRight(readItem({ ...attributes, causeClass: { S: 'carrier' } }))).toBe(true)
})

test.each([
  ['without a call id', { callId: undefined }],
  ['with a number where text is expected', { tag: { N: '1' } }],
  ['with a time that is none', { receivedAt: { S: 'yesterday' } }],
  ['with asSent that is no JSON', { asSent: { S: '{' } }],
])('an item %s is unreadable', (_, overrides) => {
  const item = Object.fromEntries(
    Object.entries({ ...attributes, ...overrides }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )
  expect(readItem(item)).toMatchObject(E.left({ _tag: 'UnreadableRecord' }))
})
