import { send, type Answer, type Send } from './send'

/** In a row: each costs 15 seconds, and a check takes less than a minute. */
const UNANSWERED_MAX = 2

export type Sending = {
  readonly send: Send
  /** Whether nobody answers, so that nothing more is sent. */
  readonly isSilent: () => boolean
}

/** Sends as long as somebody answers. */
export const sendingUntil = (signal: AbortSignal, sendOne: typeof send = send): Sending => {
  let unanswered = 0
  const isSilent = (): boolean => unanswered >= UNANSWERED_MAX
  return {
    isSilent,
    send: async (request): Promise<Answer> => {
      if (isSilent() || signal.aborted) return { _tag: 'not sent' }
      const answer = await sendOne(request, signal)
      unanswered = answer._tag === 'answered' ? 0 : unanswered + 1
      return answer
    },
  }
}
