import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import type { SecretVersions } from '../../lambda/callback/authorize'
import type { SecretCredentials } from '../../lambda/callback/credentials'
import { loadSecretCredentials, MalformedSecret } from '../../lambda/secrets/secret-credentials'
import { CommandFailed } from '../errors'
import type { AwsChoice } from '../flags/target-flags'
import { awsClientOptions } from './aws-client-options'
import { awsFailure } from './aws-failure'
import type { CallbackDestination } from './callback-destination'
import { stackOutputs, type StackOutputs } from './stack-outputs'

/** The command that shows the credentials names the secret that has them. */
const SECRET_ID = /--secret-id (\S+)/

const HELP = 'See docs/operations.md, "Credentials"'

const DENIED = /^AccessDenied/

/** A function has 1.5 s for it. Here the AWS credentials come first, and SSO or a `credential_process` takes its time. */
const PATIENCE_MS = 60_000

export type StackCallback = { readonly url: URL; readonly secretId: string }

/** Where a deployed stack takes callbacks, and which secret has its credentials. @throws CommandFailed where it does not say so */
export const callbackIn = (stack: string, outputs: StackOutputs): StackCallback => {
  const url = outputs.get('CallbackUrl')
  const [, secretId] = SECRET_ID.exec(outputs.get('CredentialsCommand') ?? '') ?? []
  if (url === undefined || secretId === undefined)
    throw new CommandFailed(
      `The stack ${stack} lacks the output CallbackUrl or CredentialsCommand: name the stack of this project`,
    )
  return { url: new URL(url), secretId }
}

/** The credentials in force; with `all`, those before the last rotation behind them. @throws CommandFailed */
export const stackCredentials = async (
  secretId: string,
  extent: SecretVersions,
  stack: string,
  aws: AwsChoice,
  environment: NodeJS.ProcessEnv,
): Promise<readonly [SecretCredentials, ...SecretCredentials[]]> => {
  const client = new SecretsManagerClient(awsClientOptions(aws, environment))
  try {
    const [current, ...previous] = await loadSecretCredentials(client, secretId)(extent, PATIENCE_MS)
    if (current !== undefined) return [current, ...previous]
  } catch (error) {
    if (DENIED.test((error as Error).name))
      throw new CommandFailed(
        `These AWS credentials may not read the secret of the stack ${stack}: allow secretsmanager:GetSecretValue on it`,
        { cause: error },
      )
    if (error instanceof MalformedSecret)
      throw new CommandFailed(`${error.message}: callbacks wait in the overflow queue until it is. ${HELP}`, {
        cause: error,
      })
    if ((error as Error).name === 'InvalidRequestException')
      throw new CommandFailed(
        `The secret of the stack ${stack} is marked for deletion: aws secretsmanager restore-secret --secret-id ${secretId}. ${HELP}`,
        { cause: error },
      )
    throw awsFailure(error, { what: `secret of the stack ${stack}` })
  } finally {
    client.destroy()
  }
  throw new CommandFailed(`The secret of the stack ${stack} has no user name and password`)
}

/** Where a deployed stack takes callbacks, and with which credentials. */
export const stackCallback = async (
  stack: string,
  aws: AwsChoice,
  environment: NodeJS.ProcessEnv,
): Promise<CallbackDestination> => {
  const { url, secretId } = callbackIn(stack, await stackOutputs(stack, aws, environment))
  const [credentials] = await stackCredentials(secretId, 'current', stack, aws, environment)
  return { url, credentials }
}
