import { defined } from '../../lambda/codec/defined'
import {
  BANDWIDTH_TIMEOUT_MS,
  sendRequest,
  type Answer,
  type CallbackRequest,
} from '../simulator/callback-request'

export type CheckRequest = CallbackRequest & {
  readonly url: URL
  /** Marks a request without a body, to recognize it in quarantine. */
  readonly mark?: string
}

/** In lower case, as the quarantine stores the names of headers. */
export const CHECK_HEADER = 'x-disconnects-check'

/** `not sent`: the requests before it had no answer, or the check was interrupted. */
export type CheckAnswer = Answer | { readonly _tag: 'not sent' }

export type Send = (request: CheckRequest) => Promise<CheckAnswer>

/** The answers of this project are much smaller. */
const BODY_MAX_BYTES = 65_536

export const sendOnce = ({ url, mark, ...request }: CheckRequest, signal: AbortSignal): Promise<Answer> =>
  sendRequest(request, {
    url,
    timeoutMs: BANDWIDTH_TIMEOUT_MS,
    signal,
    headers: defined({ [CHECK_HEADER]: mark }),
    bodyMaxBytes: BODY_MAX_BYTES,
  }).answer

/** Requests in a row. Each takes 15 seconds, and a whole check should take less than a minute. */
const UNANSWERED_MAX = 2

export type CheckSender = {
  readonly send: Send
  /** Whether nothing more is sent, because the last requests had no answer. */
  readonly isSilent: () => boolean
}

/** Sends as long as there are answers. */
export const checkSender = (signal: AbortSignal, sendOne: typeof sendOnce = sendOnce): CheckSender => {
  let unanswered = 0
  const isSilent = (): boolean => unanswered >= UNANSWERED_MAX
  return {
    isSilent,
    send: async (request): Promise<CheckAnswer> => {
      if (isSilent() || signal.aborted) return { _tag: 'not sent' }
      const answer = await sendOne(request, signal)
      unanswered = answer._tag === 'answered' ? 0 : unanswered + 1
      return answer
    },
  }
}
