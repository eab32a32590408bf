import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { startDatabase } from '../../local/database/embedded-database'
import { count, nothingConsumed } from './consumed'

/**
 * The embedded database in its own process, behind a proxy that asks for the units of each request and counts them: what is measured
 * is the program itself, unchanged.
 */
const main = async (): Promise<void> => {
  const { endpoint } = await startDatabase(process.argv[2])
  let consumed = nothingConsumed()
  const proxy = createServer((request, response) => {
    void (async () => {
      const body = JSON.parse(await text(request)) as object
      const operation = String(request.headers['x-amz-target']).replace(/^.*\./, '')
      const answer = await fetch(endpoint, {
        method: 'POST',
        headers: {
          'content-type': String(request.headers['content-type']),
          'x-amz-target': String(request.headers['x-amz-target']),
          authorization: String(request.headers.authorization),
          'x-amz-date': String(request.headers['x-amz-date']),
        },
        body: JSON.stringify({ ...body, ReturnConsumedCapacity: 'TOTAL' }),
      })
      const answered = await answer.text()
      count(consumed, operation, body, JSON.parse(answered) as object)
      response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' }).end(answered)
    })()
  })
  proxy.listen(0, '127.0.0.1', () => {
    process.send?.({
      direct: endpoint,
      metered: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    })
  })
  process.on('message', () => {
    process.send?.(consumed)
    consumed = nothingConsumed()
  })
  process.once('disconnect', () => process.exit(0))
}

void main()
