import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { DynamoDBClient, type DynamoDBClientConfig, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { patientClient, promptClient, withoutLogging } from '../../../lambda/aws/client-options'

type Received = { readonly headers: IncomingHttpHeaders; readonly body: string }

const sha256 = (data: string): string => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest()

/** The signature that AWS expects. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
const signatureOf = ({ headers, body }: Received, secret: string, scope: string, names: string): string => {
  const signed = names.split(';').map(name => `${name}:${String(headers[name])}\n`)
  const request = `POST\n/\n\n${signed.join('')}\n${names}\n${sha256(body)}`
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secret}`)
  const text = `AWS4-HMAC-SHA256\n${String(headers['x-amz-date'])}\n${scope}\n${sha256(request)}`
  return hmac(key, text).toString('hex')
}

const partsOf = ({ headers: { authorization = '' } }: Received) => {
  const [, accessKeyId = '', scope = '', names = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=(\w+)\/(\S+), SignedHeaders=(\S+), Signature=(\w+)$/.exec(authorization) ??
    []
  return { accessKeyId, scope, names, signature }
}

describe.each([
  ['prompt', promptClient],
  ['patient', patientClient],
])('a %s client', (_, options) => {
  let received: Received[]
  let server: Server

  beforeEach(async () => {
    received = []
    server = createServer((request, response) => {
      void text(request).then(body => {
        received.push({ headers: request.headers, body })
        response.setHeader('Content-Type', 'application/x-amz-json-1.0').end('{}')
      })
    })
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve)
    })
  })

  afterEach(() => {
    server.close()
  })

  const ask = async (credentials: DynamoDBClientConfig['credentials'], callIds: readonly string[]) => {
    const client = withoutLogging(
      new DynamoDBClient({
        ...options(),
        region: 'eu-central-1',
        endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        ...(credentials === undefined ? {} : { credentials }),
      }),
    )
    for (const callId of callIds)
      await client.send(new GetItemCommand({ TableName: 'Calls', Key: { callId: { S: callId } } }))
    client.destroy()
  }

  it('signs each request with its own content', async () => {
    await ask({ accessKeyId: 'AKID', secretAccessKey: 'secret' }, ['one', 'two'])
    const signatures = received.map(request => {
      const { scope, names, signature } = partsOf(request)
      expect(scope).toMatch(/^\d{8}\/eu-central-1\/dynamodb\/aws4_request$/)
      expect(signature).toBe(signatureOf(request, 'secret', scope, names))
      return signature
    })
    expect(new Set(signatures).size).toBe(2)
  })

  it('signs with new credentials when the old ones have expired', async () => {
    let issued = 0
    const shortLived = () => {
      issued++
      return Promise.resolve({
        accessKeyId: `AKID${issued}`,
        secretAccessKey: `secret${issued}`,
        sessionToken: `token${issued}`,
        expiration: new Date(Date.now() + 1_000),
      })
    }
    await ask(shortLived, ['one', 'two'])
    for (const request of received) {
      const { accessKeyId, scope, names, signature } = partsOf(request)
      const number = accessKeyId.slice('AKID'.length)
      expect(request.headers['x-amz-security-token']).toBe(`token${number}`)
      expect(signature).toBe(signatureOf(request, `secret${number}`, scope, names))
    }
    expect(new Set(received.map(request => partsOf(request).accessKeyId)).size).toBe(2)
  })
})

it('a prompt client tries three times, with short pauses of different length: callbacks that a table throttles together do not come back together', async () => {
  const timer = jest.spyOn(globalThis, 'setTimeout')
  const tryAgain = async (errorType: 'TRANSIENT' | 'THROTTLING') => {
    const { retryStrategy } = promptClient()
    let token = await retryStrategy.acquireInitialRetryToken('scope')
    for (let retry = 1; retry < 3; retry++)
      token = await retryStrategy.refreshRetryTokenForRetry(token, { errorType })
    await expect(retryStrategy.refreshRetryTokenForRetry(token, { errorType })).rejects.toThrow()
  }
  for (const errorType of ['TRANSIENT', 'THROTTLING'] as const) {
    timer.mockClear()
    await Promise.all(Array.from({ length: 40 }, () => tryAgain(errorType)))
    const pauses = timer.mock.calls.map(([, ms = 0]) => ms).sort((a, b) => a - b)
    expect(pauses).toHaveLength(80)
    expect(pauses[0]).toBeLessThan(25)
    expect(pauses[40]).toBeGreaterThan(10)
    expect(pauses[79]).toBeLessThan(100)
    expect(pauses[79]).toBeGreaterThan(50)
  }
  timer.mockRestore()
})
