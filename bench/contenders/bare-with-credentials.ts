import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { handler as put } from './bare'

const client = new SecretsManagerClient({})

const read = async (stage: string): Promise<string | undefined> => {
  try {
    const command = new GetSecretValueCommand({
      SecretId: process.env['CREDENTIALS_SECRET_ID'],
      VersionStage: stage,
    })
    return (await client.send(command)).SecretString
  } catch {
    return undefined
  }
}

let secrets: Promise<readonly (string | undefined)[]> | undefined

/** `bare`, behind the same requests for the credentials as ours makes: the current ones and the previous, once. */
export const handler = async (event: APIGatewayProxyEventV2) => {
  await (secrets ??= Promise.all(['AWSCURRENT', 'AWSPREVIOUS'].map(read)))
  return put(event)
}
