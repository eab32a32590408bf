import { RENAMED_CHALLENGE_HEADER } from '../../simulator/callback-request'
import { listed } from '../../../display/text/numbers'
import { failure, type Finding, ok, warning } from '../finding'
import type { CheckAnswer } from '../send'
import { isAcknowledged } from '../send-call'
import { troubleOf } from './answer'

export type Challenged = { readonly withoutBody: CheckAnswer; readonly withBody: CheckAnswer }

const URL_WITH_KEY =
  'set the URL with the key in Bandwidth (disconnects url), which needs no challenge, and leave this check out with --no-challenge; or put a proxy in front that keeps the header (docs/challenge.md)'

const requestsWith = (
  { withoutBody, withBody }: Challenged,
  is: (answer: Extract<CheckAnswer, { readonly _tag: 'answered' }>) => boolean,
): readonly string[] =>
  (
    [
      ['without a body', withoutBody],
      ['with a body', withBody],
    ] as const
  )
    .filter(([, answer]) => answer._tag === 'answered' && is(answer))
    .map(([what]) => what)

/** Whether Bandwidth gets the challenge that it waits for, according to its documentation. */
export const judgeChallenge = (challenged: Challenged): Finding => {
  const { withoutBody, withBody } = challenged
  const wrong = [withoutBody, withBody].find(answer => answer._tag !== 'answered' || answer.status !== 401)
  if (wrong !== undefined) {
    const { means, do: toDo } = troubleOf(wrong)
    return failure(`a request without credentials should be answered 401: ${means}`, toDo)
  }
  const renamed = requestsWith(challenged, ({ challenge }) => challenge === 'renamed')
  if (renamed.length > 0)
    return failure(
      `WWW-Authenticate arrives as ${RENAMED_CHALLENGE_HEADER} (request ${listed(renamed)}): if Bandwidth waits for the challenge, it never delivers with Basic`,
      URL_WITH_KEY,
    )
  const lacking = requestsWith(challenged, ({ challenge }) => challenge === 'none')
  if (lacking.length > 0)
    return failure(
      `answered 401 without WWW-Authenticate: Basic (request ${listed(lacking)}): if Bandwidth waits for the challenge, it never delivers with Basic`,
      URL_WITH_KEY,
    )
  return ok(
    'a request without credentials, with a body or without, is answered 401 with a challenge for Basic',
  )
}

/** Records contain phone numbers, so a question needs an IAM signature. */
export const judgeUnsigned = (answer: CheckAnswer): Finding => {
  if (answer._tag === 'answered' && answer.status === 403)
    return ok('a question without an IAM signature is answered 403')
  if (isAcknowledged(answer))
    return failure(
      'a question without an IAM signature is answered: anybody can read records',
      'deploy this version; remove every other route to the query function',
    )
  const { means } = troubleOf(answer)
  return warning(
    `a question without an IAM signature gets no records, but not 403 either: ${means}`,
    'check the output ApiUrl of the stack; with --url, check that the proxy leads nowhere else',
  )
}
