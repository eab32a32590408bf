import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const [, , secret = ''] = process.argv

/** Before the first rotation there is no previous version. */
const secretAnswer = (body: string): readonly [status: number, answer: object] =>
  body.includes('AWSPREVIOUS')
    ? [400, { __type: 'ResourceNotFoundException' }]
    : [200, { ARN: 'secret', Name: 'secret', SecretString: secret }]

/** Takes whatever DynamoDB is asked to keep, and hands out the credentials; both at once, so that it takes no part in what is measured. */
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const isSecret = String(request.headers['x-amz-target']).startsWith('secretsmanager')
    const [status, answer] = isSecret ? secretAnswer(Buffer.concat(chunks).toString()) : [200, {}]
    response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.1' }).end(JSON.stringify(answer))
  })
})
server.keepAliveTimeout = 60_000

server.listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
process.once('disconnect', () => process.exit(0))
