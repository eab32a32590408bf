import { failure, ok, warning, type Finding } from '../finding'
import type { CheckAnswer } from '../send'
import { troubleOf } from './answer'

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
