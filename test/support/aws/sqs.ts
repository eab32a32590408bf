import { createHash, randomUUID } from 'node:crypto'
import { startServer } from '../server'

/** A stand-in for SQS that only takes messages. */
export const startSqs = async () => {
  const messages: string[] = []
  const server = await startServer((body, _, response) => {
    const { MessageBody } = JSON.parse(body) as { MessageBody: string }
    messages.push(MessageBody)
    response.writeHead(200, { 'Content-Type': 'application/x-amz-json-1.0' }).end(
      JSON.stringify({
        MessageId: randomUUID(),
        MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
      }),
    )
  })
  return { ...server, messages }
}
