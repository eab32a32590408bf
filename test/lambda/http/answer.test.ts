import * as fc from 'fast-check'
import { itemsAnswer } from '../../../lambda/http/answer'
import { INVOCATION_MAX_BYTES } from '../../support/aws/limits'
import { arbitraryRecord } from '../../support/callbacks/arbitraries'
import { aRecord } from '../../support/callbacks/builders'

const bytesOf = (response: unknown): number => Buffer.byteLength(JSON.stringify(response))

const CURSOR = 'c'.repeat(400)

test('an answer is filled up to what a Lambda function may answer', () => {
  fc.assert(
    fc.property(fc.array(arbitraryRecord(), { minLength: 1, maxLength: 30 }), records => {
      const largest = Math.max(...records.map(record => bytesOf(JSON.stringify(record))))
      const rows = Array.from({ length: 50_000 }, (_, i) => ({
        position: String(i),
        record: records[i % records.length] ?? aRecord(),
      }))
      let end = ''
      const response = itemsAnswer({ rows }, position => {
        end = position
        return CURSOR
      })
      const { items } = JSON.parse(response.body ?? '') as { items: unknown[] }
      expect(bytesOf(response)).toBeLessThanOrEqual(INVOCATION_MAX_BYTES)
      expect(bytesOf(response)).toBeGreaterThan(INVOCATION_MAX_BYTES - 2_048 - largest)
      expect(end).toBe(String(items.length - 1))
    }),
    { numRuns: 10 },
  )
})

test('what cannot be read is counted where its page ends', () => {
  const rows = [{ position: '1' }, { position: '2', record: aRecord() }, { position: '3' }]
  const bodyOf = (page: Parameters<typeof itemsAnswer>[0]) => {
    const { body = '' } = itemsAnswer(page, position => `after ${position}`)
    const { items, ...end } = JSON.parse(body) as { items: unknown[] }
    return [items.length, end]
  }
  expect(bodyOf({ rows })).toStrictEqual([1, { unreadable: 2 }])
  expect(bodyOf({ rows, position: '4' })).toStrictEqual([1, { unreadable: 2, cursor: 'after 4' }])
  expect(bodyOf({ rows, unreadable: 5 })).toStrictEqual([1, { unreadable: 7 }])
  expect(bodyOf({ rows, unreadable: 5, position: '4' })).toStrictEqual([
    1,
    { unreadable: 2, cursor: 'after 4' },
  ])
})
