import type { CheckContext } from '../context'
import { isAcknowledged } from '../deliver'
import { failure, type Finding, runbook } from '../finding'
import type { CheckAnswer } from '../send'

/** What an answer means that is not the one hoped for, and what to do. */
export type Trouble = { readonly means: string; readonly do: string }

const ofStatus = (status: number): string => {
  if (status === 401)
    return 'see that the secret holds what Bandwidth has (README, "Configure Bandwidth"), and deploy this version'
  if (status === 403)
    return 'allow the account (allowedAccountIds, docs/configuration.md); or something in front, such as a WAF, refuses it'
  if (status === 404) return 'deploy this version; with --url, give the callback URL, without the key'
  if (status === 413)
    return 'deploy this version; or something in front of it takes no body of this size: let it take 256 KB'
  if (status === 429)
    return 'callbacks so answered are lost: raise throttle (docs/configuration.md) or the quota of API Gateway'
  if (status >= 500) return `a callback so answered is lost: ${runbook('ServerErrors')}`
  return 'deploy this version; with --url, see what stands in front of it'
}

export const troubleOf = (answer: CheckAnswer): Trouble => {
  switch (answer._tag) {
    case 'broken':
      return {
        means: `no answer: the connection failed (${answer.code})`,
        do: 'check the URL, its name in DNS and its certificate',
      }
    case 'timed out':
      return {
        means: 'no answer within 15 seconds, after which Bandwidth gives up',
        do: runbook('Function errors'),
      }
    case 'not sent':
      return { means: 'not sent: two requests before it had no answer', do: 'see the failures above' }
    case 'answered':
      return { means: `answered ${answer.status}`, do: ofStatus(answer.status) }
  }
}

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
