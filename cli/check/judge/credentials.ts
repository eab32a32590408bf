import type { CheckContext } from '../context'
import { isAcknowledged } from '../deliver'
import { failure, type Finding } from '../finding'
import { troubleOf } from './answer'

type Where = Pick<CheckContext, 'isDeployed' | 'hasUrl'>

const adviceFor = ({ isDeployed, hasUrl }: Where): string => {
  if (!isDeployed)
    return `is CALLBACK_PASSWORD that of the twin?${hasUrl ? ' Does --url lead to the twin?' : ''}`
  return hasUrl
    ? 'does --url lead to this stack? Is it the URL without a key?'
    : 'this is what the secret holds: see that the receive function may read it (docs/operations.md, "CredentialsUnavailable"), and deploy this version'
}

/** Where the key and Basic are refused alike, one finding says it. None where one of them works, or they differ. */
export const judgeBothRefused = (tried: CheckContext['tried'], where: Where): Finding | undefined => {
  const [key, basic] = [tried.get('key'), tried.get('Basic')]
  if (key?._tag !== 'answered' || basic?._tag !== 'answered') return undefined
  if (key.status !== basic.status || isAcknowledged(key)) return undefined
  const { means, do: toDo } = troubleOf(key)
  return failure(
    `the URL with the key and Basic: both are ${means}`,
    key.status === 401 ? adviceFor(where) : toDo,
  )
}
