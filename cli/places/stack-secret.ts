import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import type { SecretVersions } from '../../lambda/callback/authorize'
import type { SecretCredentials } from '../../lambda/callback/credentials'
import { loadSecretCredentials, MalformedSecret } from '../../lambda/secrets/secret-credentials'
import { CommandFailed } from '../errors'
import type { AwsFlags } from './choice'
import { awsClientOptions } from './aws-client'
import { awsFailure } from './aws-failure'

const HELP = 'See docs/operations.md, "Credentials"'

/** A function has 1.5 s. Here the AWS credentials come first, and SSO or a `credential_process` can be slow. */
const TIMEOUT_MS = 60_000

const failureOf = (error: unknown, stack: string, secretArn: string): CommandFailed => {
  const { name } = error as Error
  if (name.startsWith('AccessDenied'))
    return new CommandFailed(
      `These AWS credentials may not read the secret of the stack ${stack}: allow secretsmanager:GetSecretValue on it`,
      { cause: error },
    )
  if (error instanceof MalformedSecret)
    return new CommandFailed(`${error.message}: callbacks wait in the overflow queue until it is. ${HELP}`, {
      cause: error,
    })
  if (name === 'InvalidRequestException')
    return new CommandFailed(
      `The secret of the stack ${stack} is marked for deletion: aws secretsmanager restore-secret --secret-id ${secretArn}. ${HELP}`,
      { cause: error },
    )
  return awsFailure(error, { what: `secret of the stack ${stack}` })
}

/** The current credentials and, if `versions` is `all`, those from before the last rotation after them. @throws CommandFailed */
export const stackCredentials = async (
  secretArn: string,
  versions: SecretVersions,
  stack: string,
  aws: AwsFlags,
  environment: NodeJS.ProcessEnv,
): Promise<readonly [SecretCredentials, ...SecretCredentials[]]> => {
  const client = new SecretsManagerClient(awsClientOptions(aws, environment))
  try {
    const [current, ...previous] = await loadSecretCredentials(client, secretArn)(versions, TIMEOUT_MS)
    if (current !== undefined) return [current, ...previous]
  } catch (error) {
    throw failureOf(error, stack, secretArn)
  } finally {
    client.destroy()
  }
  throw new CommandFailed(`The secret of the stack ${stack} has no user name and password`)
}
