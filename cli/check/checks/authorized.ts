import type { Credentials } from '../../../lambda/callback/credentials'
import { plainCall } from '../check-calls'
import type { Check, CheckContext, Line } from '../context'
import type { AuthMethod } from '../send-call'
import { judgeBothRefused } from '../judge/answer'
import { delivered, together } from './delivered'

/** Both are always tried. If both are refused in the same way, one line says so. */
const authorized = (name: string, by: AuthMethod): Check<CheckContext> => ({
  name,
  needs: 'answers',
  run: async context => {
    const { current, accountId, tried } = context
    const judged = await delivered(context, plainCall(accountId), { by, credentials: current })
    return async (): Promise<Line | undefined> => {
      const both = judgeBothRefused(tried, context)
      if (both === undefined) return judged()
      return by === 'key' ? { ...both, name: 'credentials' } : undefined
    }
  },
})

export const key = authorized('key in the URL', 'key')
export const basicAuth = authorized('Basic', 'Basic')

/** Only if there is a password from before the last rotation. */
const previous = (name: string, by: AuthMethod): Check<CheckContext> => ({
  name,
  needs: 'authorization',
  run: context => {
    const credentials: Credentials = context.previous ?? context.current
    return delivered(context, plainCall(context.accountId), { by, credentials })
  },
})

export const previousKey = previous('previous key', 'key')
export const previousPassword = previous('previous password', 'Basic')

/** An easy mistake in the callback URL. */
export const slash: Check<CheckContext> = {
  name: 'slash at the end',
  needs: 'authorization',
  run: async context => {
    const call = () => plainCall(context.accountId)
    const authentication = { credentials: context.current, slash: true }
    return together([
      ['after the key', await delivered(context, call(), { ...authentication, by: 'key' })],
      ['with Basic', await delivered(context, call(), { ...authentication, by: 'Basic' })],
    ])
  },
}
