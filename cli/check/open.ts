import type { SecretCredentials } from '../../lambda/callback/credentials'
import { LIST_PATH } from '../../lambda/deployment/routes'
import { CommandFailed } from '../errors'
import type { Deployment } from '../flags/deployment-flags'
import { SIMULATED_ACCOUNT_ID } from '../simulator/plain-call'
import { callbackDestination } from '../places/callback-destination'
import { keyOf } from '../places/callback-key'
import { deleteRecords, type DeleteRecords } from '../places/delete-records'
import { openStorage } from '../places/open-storage'
import type { Storage } from '../places/storage'
import { tablesIn } from '../places/storage-ports'
import type { CheckContext, DescribedStack, StackContext } from './context'
import type { Way } from './deliver'
import type { CheckedTarget } from './report'
import type { Answer } from './send'
import { sendingUntil } from './sending'
import { givenUrl, questionsBeside } from './given-url'
import { newLeftovers } from './leftovers'

export type Opened = {
  readonly context: CheckContext | StackContext
  readonly target: CheckedTarget
  readonly remove: DeleteRecords
  readonly close: () => void
}

export type OpenOptions = Pick<CheckContext, 'patienceMs' | 'signal'> & {
  readonly url?: string
  readonly environment: NodeJS.ProcessEnv
}

const isSame = (one: SecretCredentials, other: SecretCredentials): boolean =>
  keyOf(one) === keyOf(other) && one.username.trim() === other.username.trim()

/** A blank key would be no key, and its URL the one without. */
const refuseBlank = (current: SecretCredentials, { place }: Storage): void => {
  if (keyOf(current) === '')
    throw new CommandFailed(
      `The password of the ${place.what} is blank: set one of letters and digits (for a stack in its secret, docs/operations.md, "Rotating the credentials"; for the twin in CALLBACK_PASSWORD)`,
    )
}

const contextOf = (
  { patienceMs, signal, url }: OpenOptions,
  [current, ...previous]: readonly [SecretCredentials, ...SecretCredentials[]],
  storage: Storage,
  callbackUrl: URL,
) => {
  const { quarantineTableName, keeping } = storage
  if (quarantineTableName === undefined) throw new CommandFailed('The quarantine table is not known')
  refuseBlank(current, storage)
  const before = previous.find(version => keyOf(version) !== '' && !isSame(version, current))
  const context = {
    url: url === undefined ? callbackUrl : givenUrl(url, [current, ...previous]),
    current,
    ...(before === undefined ? {} : { previous: before }),
    accountId: keeping.allowedAccountIds?.[0] ?? SIMULATED_ACCOUNT_ID,
    ...sendingUntil(signal),
    hasUrl: url !== undefined,
    tried: new Map<Way['by'], Answer>(),
    tables: tablesIn(storage),
    leftovers: newLeftovers(),
    patienceMs,
    signal,
  }
  return { context, remove: deleteRecords({ ...storage, quarantineTableName }) }
}

const openTwin = async (
  twin: Extract<Deployment, { readonly _tag: 'twin' }>,
  options: OpenOptions,
): Promise<Opened> => {
  const { environment } = options
  const storage = await openStorage({ local: twin.url.href }, environment)
  const { url, credentials } = await callbackDestination(twin, undefined, environment)
  const { context, remove } = contextOf(options, [credentials], storage, url)
  return {
    context: { ...context, isDeployed: false },
    target: { twin: twin.url.origin, host: context.url.host },
    remove,
    close: () => {
      storage.client.destroy()
    },
  }
}

const ARN = /^arn:[^:]+:cloudformation:(?<region>[^:]+):(?<account>[^:]+):/

const openStack = async (
  { name, aws }: Extract<Deployment, { readonly _tag: 'stack' }>,
  options: OpenOptions,
): Promise<Opened> => {
  const { environment } = options
  const { describeStack, outputsOf } = await import('../places/stack-outputs')
  const { callbackIn, stackCredentials } = await import('../places/stack-callback')
  const { openStackReader } = await import('./aws/open-stack-reader')
  const found = await describeStack(name, aws, environment)
  const outputs = outputsOf(found)
  const { url, secretId } = callbackIn(name, outputs)
  const storage = await openStorage({ stack: name, ...aws }, environment)
  const versions = await stackCredentials(secretId, 'all', name, aws, environment)
  const { context, remove } = contextOf(options, versions, storage, url)
  const { reader, close } = openStackReader(name, outputs, aws, environment)
  const { region = 'an unknown region', account = 'unknown' } = ARN.exec(found?.StackId ?? '')?.groups ?? {}
  const stack: DescribedStack = {
    name,
    region,
    account,
    status: found?.StackStatus ?? '',
    ...(found?.CreationTime === undefined ? {} : { createdAt: found.CreationTime }),
    ...(found?.LastUpdatedTime === undefined ? {} : { updatedAt: found.LastUpdatedTime }),
    outputs,
  }
  const apiUrl = outputs.get('ApiUrl')
  const questions =
    questionsBeside(context.url) ?? (apiUrl === undefined ? undefined : new URL(`${apiUrl}${LIST_PATH}`))
  return {
    context: {
      ...context,
      isDeployed: true,
      ...(questions === undefined ? {} : { questions }),
      stack,
      aws: reader,
      queueDepth: reader.queueDepth,
    },
    target: { stack: name, region, account, host: context.url.host },
    remove,
    close: () => {
      close()
      storage.client.destroy()
    },
  }
}

/** @throws UsageError or CommandFailed where the deployment cannot be found, or its credentials cannot be read */
export const open = (deployment: Deployment, options: OpenOptions): Promise<Opened> =>
  deployment._tag === 'stack' ? openStack(deployment, options) : openTwin(deployment, options)
