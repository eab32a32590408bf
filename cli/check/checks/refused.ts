import { randomBytes } from 'node:crypto'
import type { Credentials } from '../../../lambda/callback/credentials'
import { basicAuthorization } from '../../places/credentials'
import { bodyOf, plainCall } from '../check-calls'
import type { Check, CheckContext } from '../context'
import { addressed, sendTraced, type Traced } from '../send-call'
import type { Finding } from '../finding'
import { judgeChallenge } from '../judge/challenge'
import { judgeEach, judgeRefused } from '../judge/delivery'
import type { CheckRequest } from '../send'

/** Sends the callback of a new call. */
const post = (context: CheckContext, to: Pick<CheckRequest, 'url' | 'authorization'>): Promise<Traced> => {
  const call = plainCall(context.accountId)
  return sendTraced(context, call.callId, { method: 'POST', ...to, body: bodyOf(call) })
}

const postWithoutBody = (context: CheckContext): Promise<Traced> => {
  const { callId } = plainCall(context.accountId)
  return sendTraced(context, callId, { method: 'POST', url: context.url, mark: callId })
}

/** The first request that Bandwidth sends if it waits for a challenge. */
export const challenge: Check<CheckContext> = {
  name: 'challenge',
  needs: 'answers',
  run: async context => {
    const { answer: withoutBody } = await postWithoutBody(context)
    const { answer: withBody } = await post(context, { url: context.url })
    return judgeChallenge({ withoutBody, withBody })
  },
}

/** Runs also with --no-challenge: a request without credentials must be refused. */
export const noCredentials: Check<CheckContext> = {
  name: 'no credentials',
  needs: 'answers',
  run: async context =>
    judgeEach([
      ['without a body', judgeRefused('a request without credentials', await postWithoutBody(context))],
      [
        'with a body',
        judgeRefused('a request without credentials', await post(context, { url: context.url })),
      ],
    ]),
}

const wrongPassword = ({ current }: CheckContext): Credentials => ({
  username: current.username,
  password: randomBytes(30).toString('hex'),
})

/** A wrong key is refused even with the right `Authorization` header. */
export const wrongKey: Check<CheckContext> = {
  name: 'wrong key',
  needs: 'answers',
  run: async context => {
    const { url } = addressed(context.url, { by: 'key', credentials: wrongPassword(context) })
    const findings: readonly (readonly [string, Finding])[] = [
      ['alone', judgeRefused('a wrong key', await post(context, { url }))],
      [
        'with the right password',
        judgeRefused(
          'a wrong key',
          await post(context, { url, authorization: basicAuthorization(context.current) }),
        ),
      ],
    ]
    return judgeEach(findings)
  },
}

export const wrongBasic: Check<CheckContext> = {
  name: 'wrong password',
  needs: 'answers',
  run: async context => {
    const to = addressed(context.url, { by: 'Basic', credentials: wrongPassword(context) })
    return judgeRefused('a wrong password', await post(context, to))
  },
}
