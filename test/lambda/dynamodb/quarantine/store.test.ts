import { marshall } from '@aws-sdk/util-dynamodb'
import * as fc from 'fast-check'
import * as E from 'fp-ts/Either'
import { BODY_MAX_BYTES } from '../../../../lambda/callback/delivery'
import type { Item } from '../../../../lambda/dynamodb/item'
import { fromQuarantineItems } from '../../../../lambda/dynamodb/quarantine/entry'
import { PART_BYTES, toQuarantineItems } from '../../../../lambda/dynamodb/quarantine/store'
import { itemBytes } from '../../../support/aws/item-size'
import { aQuarantinedRequest, RECEIVED_AT } from '../../../support/callbacks/builders'

const ITEM_MAX_BYTES = 400 * 1024

const itemsOf = (body: Uint8Array): readonly Item[] => toQuarantineItems(aQuarantinedRequest({ body }), 30)

const noise = (bytes: number): Uint8Array =>
  Uint8Array.from({ length: bytes }, (_, i) => (i * 2654435761) >>> 24)

const rejoined = (items: readonly Item[]): Buffer =>
  Buffer.concat(
    [...items]
      .sort((a, b) => (String(a['part']) < String(b['part']) ? -1 : 1))
      .map(item => item['body'] as Uint8Array),
  )

test('a small request is one item', () => {
  const { headers, ...request } = aQuarantinedRequest()
  expect(itemsOf(request.body)).toStrictEqual([
    {
      ...request,
      headers: JSON.stringify(headers),
      body: request.body,
      bodyParts: 1,
      day: '2026-03-14',
      part: `${request.quarantineId}#0000`,
      expiresAt: Math.floor(Date.parse(RECEIVED_AT) / 1000) + 30 * 86_400,
    },
  ])
})

test.each([
  ['nothing', 0, 1],
  ['exactly one part', PART_BYTES, 1],
  ['one byte more', PART_BYTES + 1, 2],
  ['all that the gateway lets through', 10 * 1024 * 1024, 35],
])('of %s, no byte is lost, and every part fits into an item', (_, bytes, parts) => {
  const body = noise(bytes)
  const items = itemsOf(body)
  expect(items).toHaveLength(parts)
  expect(rejoined(items).equals(body)).toBe(true)
  expect(Math.max(...items.map(itemBytes))).toBeLessThan(ITEM_MAX_BYTES)
  expect(new Set(items.map(item => item['part'])).size).toBe(parts)
})

test('the one item of a truncated body has the length and SHA-256 of the whole', () => {
  const truncatedFrom = { bytes: 5_000_000, sha256: 'ab'.repeat(32) }
  const items = toQuarantineItems(aQuarantinedRequest({ body: noise(BODY_MAX_BYTES), truncatedFrom }), 30)
  expect(items).toMatchObject([{ bodyParts: 1, truncatedFrom }])
  expect(itemBytes(items[0] ?? {})).toBeLessThan(ITEM_MAX_BYTES)
})

test('an item of a version that did not truncate bodies is read as complete', () => {
  const request = aQuarantinedRequest({ body: Buffer.from(noise(7)) })
  const items = toQuarantineItems(request, 30)
  expect(items.map(item => 'truncatedFrom' in item)).toStrictEqual([false])
  expect(fromQuarantineItems(items[0] ?? {}, items)).toStrictEqual(E.right({ ...request, complete: true }))
})

test.each([
  ['ASCII', 'x'],
  ['what HTTP takes of Latin-1', '\u00ff'],
  ['quotation marks', '"'],
  ['what SQS does not take', '\uffff'],
])('the first part fits into an item with 20 KB of %s in query, headers and violations', (_, character) => {
  const odd = character.repeat(20 * 1024)
  const request = aQuarantinedRequest({
    body: noise(PART_BYTES),
    query: odd.slice(0, 5 * 1024),
    headers: { 'x-odd': odd.slice(0, 10 * 1024) },
    violations: [{ path: '', expected: odd.slice(0, 5 * 1024) }],
  })
  expect(Math.max(...toQuarantineItems(request, 30).map(itemBytes))).toBeLessThan(ITEM_MAX_BYTES)
})

test('the part that describes the whole is written last', () => {
  const items = itemsOf(noise(3 * PART_BYTES))
  expect(items.map(item => 'violations' in item)).toStrictEqual([false, false, true])
  expect(items.at(-1)).toMatchObject({ part: expect.stringMatching(/#0000$/) as unknown, bodyParts: 3 })
  expect(items.every(item => typeof item['expiresAt'] === 'number' && item['day'] === '2026-03-14')).toBe(
    true,
  )
})

test('any request can be written', () => {
  fc.assert(
    fc.property(
      fc.uint8Array(),
      fc.string({ unit: 'binary' }),
      fc.dictionary(fc.string(), fc.string()),
      (body, query, headers) => {
        const items = toQuarantineItems(aQuarantinedRequest({ body, query, headers, violations: [] }), 30)
        expect(() => items.map(item => marshall(item))).not.toThrow()
        expect(rejoined(items).equals(body)).toBe(true)
      },
    ),
  )
})
