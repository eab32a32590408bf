import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb'
import { failureFields } from '../../../lambda/log/failure-fields'
import { MalformedSecret } from '../../../lambda/secrets/secret-credentials'

const aws = (name: string) =>
  new DynamoDBServiceException({
    name,
    message: 'about +15555550100',
    $fault: 'client',
    $metadata: { httpStatusCode: 400 },
  })

const fieldsOf = (cause: unknown) => failureFields({ _tag: 'StoreUnavailable', cause })

test('a failure of the network or of AWS is logged with its message', () => {
  expect(fieldsOf(aws('ProvisionedThroughputExceededException'))).toMatchObject({
    cause: 'ProvisionedThroughputExceededException',
    causeMessage: 'about +15555550100',
    awsStatus: 400,
  })
  expect(fieldsOf(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))).toMatchObject({
    causeMessage: 'connect',
    causeCode: 'ECONNREFUSED',
  })
})

test.each([
  ['what DynamoDB says of an item that it refuses', aws('ValidationException')],
  ['what DynamoDB says of a request that it cannot read', aws('SerializationException')],
  ['what SQS says of a message that it refuses', aws('InvalidMessageContents')],
  ['what JSON.parse says, which quotes its input', new SyntaxError('Unexpected token in "+15555550100"')],
  ['any other error', new TypeError('cannot read +15555550100')],
  ['a value that was thrown', '+15555550100'],
])('the message may quote the data and is left out: %s', (_, cause) => {
  expect(JSON.stringify(fieldsOf(cause))).not.toContain('5555550100')
})

test('the log of a malformed secret says what the secret has to be', () => {
  expect(fieldsOf(new MalformedSecret())).toMatchObject({
    cause: 'MalformedSecret',
    causeMessage: expect.stringMatching(/^The secret is not JSON with a username and a password/) as unknown,
  })
})

test('an error of unknown origin is logged with its stack', () => {
  expect(fieldsOf(new TypeError('x'))).toMatchObject({
    cause: 'TypeError',
    stack: expect.stringContaining('at ') as unknown,
  })
})
