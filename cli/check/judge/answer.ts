import { runbook } from '../finding'
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
