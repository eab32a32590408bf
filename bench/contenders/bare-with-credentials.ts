import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { handler as put } from './bare'

const client = new SecretsManagerClient({})

const read = async (): Promise<string | undefined> => {
  const command = new GetSecretValueCommand({ SecretId: process.env['CREDENTIALS_SECRET_ID'] })
  return (await client.send(command)).SecretString
}

let secret: Promise<string | undefined> | undefined

/** `bare`, after the one request for the credentials that ours makes. */
export const handler = async (event: APIGatewayProxyEventV2) => {
  await (secret ??= read())
  return put(event)
}
