import { ResourceNotFoundException, type LambdaClient } from '@aws-sdk/client-lambda'
import type { SQSClient } from '@aws-sdk/client-sqs'
import * as E from 'fp-ts/Either'
import { mappingOf, queueDepthOf } from '../../../cli/check/aws/function'

test('callbacks in the overflow queue are counted, in flight or not', async () => {
  const Attributes = {
    ApproximateNumberOfMessages: '2',
    ApproximateNumberOfMessagesNotVisible: '3',
    ApproximateNumberOfMessagesDelayed: '4',
  }
  const client = { send: () => Promise.resolve({ Attributes }) } as unknown as SQSClient
  expect(await queueDepthOf(client, 'https://queue')).toStrictEqual(E.right(9))
})

test('a queue that cannot be read, or is not in the outputs, leaves the depth unknown', async () => {
  const client = {
    send: () => Promise.reject(Object.assign(new Error(), { name: 'AccessDenied' })),
  } as unknown as SQSClient
  expect(E.isLeft(await queueDepthOf(client, 'https://queue'))).toBe(true)
  expect(E.isLeft(await queueDepthOf(client, undefined))).toBe(true)
})

test('a deleted event source mapping is not an error', async () => {
  const client = {
    send: () => Promise.reject(new ResourceNotFoundException({ message: '', $metadata: {} })),
  } as unknown as LambdaClient
  expect(await mappingOf(client, 'id')).toStrictEqual(E.right(undefined))
})
