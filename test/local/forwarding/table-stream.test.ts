import type { DynamoDBRecord } from 'aws-lambda'
import { tableStream } from '../../../local/forwarding/table-stream'
import { eventually } from '../../support/eventually'

const aRecordOf = (sequence: number): DynamoDBRecord => ({ dynamodb: { SequenceNumber: String(sequence) } })

const numbersOf = (records: readonly DynamoDBRecord[]) =>
  records.map(({ dynamodb }) => Number(dynamodb?.SequenceNumber))

test('a batch is sent again from its first failure, and nothing is left out', async () => {
  const batches: number[][] = []
  const stream = tableStream(({ Records }) => {
    const numbers = numbersOf(Records)
    batches.push(numbers)
    if (batches.length === 3) return Promise.reject(new Error('crashed'))
    const failed = batches.length === 2 ? numbers.slice(2, 4).reverse() : []
    return Promise.resolve({ batchItemFailures: failed.map(n => ({ itemIdentifier: String(n) })) })
  })
  for (let n = 1; n <= 6; n++) stream.put(aRecordOf(n))
  await eventually(() => Promise.resolve(batches.flat().filter(n => n === 6).length > 2 || undefined))
  expect(await stream.stop()).toBe(0)
  expect(batches).toStrictEqual([[1], [2, 3, 4, 5, 6], [4, 5, 6], [4, 5, 6]])
})

test('a stream that stops says how much it has not handed on', async () => {
  const stream = tableStream(() => Promise.reject(new Error('crashed')))
  stream.put(aRecordOf(1))
  stream.put(aRecordOf(2))
  expect(await stream.stop()).toBe(2)
})
