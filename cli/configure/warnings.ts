import { PATIENCE } from '../../lambda/aws/client-options'
import { DEFAULT_METHOD, DEFAULT_TIMEOUT_SECONDS, type Application } from './application'
import type { Destination, ThisStack } from './destination'

/** What may cost callbacks, and the command that ends it. */
export type Warning = { readonly means: string; readonly run?: string }

const ANSWER_SECONDS = PATIENCE.deliveryMs / 1_000

const aboutUser = (user: string | undefined, { current, previous, name }: ThisStack): readonly Warning[] => {
  if (user === undefined) return [{ means: `it has neither a key nor a user: ${name} refuses its callbacks` }]
  const isKnown = [current, ...previous]
    .flatMap(version => [version, ...(version.also ?? [])])
    .some(({ username }) => username.trim() === user.trim())
  return isKnown ? [] : [{ means: `its user is not in the secret: ${name} refuses its callbacks` }]
}

const aboutDestination = (
  { user, id }: Application,
  destination: Destination,
  stack: ThisStack | undefined,
): readonly Warning[] => {
  const run = `disconnects configure --application ${id} --stack ${stack?.name ?? 'NAME'}`
  switch (destination._tag) {
    case 'nowhere':
      return [{ means: 'its inbound calls send no disconnect callback', run }]
    case 'another stack':
      return stack === undefined
        ? []
        : [{ means: 'its callbacks go to another stack of this project, or another domain of this one' }]
    case 'another server':
      return []
    case 'this stack':
      if (destination.by === 'user' && stack !== undefined) return aboutUser(user, stack)
      if (destination.by === 'former key')
        return [{ means: 'its key is the one before the last rotation, and ends with the next', run }]
      if (destination.by === 'unknown key')
        return [{ means: 'its key is not that of the secret: its callbacks are refused', run }]
      return []
  }
}

const aboutMethod = (
  { statusMethod = DEFAULT_METHOD, id }: Application,
  { name }: ThisStack,
): readonly Warning[] => {
  const run = `disconnects configure --application ${id} --stack ${name}`
  switch (statusMethod.toUpperCase()) {
    case 'POST':
      return []
    case 'GET':
      return [
        { means: 'GET sends the callback in the URL, which may be too long for it with a long tag', run },
      ]
    default:
      return [{ means: 'its method is neither POST nor GET: callbacks by it are not received', run }]
  }
}

/** Bandwidth waits so long for an answer. While the database fails, one may take longer than usual. */
const aboutTimeout = ({ timeoutSeconds = DEFAULT_TIMEOUT_SECONDS }: Application): readonly Warning[] =>
  timeoutSeconds > ANSWER_SECONDS
    ? []
    : [
        {
          means: `its time-out is short: while the database fails, an answer takes up to ${ANSWER_SECONDS} s. Set CallbackTimeout to ${DEFAULT_TIMEOUT_SECONDS} at Bandwidth`,
        },
      ]

/** What may cost callbacks of an application. */
export const warningsOf = (
  application: Application,
  destination: Destination,
  stack: ThisStack | undefined,
): readonly Warning[] => [
  ...aboutDestination(application, destination, stack),
  ...(destination._tag === 'this stack' && stack !== undefined
    ? [...aboutMethod(application, stack), ...aboutTimeout(application)]
    : []),
]
