import type { SimulatedCall } from '../../simulator/calls'
import { getCall, largeCall, plainCall, postCall } from '../check-calls'
import type { Check, CheckContext } from '../context'
import { deliver, type Way } from '../deliver'
import { judgeDuplicate } from '../judge/delivery'
import { judgeUnsigned } from '../judge/questions'
import { delivered } from './authorized'

/** By the key, unless only Basic works. A key that does not work has a line of its own. */
export const wayOf = ({ current, accepted }: CheckContext): Way => ({
  by: accepted.has('Basic') && !accepted.has('key') ? 'Basic' : 'key',
  credentials: current,
})

const stored = (name: string, callOf: (accountId: string) => SimulatedCall): Check<CheckContext> => ({
  name,
  run: context => delivered(context, callOf(context.accountId), wayOf(context)),
})

/** With a tag in Unicode, unknown properties, and spellings that are normalized. */
export const post = stored('POST', postCall)
/** The same in a query string, with the `+` of the numbers as it is. */
export const get = stored('GET', getCall)
export const large = stored('body of 250 KB', largeCall)

export const duplicate: Check<CheckContext> = {
  name: 'duplicate',
  run: async context => {
    const call = plainCall(context.accountId)
    await deliver(context, call, wayOf(context))
    return delivered(context, call, wayOf(context), judgeDuplicate)
  },
}

/** The answer to it would have phone numbers. */
export const unsignedQuestion: Check<CheckContext> = {
  name: 'unsigned question',
  run: async ({ send, questions, url }) =>
    judgeUnsigned(await send({ method: 'GET', url: questions ?? url })),
}
