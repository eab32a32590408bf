import type { SecretCredentials } from '../../lambda/callback/credentials'
import { defined } from '../../lambda/codec/defined'
import { CALLBACK_PATH, LIST_PATH } from '../../lambda/deployment/routes'
import { CommandFailed } from '../errors'
import { givenUrl } from '../flags/callback-url'
import { keyOf } from '../places/credentials'
import type { Deletion, Deployment, StackPlace } from '../places/place'
import { SIMULATED_ACCOUNT_ID } from '../simulator/identity'
import type { CheckContext, StackContext } from './context'
import type { AuthMethod } from './send-call'
import { newLeftovers } from './leftovers'
import type { CheckedTarget } from './report'
import { type CheckAnswer, checkSender } from './send'

const withPath = (url: URL, path: string): URL => {
  const changed = new URL(url)
  changed.pathname = path
  changed.search = ''
  return changed
}

/** The URL of questions on the host of a callback URL; undefined if a proxy gives the callback URL another form. */
export const questionsBeside = (url: URL): URL | undefined =>
  url.pathname.endsWith(CALLBACK_PATH)
    ? withPath(url, `${url.pathname.slice(0, -CALLBACK_PATH.length)}${LIST_PATH}`)
    : undefined

export type Opened = {
  readonly context: CheckContext | StackContext
  readonly target: CheckedTarget
  readonly deletion: Deletion
  readonly close: () => void
}

export type OpenOptions = Pick<CheckContext, 'patienceMs' | 'signal'> & {
  readonly url?: string
  readonly environment: NodeJS.ProcessEnv
}

const isSame = (one: SecretCredentials, other: SecretCredentials): boolean =>
  keyOf(one) === keyOf(other) && one.username.trim() === other.username.trim()

/** The URL with a blank key would be the URL without a key. */
const refuseBlank = (current: SecretCredentials, { name }: Deployment): void => {
  if (keyOf(current) === '')
    throw new CommandFailed(
      `The password of the ${name} is blank: set one of letters and digits (for a stack in its secret, docs/operations.md, "Rotating the credentials"; for the twin in CALLBACK_PASSWORD)`,
    )
}

const openDeployment = async (place: Deployment, { patienceMs, signal, url }: OpenOptions) => {
  const { url: callbackUrl, credentials: current, previous } = await place.callbacks({ versions: 'all' })
  const tables = await place.tables()
  refuseBlank(current, place)
  const context = {
    url: url === undefined ? callbackUrl : givenUrl(url, [current, ...previous]),
    current,
    ...defined({ previous: previous.find(version => keyOf(version) !== '' && !isSame(version, current)) }),
    accountId: tables.settings.allowedAccountIds?.[0] ?? SIMULATED_ACCOUNT_ID,
    ...checkSender(signal),
    hasUrl: url !== undefined,
    tried: new Map<AuthMethod, CheckAnswer>(),
    tables,
    leftovers: newLeftovers(),
    patienceMs,
    signal,
  }
  return { context, deletion: tables.deletion(), close: tables.close }
}

const openStack = async (place: StackPlace, options: OpenOptions): Promise<Opened> => {
  const { context, deletion, close } = await openDeployment(place, options)
  const { openStackReader } = await import('./aws/open-stack-reader')
  const stack = await place.described()
  const { name, region, account, outputs } = stack
  const aws = openStackReader(place, outputs, options.environment)
  const listUrl = outputs.ApiUrl === undefined ? undefined : new URL(`${outputs.ApiUrl}${LIST_PATH}`)
  return {
    context: {
      ...context,
      isDeployed: true,
      ...defined({ questions: questionsBeside(context.url) ?? listUrl }),
      stack,
      aws: aws.reader,
      queueDepth: aws.reader.queueDepth,
    },
    target: { stack: name, region, account, host: context.url.host },
    deletion,
    close: () => {
      aws.close()
      close()
    },
  }
}

/** @throws UsageError or CommandFailed if the deployment cannot be found, or its credentials cannot be read */
export const openCheck = async (place: Deployment, options: OpenOptions): Promise<Opened> => {
  if (place._tag === 'stack') return openStack(place, options)
  const { context, deletion, close } = await openDeployment(place, options)
  return {
    context: { ...context, isDeployed: false },
    target: { twin: place.url.origin, host: context.url.host },
    deletion,
    close,
  }
}
