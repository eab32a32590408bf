import { createHash } from 'node:crypto'
import { startDatabase, TABLE_NAME } from '../../local/database/embedded-database'
import { findByCall } from '../../lambda/dynamodb/disconnects'
import type { CallId } from '../../lambda/disconnect/identifiers'
import { aCallbackOfNewCall, newCallId } from '../support/callbacks/builders'
import { lambdaEnvironment } from '../support/lambda/environment'
import { gatewayEvent } from '../support/lambda/gateway-event'
import { type LambdaProcess, startLambda } from '../support/lambda/process'
import { startServer } from '../support/server'
import { startSecretsManager } from '../support/aws/secrets-manager'
import { CREDENTIALS } from '../support/twin/twin'

const NOWHERE = { endpoint: 'http://127.0.0.1:1' }

/** A stand-in for a service of AWS that never answers its first requests, and the others after some time, in milliseconds. */
const startHanging = async (hanging: number, afterMs: number, answer: (body: string) => object) => {
  let requests = 0
  const server = await startServer((body, _, response) => {
    if (++requests <= hanging) return
    setTimeout(() => {
      response
        .writeHead(200, { 'Content-Type': 'application/x-amz-json-1.0' })
        .end(JSON.stringify(answer(body)))
    }, afterMs)
  })
  return { ...server, requests: () => requests }
}

let receive: LambdaProcess | undefined
afterEach(() => receive?.stop())

test('a secret whose read hangs, as a function starts and again, is asked once more in time: the callback is stored, and does not have to wait in the queue', async () => {
  const database = await startDatabase()
  const SecretString = JSON.stringify(CREDENTIALS)
  const secrets = await startHanging(2, 0, () => ({ SecretString }))
  receive = startLambda('receive', lambdaEnvironment(database, secrets))
  const callId = newCallId()
  const { statusCode } = await receive.invoke(
    gatewayEvent({ body: JSON.stringify(aCallbackOfNewCall({ callId })) }),
  )
  expect([statusCode, secrets.requests()]).toStrictEqual([204, 3])
  const stored = await findByCall({ client: database.client, tableName: TABLE_NAME })(callId as CallId)()
  expect(stored).toMatchObject({ right: { records: [{ callId }] } })
  await Promise.all([secrets.close(), database.close()])
})

test('an overflow queue that takes two seconds is waited for, and gets the callback once', async () => {
  const secrets = await startSecretsManager({ AWSCURRENT: JSON.stringify(CREDENTIALS) })
  const sqs = await startHanging(0, 2_000, body => {
    const { MessageBody } = JSON.parse(body) as { MessageBody: string }
    return { MessageId: '1', MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex') }
  })
  receive = startLambda('receive', {
    ...lambdaEnvironment(NOWHERE, secrets),
    OVERFLOW_QUEUE_URL: `${sqs.endpoint}/queue`,
  })
  const { statusCode } = await receive.invoke(gatewayEvent({ body: JSON.stringify(aCallbackOfNewCall()) }))
  expect([statusCode, sqs.requests()]).toStrictEqual([204, 1])
  await Promise.all([secrets.close(), sqs.close()])
})
