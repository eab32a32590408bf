import { createHash, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** As much of SQS's HTTP interface as sending a message takes. */
export const startSqs = async () => {
  const messages: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => (body += String(chunk)))
    request.on('end', () => {
      const { MessageBody } = JSON.parse(body) as { MessageBody: string }
      messages.push(MessageBody)
      response.writeHead(200, { 'Content-Type': 'application/x-amz-json-1.0' }).end(
        JSON.stringify({
          MessageId: randomUUID(),
          MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
        }),
      )
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
