import * as E from 'fp-ts/Either'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { DEFAULT_SHARDS, disconnectKeys } from '../../../lambda/dynamodb/keys'
import { decodePost, recordOf } from '../../support/callbacks/builders'

/** DynamoDB's limit for a sort key, in bytes. */
const SORT_KEY_MAX_BYTES = 1024

const LONGEST_TYPE = 'é'.repeat(450)
const LONGEST_TIME = `2026-03-04T10:00:49.${'1'.repeat(64 - 20)}`

const bodyOf = (eventType: string, eventTime: string) => ({ callId: 'c-1', eventType, eventTime })

test('the longest event type with the longest time fits the key, as evidence too', () => {
  const record = recordOf(bodyOf(LONGEST_TYPE, LONGEST_TIME))
  const evidence: Disconnect = { ...record, conflict: true }
  const [stored, beside] = [record, evidence].map(each => disconnectKeys(each, DEFAULT_SHARDS).event)
  expect(stored).toBe(`${LONGEST_TYPE}#2026-03-04T10:00:49.${'1'.repeat(64 - 20)}Z`)
  expect(Buffer.byteLength(stored ?? '')).toBeLessThanOrEqual(SORT_KEY_MAX_BYTES)
  expect(Buffer.byteLength(beside ?? '')).toBeLessThanOrEqual(SORT_KEY_MAX_BYTES)
})

test('a longer type or a longer time is refused', () => {
  expect(E.isLeft(decodePost(bodyOf(`${LONGEST_TYPE}x`, LONGEST_TIME)))).toBe(true)
  expect(E.isLeft(decodePost(bodyOf(LONGEST_TYPE, `${LONGEST_TIME}1`)))).toBe(true)
})
