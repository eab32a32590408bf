import { createHash, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { closed, listen } from '../cli/server'

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
  return {
    endpoint: await listen(server),
    messages,
    close: () => closed(server),
  }
}
