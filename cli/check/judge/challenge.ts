import { RENAMED_CHALLENGE_HEADER } from '../../http/callback-request'
import { listed } from '../../output/numbers'
import { failure, type Finding, ok, warning } from '../finding'
import type { CheckAnswer } from '../send'
import { troubleOf } from './answer'

export type Challenged = { readonly withoutBody: CheckAnswer; readonly withBody: CheckAnswer }

const URL_WITH_KEY =
  'set the URL with the key in Bandwidth (disconnects url), which needs no challenge, and leave this check out with --no-challenge; or put something in front that keeps the header (docs/challenge.md)'

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

/** Whether a Bandwidth that waits to be asked for the credentials, as its documentation says, would be asked. */
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
      `WWW-Authenticate comes as ${RENAMED_CHALLENGE_HEADER} (request ${listed(renamed)}): a Bandwidth that waits for the challenge never delivers with Basic`,
      URL_WITH_KEY,
    )
  const lacking = requestsWith(challenged, ({ challenge }) => challenge === 'none')
  if (lacking.length > 0)
    return failure(
      `answered 401 without WWW-Authenticate: Basic (request ${listed(lacking)}): a Bandwidth that waits for the challenge never delivers with Basic`,
      URL_WITH_KEY,
    )
  return ok('a request without credentials, with a body or without, is answered 401 and asked for Basic')
}

/** Records have phone numbers, so a question needs a signature of IAM. */
export const judgeUnsigned = (answer: CheckAnswer): Finding => {
  if (answer._tag === 'answered' && answer.status === 403)
    return ok('a question without a signature of IAM is answered 403')
  if (answer._tag === 'answered' && answer.status >= 200 && answer.status < 300)
    return failure(
      'a question without a signature of IAM is answered: anybody can read records',
      'deploy this version; take away whatever else leads to the query function',
    )
  const { means } = troubleOf(answer)
  return warning(
    `a question without a signature of IAM gets no records, but not 403 either: ${means}`,
    'check ApiUrl in the outputs of the stack; with --url, that what stands in front leads nowhere else',
  )
}
