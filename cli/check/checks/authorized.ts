import { randomBytes } from 'node:crypto'
import type { Credentials } from '../../../lambda/bandwidth/credentials'
import type { SimulatedCall } from '../../simulator/calls'
import { isPlainKey, isUsableKey, keyOf, PLAIN_KEY_HELP } from '../../targets/callback-key'
import { bodyOf, plainCall } from '../check-calls'
import type { Check, CheckContext, Pending } from '../context'
import { addressed, basic, deliver, isAcknowledged, sendTraced, type Way } from '../deliver'
import type { Finding } from '../finding'
import { judgeChallenge } from '../judge/challenge'
import { judgeDelivered, judgeEach, judgeRefused } from '../judge/delivery'
import { lookUp } from '../look-up'

/** Tells of a new call, and looks for its record when all others have been told of. */
export const delivered = async (
  context: CheckContext,
  call: SimulatedCall,
  way: Way,
  judge: typeof judgeDelivered = judgeDelivered,
  advice?: string,
): Promise<Pending> => {
  const answer = await deliver(context, call, way)
  const answeredAt = performance.now()
  const { callId } = call
  if (isAcknowledged(answer) && way.credentials === context.current) context.accepted.add(way.by)
  return async (): Promise<Finding> =>
    isAcknowledged(answer)
      ? judge({ callId, answer, found: await lookUp(context, call, answeredAt) }, advice)
      : judge({ callId, answer }, advice)
}

const WRONG_IN_BANDWIDTH =
  'this is what the secret holds: if the deployment is of another version, deploy this one; else something in front changes the request'

const adviceFor = ({ by, credentials }: Way): string =>
  by === 'key' && !(isPlainKey(keyOf(credentials)) && isUsableKey(keyOf(credentials)))
    ? `the password is blank, or has other characters than A-Z a-z 0-9 - . _ ~, which something on the way may change: ${PLAIN_KEY_HELP}`
    : WRONG_IN_BANDWIDTH

const authorized = (name: string, wayOf: (context: CheckContext) => Way): Check<CheckContext> => ({
  name,
  run: context => {
    const way = wayOf(context)
    return delivered(context, plainCall(context.accountId), way, judgeDelivered, adviceFor(way))
  },
})

export const key = authorized('key in the URL', ({ current }) => ({ by: 'key', credentials: current }))
export const basicAuth = authorized('Basic', ({ current }) => ({ by: 'Basic', credentials: current }))

/** These two are run only where there is a password before the last rotation. */
const previous = ({ previous: before, current }: CheckContext): Credentials => before ?? current
export const previousKey = authorized('previous key', context => ({
  by: 'key',
  credentials: previous(context),
}))
export const previousPassword = authorized('previous password', context => ({
  by: 'Basic',
  credentials: previous(context),
}))

/** A slip that is easily made. */
export const slash: Check<CheckContext> = {
  name: 'slash at the end',
  run: async context => {
    const ways = (['key', 'Basic'] as const).map(by => ({ by, credentials: context.current, slash: true }))
    const pending: (readonly [what: string, judged: Pending])[] = []
    for (const way of ways) {
      const judged = await delivered(
        context,
        plainCall(context.accountId),
        way,
        judgeDelivered,
        adviceFor(way),
      )
      pending.push([way.by === 'key' ? 'behind the key' : 'with Basic', judged])
    }
    return async () => {
      const findings: (readonly [string, Finding])[] = []
      for (const [what, judged] of pending) findings.push([what, await judged()])
      return judgeEach(findings)
    }
  },
}

/** The first request of a Bandwidth that waits to be asked for the credentials. */
export const challenge: Check<CheckContext> = {
  name: 'challenge',
  run: async ({ send, leftovers, url, accountId }) => {
    const [bodyless, call] = [plainCall(accountId), plainCall(accountId)]
    const { answer: withoutBody } = await sendTraced({ send, leftovers }, bodyless.callId, {
      method: 'POST',
      url,
      mark: bodyless.callId,
    })
    const request = { method: 'POST', url, body: bodyOf(call) } as const
    const { answer: withBody } = await sendTraced({ send, leftovers }, call.callId, request)
    return judgeChallenge({ withoutBody, withBody })
  },
}

const wrongPassword = ({ current }: CheckContext): Credentials => ({
  username: current.username,
  password: randomBytes(30).toString('hex'),
})

/** Whatever `Authorization` says beside it. */
export const wrongKey: Check<CheckContext> = {
  name: 'wrong key',
  run: async context => {
    const { url } = addressed(context.url, { by: 'key', credentials: wrongPassword(context) })
    const findings: (readonly [string, Finding])[] = []
    for (const authorization of [undefined, basic(context.current)]) {
      const call = plainCall(context.accountId)
      const what = authorization === undefined ? 'alone' : 'beside the right password'
      const { answer } = await sendTraced(context, call.callId, {
        method: 'POST',
        url,
        body: bodyOf(call),
        ...(authorization === undefined ? {} : { authorization }),
      })
      findings.push([what, judgeRefused('a wrong key', answer)])
    }
    return judgeEach(findings)
  },
}

export const wrongBasic: Check<CheckContext> = {
  name: 'wrong password',
  run: async context => {
    const call = plainCall(context.accountId)
    const way: Way = { by: 'Basic', credentials: wrongPassword(context) }
    return judgeRefused('a wrong password', await deliver(context, call, way))
  },
}
