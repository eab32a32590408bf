import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import * as E from 'fp-ts/Either'
import * as t from 'io-ts'
import type { Extent } from '../bandwidth/authorize'
import type { Credentials } from '../bandwidth/credentials'

/** The secret's JSON, as Secrets Manager generates it. */
const CredentialsSecret = t.type({ username: t.string, password: t.string }, 'CredentialsSecret')

type Client = Pick<SecretsManagerClient, 'send'>

const parse = (text: string | undefined): readonly Credentials[] => {
  try {
    const credentials = CredentialsSecret.decode(JSON.parse(text ?? ''))
    return E.isRight(credentials) ? [credentials.right] : []
  } catch {
    return []
  }
}

/** Bandwidth waits, and what cannot be checked in this time can be kept unchecked. In milliseconds. */
const PATIENCE_MS = 1_500

const read = async (client: Client, secretId: string, stage: string): Promise<readonly Credentials[]> => {
  const { SecretString } = await client.send(
    new GetSecretValueCommand({ SecretId: secretId, VersionStage: stage }),
    { abortSignal: AbortSignal.timeout(PATIENCE_MS) },
  )
  return parse(SecretString)
}

const readCurrent = async (client: Client, secretId: string): Promise<readonly Credentials[]> => {
  const credentials = await read(client, secretId, 'AWSCURRENT')
  if (credentials.length === 0) throw new Error('The secret is not JSON with a username and a password')
  return credentials
}

/** Before the first rotation there is no previous version; and one of another form must not close the door. */
const readPrevious = async (client: Client, secretId: string): Promise<readonly Credentials[]> => {
  try {
    return await read(client, secretId, 'AWSPREVIOUS')
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return []
    throw error
  }
}

/** The current credentials and, if asked for, the previous ones: both are right, so that a rotation loses no callback. */
export const loadSecretCredentials =
  (client: Client, secretId: string) =>
  async (extent: Extent): Promise<readonly Credentials[]> =>
    extent === 'current'
      ? readCurrent(client, secretId)
      : (await Promise.all([readCurrent(client, secretId), readPrevious(client, secretId)])).flat()
