import { withQuery } from '../../simulator/callback-request'
import type { SimulatedCall } from '../../simulator/calls'
import { getCall, largeCall, plainCall, postCall } from '../check-calls'
import type { Check, CheckContext } from '../context'
import { sendCall } from '../send-call'
import { judgeDuplicate } from '../judge/delivery'
import { judgeUnsigned } from '../judge/challenge'
import { delivered, isAuthorized, together, workingAuthentication } from './delivered'

const stored = (name: string, callOf: (accountId: string) => SimulatedCall): Check<CheckContext> => ({
  name,
  needs: 'authorization',
  run: context => delivered(context, callOf(context.accountId), workingAuthentication(context)),
})

export const large = stored('body of 250 KB', largeCall)

/** A parameter of the callback URL, which is stored in `extra`. */
const CAMPAIGN = 'campaign'

/** With a tag in Unicode, unknown properties, spellings that are normalized, and a query string. */
export const post: Check<CheckContext> = {
  name: 'POST',
  needs: 'authorization',
  run: context => {
    const { url, accountId } = context
    const withCampaign = url.searchParams.has(CAMPAIGN) ? url : withQuery(url, `${CAMPAIGN}=7`)
    return delivered({ ...context, url: withCampaign }, postCall(accountId), workingAuthentication(context))
  },
}

/** The same by GET, with the `+` of the numbers not encoded; with the key and with Basic, if they work. */
export const get: Check<CheckContext> = {
  name: 'GET',
  needs: 'authorization',
  run: async context => {
    const { current: credentials, accountId, tried } = context
    const methods = (['key', 'Basic'] as const).filter(by => isAuthorized(tried, by))
    const judged = []
    for (const by of methods)
      judged.push([
        by === 'key' ? 'with the key' : 'with Basic',
        await delivered(context, getCall(accountId), { by, credentials }),
      ] as const)
    return together(judged)
  },
}

export const duplicate: Check<CheckContext> = {
  name: 'duplicate',
  needs: 'authorization',
  run: async context => {
    const call = plainCall(context.accountId)
    const first = await sendCall(context, call, workingAuthentication(context))
    return delivered(context, call, workingAuthentication(context), judgeDuplicate(first))
  },
}

/** An answer would contain phone numbers. */
export const unsignedQuestion: Check<CheckContext> = {
  name: 'unsigned question',
  needs: 'answers',
  run: async ({ send, questions, url }) =>
    judgeUnsigned(await send({ method: 'GET', url: questions ?? url })),
}
