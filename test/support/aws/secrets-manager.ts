import { startServer } from '../server'

type Versions = { AWSCURRENT?: string; AWSPREVIOUS?: string }

/** A stand-in for Secrets Manager that only reads one secret. */
export const startSecretsManager = async (versions: Versions) => {
  let reads = 0
  const server = await startServer((body, _, response) => {
    reads++
    const { VersionStage = 'AWSCURRENT' } = JSON.parse(body) as { VersionStage?: keyof Versions }
    const SecretString = versions[VersionStage]
    const found = SecretString !== undefined
    response
      .writeHead(found ? 200 : 400, { 'Content-Type': 'application/x-amz-json-1.1' })
      .end(JSON.stringify(found ? { SecretString } : { __type: 'ResourceNotFoundException' }))
  })
  return { ...server, versions, reads: () => reads }
}
