import { CloudFormationClient } from '@aws-sdk/client-cloudformation'

const EXECUTE_API = { signingName: 'execute-api', signingRegion: 'us-east-1' }

/** GET, signed for API Gateway (SigV4). The signer is that of a client of the SDK: it needs no further package. */
export const signedGet = async (url: string, query: Record<string, string> = {}): Promise<Response> => {
  const { host, hostname, port, protocol, pathname } = new URL(url)
  // A signer keeps the first service that it signs for, so this client does nothing else.
  const client = new CloudFormationClient({
    region: EXECUTE_API.signingRegion,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })
  const signer = await client.config.signer({ name: 'sigv4', ...EXECUTE_API, properties: {} })
  const { headers } = await signer.sign({
    method: 'GET',
    protocol,
    hostname,
    port: Number(port),
    path: pathname,
    query,
    headers: { host },
  })
  client.destroy()
  return fetch(`${url}?${new URLSearchParams(query).toString()}`, { headers })
}
