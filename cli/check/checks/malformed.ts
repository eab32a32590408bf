import * as E from 'fp-ts/Either'
import { unreadableOf } from '../aws/aws-answer'
import { malformedRequest } from '../check-calls'
import type { Check, CheckContext } from '../context'
import { addressed, isAcknowledged, sendTraced } from '../send-call'
import { malformedLeft } from '../leftovers'
import { judgeMalformed, type Quarantined } from '../judge/malformed'
import { queuedIn } from '../look-up'
import { workingAuthentication } from './delivered'

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

/** A request that cannot be decoded is refused, and stored in quarantine. */
export const malformed: Check<CheckContext> = {
  name: 'nonsense',
  needs: 'authorization',
  run: async context => {
    const { leftovers, queueDepth, tables, url } = context
    const { callId, body } = malformedRequest()
    const request = { method: 'POST', ...addressed(url, workingAuthentication(context)), body } as const
    const { answer, quarantineId } = await sendTraced(context, callId, request)
    for (const [id, sent] of await malformedLeft(tables, callId, Date.now())) leftovers.quarantined(id, sent)
    return judgeMalformed(answer, {
      ...(quarantineId === undefined
        ? {}
        : { quarantined: await quarantinedOf(context, quarantineId, body) }),
      ...(isAcknowledged(answer) ? await queuedIn(queueDepth) : {}),
    })
  },
}
