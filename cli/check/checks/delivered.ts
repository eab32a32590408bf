import { isPlainKey, isUsableKey, keyOf, PLAIN_KEY_HELP } from '../../places/credentials'
import type { SimulatedCall } from '../../simulator/calls'
import type { CheckContext, Pending } from '../context'
import { sendCall, isAcknowledged, type AuthMethod, type Authentication } from '../send-call'
import type { Finding } from '../finding'
import { judgeDelivered, judgeEach } from '../judge/delivery'
import { lookUp } from '../look-up'

/** Sends the callback of a new call, and looks for its record after all callbacks are sent. */
export const delivered = async (
  context: CheckContext,
  call: SimulatedCall,
  authentication: Authentication,
  judge: typeof judgeDelivered = judgeDelivered,
): Promise<Pending> => {
  const answer = await sendCall(context, call, authentication)
  const answeredAt = performance.now()
  const { callId } = call
  return async (): Promise<Finding> => {
    const advice = adviceFor(context, authentication)
    return isAcknowledged(answer)
      ? judge({ callId, answer, found: await lookUp(context, call, answeredAt) }, advice)
      : judge({ callId, answer }, advice)
  }
}

/** The worst of several findings, as one line. */
export const together =
  (each: readonly (readonly [what: string, judged: Pending])[]): Pending =>
  async () => {
    const findings: (readonly [string, Finding])[] = []
    for (const [what, judged] of each) {
      const finding = await judged()
      if (finding !== undefined) findings.push([what, finding])
    }
    return judgeEach(findings)
  }

/** With the key, unless only Basic works. */
export const workingAuthentication = ({ current, tried }: CheckContext): Authentication => ({
  by: isAuthorized(tried, 'Basic') && !isAuthorized(tried, 'key') ? 'Basic' : 'key',
  credentials: current,
})

export const isAuthorized = (tried: CheckContext['tried'], by: AuthMethod): boolean => {
  const answer = tried.get(by)
  return answer !== undefined && isAcknowledged(answer)
}

export const isAnyAuthorized = ({ tried }: CheckContext): boolean =>
  isAuthorized(tried, 'key') || isAuthorized(tried, 'Basic')

/** If only the key is refused, and it has unusual characters, they are probably the reason. */
const adviceFor = ({ tried }: CheckContext, { by, credentials }: Authentication): string | undefined => {
  const key = keyOf(credentials)
  return by === 'key' && !(isPlainKey(key) && isUsableKey(key)) && isAuthorized(tried, 'Basic')
    ? `the password has characters other than A-Z a-z 0-9 - . _ ~, or is . or .., and API Gateway may not pass such a key on unchanged: ${PLAIN_KEY_HELP}`
    : undefined
}
