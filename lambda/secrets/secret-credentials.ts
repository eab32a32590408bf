import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import * as E from 'fp-ts/Either'
import * as t from 'io-ts'
import type { SecretVersions } from '../callback/authorize'
import { isBlank, type SecretCredentials } from '../callback/credentials'
import { decodeJson } from '../codec/decode'
import { listOf } from '../codec/list-of'
import { objectCodec } from '../codec/object-codec'

const PAIR = { username: t.string, password: t.string }

/** The JSON of the secret: a pair that Secrets Manager generates, and pairs that an operator has added. */
const CredentialsSecret = objectCodec('CredentialsSecret', PAIR, {
  also: listOf(objectCodec('Credentials', PAIR, {})),
})

/** It has a `code`, like errors of AWS, so that the log includes its message, which contains nothing of the secret. */
export class MalformedSecret extends Error {
  override readonly name = 'MalformedSecret'
  readonly code = this.name
  constructor() {
    super(
      'The secret is not JSON with a username and a password, and a list of such pairs in "also" if it has one',
    )
  }
}

type Client = Pick<SecretsManagerClient, 'send'>

/**
 * `trim` removes the byte order marks and no-break spaces that an editor or a web page can leave, and that `JSON.parse` refuses. Blank
 * credentials are a mistake too: nobody can present them.
 */
const credentialsIn = (text: string): readonly SecretCredentials[] => {
  const credentials = decodeJson(CredentialsSecret)(text.trim())
  return E.isRight(credentials) && !isBlank(credentials.right) ? [credentials.right] : []
}

type Read = (stage: 'AWSCURRENT' | 'AWSPREVIOUS') => Promise<readonly SecretCredentials[]>

const readFrom =
  (client: Client, secretId: string, timeoutMs: number): Read =>
  async stage => {
    const { SecretString } = await client.send(
      new GetSecretValueCommand({ SecretId: secretId, VersionStage: stage }),
      { abortSignal: AbortSignal.timeout(Math.ceil(timeoutMs)) },
    )
    return credentialsIn(SecretString ?? '')
  }

const readCurrent = async (read: Read): Promise<readonly SecretCredentials[]> => {
  const credentials = await read('AWSCURRENT')
  if (credentials.length === 0) throw new MalformedSecret()
  return credentials
}

/** None before the first rotation. A malformed previous version must not make the current one unusable. */
const readPrevious = async (read: Read): Promise<readonly SecretCredentials[]> => {
  try {
    return await read('AWSPREVIOUS')
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return []
    throw error
  }
}

/** The current version, and with `all` the previous one too: both are accepted, so that a rotation loses no callback. */
export const loadSecretCredentials =
  (client: Client, secretId: string) =>
  async (versions: SecretVersions, timeoutMs: number): Promise<readonly SecretCredentials[]> => {
    const read = readFrom(client, secretId, timeoutMs)
    return versions === 'current'
      ? readCurrent(read)
      : (await Promise.all([readCurrent(read), readPrevious(read)])).flat()
  }
