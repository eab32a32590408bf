import { createHash } from 'node:crypto'
import { startServer } from '../server'

/** A stand-in for SQS: a queue whose messages are received and deleted. A message that is not deleted stays hidden. */
export const startMessageQueue = async (bodies: readonly string[]) => {
  const left = new Map(bodies.map((body, n) => [String(n), body]))
  const received = new Set<string>()
  const receive = () => {
    const handles = [...left.keys()].filter(handle => !received.has(handle)).slice(0, 10)
    return handles.map(handle => {
      received.add(handle)
      const Body = left.get(handle) ?? ''
      return { ReceiptHandle: handle, Body, MD5OfBody: createHash('md5').update(Body).digest('hex') }
    })
  }
  const answerTo = (target: string, { ReceiptHandle = '' }: { readonly ReceiptHandle?: string }): object => {
    if (target.endsWith('.ReceiveMessage')) return { Messages: receive() }
    if (target.endsWith('.DeleteMessage')) return { deleted: left.delete(ReceiptHandle) }
    return { Attributes: { ApproximateNumberOfMessages: String(left.size) } }
  }
  const server = await startServer((body, { headers }, response) => {
    const answer = answerTo(String(headers['x-amz-target']), JSON.parse(body) as { ReceiptHandle?: string })
    response.writeHead(200, { 'Content-Type': 'application/x-amz-json-1.0' }).end(JSON.stringify(answer))
  })
  return { ...server, bodies: () => [...left.values()] }
}
