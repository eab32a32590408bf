import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const [, , secret = ''] = process.argv

/** Stands for DynamoDB, which accepts every write, and Secrets Manager. It answers at once, so that only the contender is measured. */
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const isSecret = String(request.headers['x-amz-target']).startsWith('secretsmanager')
    const answer = isSecret ? { ARN: 'secret', Name: 'secret', SecretString: secret } : {}
    response.writeHead(200, { 'Content-Type': 'application/x-amz-json-1.1' }).end(JSON.stringify(answer))
  })
})
server.keepAliveTimeout = 60_000

server.listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
process.once('disconnect', () => process.exit(0))
