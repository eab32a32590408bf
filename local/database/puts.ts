import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { DynamoDBRecord } from 'aws-lambda'
import * as E from 'fp-ts/Either'
import * as t from 'io-ts'
import { decodeJson } from '../../lambda/codec/decode'
import { objectCodec } from '../../lambda/codec/object-codec'

const Put = objectCodec('Put', { TableName: t.string, Item: t.UnknownRecord }, {})

const PutAnswer = objectCodec('PutAnswer', {}, { Attributes: t.UnknownRecord })

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage']

const isPut = ({ headers }: IncomingMessage): boolean => String(headers['x-amz-target']).endsWith('.PutItem')

/** Calls back with the whole answer when it is sent. */
const onAnswer = (response: ServerResponse, answered: (body: string) => void): void => {
  const end = response.end.bind(response)
  response.end = ((...args: Parameters<typeof end>) => {
    if (response.statusCode === 200) answered(String(args[0] as unknown))
    return end(...args)
  }) as typeof response.end
}

/**
 * Calls back with each item that the embedded database puts into a table, as a record of a DynamoDB stream. dynalite has no streams. The
 * request can come from the twin or from the command line.
 */
export const onPut = (server: Server, tableName: string, stored: (record: DynamoDBRecord) => void): void => {
  let sequence = 0
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!isPut(request)) return
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    onAnswer(response, answer => {
      const put = decodeJson(Put)(Buffer.concat(chunks).toString())
      if (E.isLeft(put) || put.right.TableName !== tableName) return
      const before = decodeJson(PutAnswer)(answer)
      const isReplacement = E.isRight(before) && before.right.Attributes !== undefined
      stored({
        eventName: isReplacement ? 'MODIFY' : 'INSERT',
        dynamodb: { NewImage: put.right.Item as Image, SequenceNumber: String(++sequence) },
      })
    })
  })
}
