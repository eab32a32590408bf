import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb'
import * as E from 'fp-ts/Either'
import { dynamoDisconnectStore } from '../../../lambda/dynamodb/disconnects'
import { DEFAULT_SHARDS } from '../../../lambda/dynamodb/keys'
import { aRecord } from '../../support/callbacks/builders'

const storeThatFails = (cause: Error) =>
  dynamoDisconnectStore({
    client: { send: () => Promise.reject(cause) },
    tableName: 'Table',
    shards: DEFAULT_SHARDS,
    readShards: DEFAULT_SHARDS,
  })

const exception = (name: string, message: string) =>
  new DynamoDBServiceException({ name, message, $fault: 'client', $metadata: { httpStatusCode: 400 } })

describe('a permanent error means a refused record, a temporary one an outage', () => {
  test.each([
    ['ValidationException', 'Item size has exceeded the maximum allowed size', 'a record of at most 400 KB'],
    [
      'ValidationException',
      'One or more parameter values were invalid: Size of rangekey has exceeded the maximum size limit of1024 bytes',
      'a record that DynamoDB takes',
    ],
    ['SerializationException', 'Unexpected value', 'a record that DynamoDB takes'],
  ])('permanent: %s, %s', async (name, message, expected) => {
    const cause = exception(name, message)
    expect(await storeThatFails(cause).put(aRecord())()).toStrictEqual(
      E.left({ _tag: 'RecordRefused', violations: [{ path: '', expected }], cause }),
    )
  })

  test('permanent: a record that cannot be marshalled', async () => {
    const store = storeThatFails(new Error('It was sent'))
    const result = await store.put({ ...aRecord(), talkMs: Number.NaN })()
    expect(result).toMatchObject({ left: { _tag: 'RecordRefused' } })
  })

  test.each([
    'AccessDeniedException',
    'ResourceNotFoundException',
    'UnrecognizedClientException',
    'ProvisionedThroughputExceededException',
    'ThrottlingException',
    'RequestLimitExceeded',
    'InternalServerError',
    'KMSAccessDeniedException',
  ])('temporary: %s', async name => {
    const cause = exception(name, 'no')
    expect(await storeThatFails(cause).put(aRecord())()).toStrictEqual(
      E.left({ _tag: 'StoreUnavailable', cause }),
    )
  })
})
