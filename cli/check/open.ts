import { percentDecoded } from '../../lambda/bandwidth/percent-decoded'
import type { SecretCredentials } from '../../lambda/bandwidth/credentials'
import { CALLBACK_PATH, LIST_PATH } from '../../lambda/http/routes'
import { Failure, UsageError } from '../failure'
import type { Deployment } from '../flags/deployment-flags'
import { httpUrl } from '../flags/target-flags'
import { SIMULATED_ACCOUNT_ID } from '../simulator/plain-call'
import { callbackDestination } from '../targets/callback-destination'
import { keyOf } from '../targets/callback-key'
import { deleteRecords, type DeleteRecords } from '../targets/delete-records'
import { openStorage } from '../targets/open-storage'
import type { Storage } from '../targets/storage'
import { tablesIn } from '../targets/storage-ports'
import type { CheckContext, DescribedStack, StackContext } from './context'
import type { CheckedTarget } from './report'
import { send } from './send'
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

/** Whoever gives the URL with the key has it in no output; but the check would put another key behind it. */
const withoutKey = (text: string, versions: readonly SecretCredentials[]): URL => {
  const url = httpUrl('--url', text)
  const segments = new Set(url.pathname.split('/').map(percentDecoded))
  if (versions.some(version => segments.has(keyOf(version))))
    throw new UsageError('--url: expected the callback URL without the key')
  return url
}

const withPath = (url: URL, path: string): URL => {
  const changed = new URL(url)
  changed.pathname = path
  changed.search = ''
  return changed
}

/** Where the API of a callback URL takes questions; unless it is a URL of another form, which something in front has. */
const questionsBeside = (url: URL): URL | undefined =>
  url.pathname.endsWith(CALLBACK_PATH)
    ? withPath(url, `${url.pathname.slice(0, -CALLBACK_PATH.length)}${LIST_PATH}`)
    : undefined

const contextOf = (
  { patienceMs, signal, url }: OpenOptions,
  [current, ...previous]: readonly [SecretCredentials, ...SecretCredentials[]],
  storage: Storage,
  callbackUrl: URL,
) => {
  const { quarantineTableName, keeping } = storage
  if (quarantineTableName === undefined) throw new Failure('The quarantine table is not known')
  const before = previous.find(version => !isSame(version, current))
  const context = {
    url: url === undefined ? callbackUrl : withoutKey(url, [current, ...previous]),
    current,
    ...(before === undefined ? {} : { previous: before }),
    accountId: keeping.allowedAccountIds?.[0] ?? SIMULATED_ACCOUNT_ID,
    send,
    accepted: new Set<'key' | 'Basic'>(),
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
  const { describeStack, outputsOf } = await import('../targets/stack-outputs')
  const { callbackIn, stackCredentials } = await import('../targets/stack-callback')
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

/** @throws UsageError or Failure where the deployment cannot be found, or its credentials cannot be read */
export const open = (deployment: Deployment, options: OpenOptions): Promise<Opened> =>
  deployment._tag === 'stack' ? openStack(deployment, options) : openTwin(deployment, options)
