import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import * as E from 'fp-ts/Either'
import * as t from 'io-ts'
import type { SecretVersions } from '../callback/authorize'
import { isBlank, type SecretCredentials } from '../callback/credentials'
import { objectCodec } from '../codec/object-codec'

const PAIR = { username: t.string, password: t.string }

/** The secret's JSON: a pair, as Secrets Manager generates it, and further ones that somebody has added. */
const CredentialsSecret = objectCodec('CredentialsSecret', PAIR, {
  also: t.array(objectCodec('Credentials', PAIR, {})),
})

/** It has a code, as errors of AWS have, so that the log tells its message: that quotes nothing. */
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
 * `JSON.parse` takes neither the byte order mark nor the no-break spaces that an editor or a web page leaves; `trim` removes both.
 * Blank credentials are a slip too: nobody can present them.
 */
const parse = (text: string | undefined): readonly SecretCredentials[] => {
  try {
    const credentials = CredentialsSecret.decode(JSON.parse((text ?? '').trim()))
    return E.isRight(credentials) && !isBlank(credentials.right) ? [credentials.right] : []
  } catch {
    return []
  }
}

type Read = (stage: 'AWSCURRENT' | 'AWSPREVIOUS') => Promise<readonly SecretCredentials[]>

const readFrom =
  (client: Client, secretId: string, timeoutMs: number): Read =>
  async stage => {
    const { SecretString } = await client.send(
      new GetSecretValueCommand({ SecretId: secretId, VersionStage: stage }),
      { abortSignal: AbortSignal.timeout(Math.ceil(timeoutMs)) },
    )
    return parse(SecretString)
  }

const readCurrent = async (read: Read): Promise<readonly SecretCredentials[]> => {
  const credentials = await read('AWSCURRENT')
  if (credentials.length === 0) throw new MalformedSecret()
  return credentials
}

/** Before the first rotation there is no previous version; and one of another form must not close the door. */
const readPrevious = async (read: Read): Promise<readonly SecretCredentials[]> => {
  try {
    return await read('AWSPREVIOUS')
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return []
    throw error
  }
}

/** The current version and, if asked for, the previous one behind it: both are right, so that a rotation loses no callback. */
export const loadSecretCredentials =
  (client: Client, secretId: string) =>
  async (versions: SecretVersions, timeoutMs: number): Promise<readonly SecretCredentials[]> => {
    const read = readFrom(client, secretId, timeoutMs)
    return versions === 'current'
      ? readCurrent(read)
      : (await Promise.all([readCurrent(read), readPrevious(read)])).flat()
  }
