import * as E from 'fp-ts/Either'
import type { SimulatedCall } from '../../simulator/calls'
import { unreadableOf } from '../aws/asked'
import { getCall, largeCall, malformedRequest, plainCall, postCall } from '../check-calls'
import type { Check, CheckContext } from '../context'
import { addressed, deliver, sendTraced, type Way } from '../deliver'
import { judgeDuplicate } from '../judge/delivery'
import { judgeMalformed, type Quarantined } from '../judge/malformed'
import { judgeUnsigned } from '../judge/questions'
import { delivered } from './authorized'

/** By the key, unless only Basic works. A key that does not work has a line of its own. */
const wayOf = ({ current, accepted }: CheckContext): Way => ({
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

const quarantinedOf = async (
  { tables }: CheckContext,
  quarantineId: string,
  sent: Buffer,
): Promise<Quarantined> => {
  const entry = await tables.quarantine().get(quarantineId)()
  if (E.isLeft(entry))
    return entry.left._tag === 'StoreUnavailable'
      ? { _tag: 'unreadable', ...unreadableOf('dynamodb:Query on the quarantine table', entry.left.cause) }
      : { _tag: 'not there' }
  if (entry.right === undefined) return { _tag: 'not there' }
  const { body, violations } = entry.right
  return { _tag: 'found', isWhole: sent.equals(body), violations: violations.length }
}

/** A request that cannot be understood is refused and kept in quarantine. */
export const malformed: Check<CheckContext> = {
  name: 'nonsense',
  run: async context => {
    const { callId, body } = malformedRequest()
    const request = { method: 'POST', ...addressed(context.url, wayOf(context)), body } as const
    const { answer, quarantineId } = await sendTraced(context, callId, request)
    return judgeMalformed(
      answer,
      quarantineId === undefined ? undefined : await quarantinedOf(context, quarantineId, body),
    )
  },
}
