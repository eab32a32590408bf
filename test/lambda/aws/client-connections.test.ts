import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { patientClient, promptClient, queueClient } from '../../../lambda/aws/client-options'
import { startServerOfStaleConnections } from '../../support/aws/stale-connections'

describe.each([
  ['prompt', promptClient],
  ['patient', patientClient],
  ['queue', queueClient],
])('a %s client whose kept connections are dead', (_, options) => {
  const started = async () => {
    const server = await startServerOfStaleConnections((request, response) => {
      request
        .resume()
        .on('end', () => response.setHeader('Content-Type', 'application/x-amz-json-1.0').end('{}'))
    })
    const client = new DynamoDBClient({
      ...options(),
      region: 'eu-central-1',
      endpoint: server.endpoint,
      credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret' },
    })
    const ask = () => client.send(new GetItemCommand({ TableName: 'Calls', Key: { callId: { S: 'one' } } }))
    const close = () => {
      client.destroy()
      return server.close()
    }
    return { ask, close, resets: server.resets }
  }

  it('gets each answer at the second attempt at the latest, even if all of its connections are dead', async () => {
    const { ask, close, resets } = await started()
    await Promise.all(Array.from({ length: 8 }, ask))
    for (let i = 0; i < 8; i++) expect((await ask()).$metadata.attempts).toBeLessThanOrEqual(2)
    expect(resets()).toBe(8)
    await close()
  })

  it('still reuses connections', async () => {
    const { ask, close, resets } = await started()
    for (let i = 0; i < 6; i++) await ask()
    expect(resets()).toBe(3)
    await close()
  })
})

describe('a client whose responses stop in the middle', () => {
  let server: Server
  let client: DynamoDBClient
  beforeEach(async () => {
    let answers = 0
    server = createServer((request, response) => {
      request.resume().on('end', () => {
        response.setHeader('Content-Type', 'application/x-amz-json-1.0')
        if (++answers % 2 === 1) response.writeHead(200, { 'Content-Length': '2' }).write('{')
        else response.end('{}')
      })
    })
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve)
    })
    client = new DynamoDBClient({
      ...promptClient({ requestTimeout: 50 }),
      region: 'eu-central-1',
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret' },
    })
  })
  afterEach(() => {
    client.destroy()
    server.closeAllConnections()
    server.close()
  })

  it('asks again, and keeps none of the stopped connections', async () => {
    const Key = { callId: { S: 'one' } }
    for (let i = 0; i < 6; i++) {
      const { $metadata } = await client.send(new GetItemCommand({ TableName: 'Calls', Key }))
      expect($metadata.attempts).toBe(2)
    }
    const connections = await new Promise(resolve => {
      server.getConnections((_, count) => {
        resolve(count)
      })
    })
    // The last connection may still be closing.
    expect(connections).toBeLessThanOrEqual(1)
  })
})
