import type { CheckContext } from '../context'
import { isAcknowledged } from '../send-call'
import { failure, type Finding, runbook } from '../finding'
import type { CheckAnswer } from '../send'

/** The meaning of an unexpected answer, and the advice. */
export type Trouble = { readonly means: string; readonly do: string }

const ofStatus = (status: number): string => {
  if (status === 401)
    return 'check that the secret holds the credentials that Bandwidth has (README, "Configure Bandwidth"), and deploy this version'
  if (status === 403)
    return 'allow the account (allowedAccountIds, docs/configuration.md); or a proxy in front, such as a WAF, refuses it'
  if (status === 404) return 'deploy this version; with --url, give the callback URL, without the key'
  if (status === 413) return 'deploy this version; or let the proxy in front accept bodies of 256 KB'
  if (status === 429)
    return 'callbacks with this answer are lost: raise throttle (docs/configuration.md) or the quota of API Gateway'
  if (status >= 500) return `callbacks with this answer are lost: ${runbook('ServerErrors')}`
  return 'deploy this version; with --url, check the proxy in front of it'
}

export const troubleOf = (answer: CheckAnswer): Trouble => {
  switch (answer._tag) {
    case 'broken':
      return {
        means: `no answer: the connection failed (${answer.code})`,
        do: 'check the URL, its DNS name and its certificate',
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
    : 'these are the credentials in the secret: check that the receive function may read it (docs/operations.md, "CredentialsUnavailable"), and deploy this version'
}

/** One finding if the key and Basic are refused in the same way; undefined if one of them works, or the answers differ. */
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
