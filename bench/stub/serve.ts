import { createHash } from 'node:crypto'
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { StubOptions } from './stub-process'

const { secret, afterMs, tls, hangs } = JSON.parse(process.argv[2] ?? '') as StubOptions

type Message = { readonly MessageBody?: string }

/** DynamoDB accepts every write and finds nothing, Secrets Manager has one secret, SQS takes every message. */
const answerOf = (target: string, body: string): object => {
  if (target.startsWith('secretsmanager')) return { ARN: 'secret', Name: 'secret', SecretString: secret }
  if (!target.startsWith('AmazonSQS')) return {}
  const { MessageBody = '' } = JSON.parse(body) as Message
  return { MessageId: 'message', MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex') }
}

const listener: RequestListener = (request, response) => {
  void text(request).then(body => {
    if (hangs === 'request') return
    const answer = JSON.stringify(answerOf(String(request.headers['x-amz-target']), body))
    const send = () => response.writeHead(200, { 'Content-Type': 'application/x-amz-json-1.1' }).end(answer)
    if (afterMs === undefined) send()
    else setTimeout(send, afterMs)
  })
}

const webServer = () => {
  const server = tls === undefined ? createHttpServer(listener) : createHttpsServer(tls, listener)
  server.keepAliveTimeout = 60_000
  return server
}

const server = hangs === 'connection' ? createTcpServer() : webServer()

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.send?.(`${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`)
})
process.once('disconnect', () => process.exit(0))
