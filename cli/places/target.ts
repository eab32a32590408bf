import type { Disconnect } from '../../lambda/disconnect/disconnect'
import type { CallId } from '../../lambda/disconnect/identifiers'
import type { Question } from '../../lambda/question/question'
import type { Parameters } from '../../lambda/question/parameters'

/** A question in both forms: the local twin wants it as it was asked. */
export type Asked = { readonly question: Question; readonly parameters: Parameters }

/** Where records come from. Both end with a CommandFailed where that place does not answer. */
export type Target = {
  /** Records one by one, as they are wanted; at most `limit` of them, which may be Infinity. */
  readonly list: (asked: Asked, limit: number) => AsyncIterable<Disconnect>
  /** Everything of one call, in the order in which a call is told. */
  readonly get: (callId: CallId) => Promise<readonly Disconnect[]>
  /** Read units used so far, or why that is not known. */
  readonly cost: () => number | string
}
