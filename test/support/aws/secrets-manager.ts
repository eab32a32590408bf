import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Versions = { AWSCURRENT?: string; AWSPREVIOUS?: string }

/** As much of Secrets Manager's HTTP interface as reading a secret takes. */
export const startSecretsManager = async (versions: Versions) => {
  let reads = 0
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => (body += String(chunk)))
    request.on('end', () => {
      reads++
      const { VersionStage } = JSON.parse(body) as { VersionStage: keyof Versions }
      const SecretString = versions[VersionStage]
      const found = SecretString !== undefined
      response
        .writeHead(found ? 200 : 400, { 'Content-Type': 'application/x-amz-json-1.1' })
        .end(JSON.stringify(found ? { SecretString } : { __type: 'ResourceNotFoundException' }))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    versions,
    reads: () => reads,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
