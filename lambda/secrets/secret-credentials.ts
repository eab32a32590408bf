import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import * as E from 'fp-ts/Either'
import * as t from 'io-ts'
import type { Credentials } from '../bandwidth/credentials'

/** The secret's JSON, as Secrets Manager generates it. */
const CredentialsSecret = t.type({ username: t.string, password: t.string }, 'CredentialsSecret')

type Client = Pick<SecretsManagerClient, 'send'>

const parse = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}

const read = async (client: Client, secretId: string, stage: string): Promise<readonly Credentials[]> => {
  const { SecretString } = await client.send(
    new GetSecretValueCommand({ SecretId: secretId, VersionStage: stage }),
  )
  const credentials = CredentialsSecret.decode(parse(SecretString))
  if (E.isLeft(credentials)) throw new Error('The secret is not JSON with a username and a password')
  return [credentials.right]
}

/** Before the first rotation there is no previous version. Whatever is wrong with it, the current one stands. */
const readPrevious = async (client: Client, secretId: string): Promise<readonly Credentials[]> => {
  try {
    return await read(client, secretId, 'AWSPREVIOUS')
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return []
    throw error
  }
}

/** The current credentials and the previous ones: both are right, so that a rotation loses no callback. */
export const loadSecretCredentials =
  (client: Client, secretId: string) => async (): Promise<readonly Credentials[]> =>
    (await Promise.all([read(client, secretId, 'AWSCURRENT'), readPrevious(client, secretId)])).flat()
