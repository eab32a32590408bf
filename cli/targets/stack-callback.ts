import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import type { Credentials } from '../../lambda/bandwidth/credentials'
import { CREDENTIALS_PATIENCE_MS } from '../../lambda/bandwidth/authorize'
import { loadSecretCredentials } from '../../lambda/secrets/secret-credentials'
import { Failure } from '../failure'
import type { AwsChoice } from '../flags/target-flags'
import { awsClientOptions } from './aws-client-options'
import { awsFailure } from './aws-failure'
import type { CallbackDestination } from './callback-destination'
import { stackOutputs } from './stack-outputs'

/** The command that shows the credentials names the secret that has them. */
const SECRET_ID = /--secret-id (\S+)/

const DENIED = /^AccessDenied/

const current = async (
  secretId: string,
  stack: string,
  aws: AwsChoice,
  environment: NodeJS.ProcessEnv,
): Promise<Credentials> => {
  const client = new SecretsManagerClient(awsClientOptions(aws, environment))
  try {
    const [credentials] = await loadSecretCredentials(client, secretId)('current', CREDENTIALS_PATIENCE_MS)
    if (credentials !== undefined) return credentials
  } catch (error) {
    if (DENIED.test((error as Error).name))
      throw new Failure(
        `These AWS credentials may not read the secret of the stack ${stack}: allow secretsmanager:GetSecretValue on it`,
        { cause: error },
      )
    throw awsFailure(error, { what: `secret of the stack ${stack}` })
  } finally {
    client.destroy()
  }
  throw new Failure(`The secret of the stack ${stack} has no user name and password`)
}

/** Where a deployed stack takes callbacks, and with which credentials. */
export const stackCallback = async (
  stack: string,
  aws: AwsChoice,
  environment: NodeJS.ProcessEnv,
): Promise<CallbackDestination> => {
  const outputs = await stackOutputs(stack, aws, environment)
  const url = outputs.get('CallbackUrl')
  const [, secretId] = SECRET_ID.exec(outputs.get('CredentialsCommand') ?? '') ?? []
  if (url === undefined || secretId === undefined)
    throw new Failure(
      `The stack ${stack} lacks the output CallbackUrl or CredentialsCommand: name the stack of this project, or give --url`,
    )
  return { url: new URL(url), credentials: await current(secretId, stack, aws, environment) }
}
