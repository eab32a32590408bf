import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import * as t from 'io-ts'
import type { BandwidthCredentials } from '../bandwidth/credentials'
import { decodeJson } from '../codec/decode'
import { objectCodec } from '../codec/object-codec'

/** The JSON of the secret. A stack makes it with two empty texts. */
const BandwidthSecret = objectCodec('BandwidthSecret', { clientId: t.string, clientSecret: t.string }, {})

/** It has a `code`, like errors of AWS, so that the log includes its message, which contains nothing of the secret. */
export class MalformedBandwidthSecret extends Error {
  override readonly name = 'MalformedBandwidthSecret'
  readonly code = this.name
  constructor() {
    super('The secret is not JSON with a clientId and a clientSecret')
  }
}

/** The secret cannot be read, or what was read is malformed. `cause` is for the log. */
export type SecretUnreadable = { readonly _tag: 'SecretUnreadable'; readonly cause: unknown }

const unreadable = (cause: unknown): SecretUnreadable => ({ _tag: 'SecretUnreadable', cause })

/**
 * `trim` removes the line break that editing by hand leaves, as well as byte order marks and no-break spaces. A secret with one of the
 * two filled is a mistake, and not one that nobody has filled yet.
 */
const credentialsIn = (text: string): E.Either<SecretUnreadable, BandwidthCredentials | 'not filled'> => {
  if (text.trim() === '') return E.right('not filled')
  const secret = decodeJson(BandwidthSecret)(text.trim())
  if (E.isLeft(secret)) return E.left(unreadable(new MalformedBandwidthSecret()))
  const clientId = secret.right.clientId.trim()
  const clientSecret = secret.right.clientSecret.trim()
  if (clientId === '' && clientSecret === '') return E.right('not filled')
  if (clientId === '' || clientSecret === '') return E.left(unreadable(new MalformedBandwidthSecret()))
  return E.right({ clientId, clientSecret })
}

/** Reads the credentials for Bandwidth's APIs. They are `not filled` as the stack makes them, until an operator fills them in. */
export const loadBandwidthCredentials = (
  client: Pick<SecretsManagerClient, 'send'>,
  secretId: string,
): TE.TaskEither<SecretUnreadable, BandwidthCredentials | 'not filled'> =>
  pipe(
    TE.tryCatch(() => client.send(new GetSecretValueCommand({ SecretId: secretId })), unreadable),
    TE.flatMapEither(({ SecretString = '' }) => credentialsIn(SecretString)),
  )
