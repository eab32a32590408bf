import { sequenceS } from 'fp-ts/Apply'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { decode } from '../codec/decode'
import { defined } from '../codec/defined'
import { CallId } from '../disconnect/identifiers'
import { decodeCallCursor } from '../question/cursor'
import { type Parameters, unknownNames } from '../question/parameters'
import { cursorIn, isOfPage, limitIn, Validation, type Violations } from './page-parameters'

const CURSOR_EXPECTED = 'the cursor of the page before, of the same call'

/** A call, and which page of its records. */
export type CallRequest = {
  readonly callId: CallId
  /** Without it, a page has as many records as fit into an answer. */
  readonly limit?: number
  /** The position at which the page before ended; the first page has none. */
  readonly after?: string
}

const callIdIn = (sent: string | undefined): E.Either<Violations, CallId> =>
  pipe(
    decode(CallId)(sent),
    E.mapLeft(violations => violations.map(({ expected }) => ({ path: 'callId', expected }))),
  )

const withoutOthers = (parameters: Parameters): E.Either<Violations, undefined> => {
  const violations = unknownNames(parameters, isOfPage, 'limit or cursor')
  return violations.length === 0 ? E.right(undefined) : E.left(violations)
}

/** A question for one call has the parameters `limit` and `cursor`. */
export const decodeCallRequest = (
  sent: string | undefined,
  parameters: Parameters,
): E.Either<Violations, CallRequest> => {
  const callId = callIdIn(sent)
  return pipe(
    {
      callId,
      others: withoutOthers(parameters),
      limit: limitIn(parameters),
      // Without a call id, the cursor cannot be judged.
      after: E.isLeft(callId)
        ? E.right(undefined)
        : cursorIn(parameters, decodeCallCursor(callId.right), CURSOR_EXPECTED),
    },
    sequenceS(Validation),
    E.map(({ limit, after, ...request }) => ({ callId: request.callId, ...defined({ limit, after }) })),
  )
}
