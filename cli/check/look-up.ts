import * as E from 'fp-ts/Either'
import type { CallId } from '../../lambda/disconnect/identifiers'
import { type SimulatedCall, withQueryOf } from '../simulator/calls'
import { pause } from '../simulator/pace'
import { alteredNames } from '../simulator/verify'
import { unreadableOf, type Unreadable } from './aws/aws-answer'
import type { CheckContext } from './context'

/** The records of a call. */
export type LookUp =
  | { readonly _tag: 'found'; readonly records: number; readonly altered: readonly string[] }
  | {
      readonly _tag: 'missing'
      readonly afterMs: number
      /** The number of callbacks in the overflow queue, if it is known. */
      readonly queued?: number
    }
  | { readonly _tag: 'damaged' }
  | ({ readonly _tag: 'unreadable' } & Unreadable)

const ASK_AGAIN_MS = 500

/** Without the depth if the queue cannot be read: that is no finding of its own. */
export const queuedIn = async (
  queueDepth: CheckContext['queueDepth'],
): Promise<{ readonly queued?: number }> => {
  const depth = await queueDepth?.()
  return depth === undefined || E.isLeft(depth) ? {} : { queued: depth.right }
}

/** Looks for the record until it is there, or `patienceMs` have passed since the callback was answered. */
export const lookUp = async (
  { tables, url, patienceMs, signal, queueDepth }: CheckContext,
  call: SimulatedCall,
  answeredAt: number,
): Promise<LookUp> => {
  for (;;) {
    const found = await tables.store.findByCall(call.callId as CallId)()
    if (E.isLeft(found))
      return found.left._tag === 'StoreUnavailable'
        ? { _tag: 'unreadable', ...unreadableOf('dynamodb:Query', found.left.cause) }
        : { _tag: 'damaged' }
    const { records, unreadable } = found.right
    if (unreadable > 0) return { _tag: 'damaged' }
    const record = records.find(({ conflict }) => conflict !== true) ?? records[0]
    if (record !== undefined)
      return {
        _tag: 'found',
        records: records.length,
        altered: alteredNames(withQueryOf(url, call), record),
      }
    const afterMs = performance.now() - answeredAt
    if (afterMs >= patienceMs || !(await pause(ASK_AGAIN_MS, signal)))
      return { _tag: 'missing', afterMs, ...(await queuedIn(queueDepth)) }
  }
}
