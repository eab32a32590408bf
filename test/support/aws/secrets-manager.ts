import { createServer } from 'node:http'
import { closed, listen } from '../cli/server'

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
  return {
    endpoint: await listen(server),
    versions,
    reads: () => reads,
    close: () => closed(server),
  }
}
