import { isPlainKey, isUsableKey, keyOf, PLAIN_KEY_HELP } from '../../places/credentials'
import type { SimulatedCall } from '../../simulator/calls'
import type { CheckContext, Pending } from '../context'
import { deliver, isAcknowledged, type Way } from '../deliver'
import type { Finding } from '../finding'
import { judgeDelivered } from '../judge/delivery'
import { lookUp } from '../look-up'

/** Sends the callback of a new call, and looks for its record when all others have been sent. */
export const delivered = async (
  context: CheckContext,
  call: SimulatedCall,
  way: Way,
  judge: typeof judgeDelivered = judgeDelivered,
): Promise<Pending> => {
  const answer = await deliver(context, call, way)
  const answeredAt = performance.now()
  const { callId } = call
  return async (): Promise<Finding> => {
    const advice = adviceFor(context, way)
    return isAcknowledged(answer)
      ? judge({ callId, answer, found: await lookUp(context, call, answeredAt) }, advice)
      : judge({ callId, answer }, advice)
  }
}

/** By the key, unless only Basic works. A key that does not work has a line of its own. */
export const wayOf = ({ current, tried }: CheckContext): Way => ({
  by: isAuthorized(tried, 'Basic') && !isAuthorized(tried, 'key') ? 'Basic' : 'key',
  credentials: current,
})

export const isAuthorized = (tried: CheckContext['tried'], by: Way['by']): boolean => {
  const answer = tried.get(by)
  return answer !== undefined && isAcknowledged(answer)
}

export const isAnyAuthorized = ({ tried }: CheckContext): boolean =>
  isAuthorized(tried, 'key') || isAuthorized(tried, 'Basic')

/** A key with other characters is blamed only where the key alone fails. */
const adviceFor = ({ tried }: CheckContext, { by, credentials }: Way): string | undefined => {
  const key = keyOf(credentials)
  return by === 'key' && !(isPlainKey(key) && isUsableKey(key)) && isAuthorized(tried, 'Basic')
    ? `the password has other characters than A-Z a-z 0-9 - . _ ~, or is . or .., and API Gateway may not pass such a key on: ${PLAIN_KEY_HELP}`
    : undefined
}
