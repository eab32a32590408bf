import { judgeUnreadable, type Unreadable } from '../aws/aws-answer'
import { failure, ok, runbook, type Finding } from '../finding'
import type { CheckAnswer } from '../send'
import { counted } from '../../../display/text/numbers'
import { isAcknowledged } from '../send-call'
import { judgeMissing } from './delivery'
import { troubleOf } from './answer'

/** The request in quarantine. */
export type Quarantined =
  | { readonly _tag: 'found'; readonly isWhole: boolean; readonly violations: number }
  | { readonly _tag: 'not there' }
  | ({ readonly _tag: 'unreadable' } & Unreadable)

export type MalformedSent = { readonly quarantined?: Quarantined; readonly queued?: number }

export const judgeMalformed = (
  answer: CheckAnswer,
  { quarantined: found, queued }: MalformedSent,
): Finding => {
  if (answer._tag === 'answered' && isAcknowledged(answer))
    return judgeMissing(`a request that cannot be decoded is answered ${answer.status}, not 400`, queued)
  if (answer._tag !== 'answered' || answer.status !== 400) {
    const { means, do: toDo } = troubleOf(answer)
    return failure(`a request that cannot be decoded should be answered 400: ${means}`, toDo)
  }
  switch (found?._tag) {
    case undefined:
      return failure(
        'answered 400, but without a quarantineId',
        'deploy this version; with --url, check that the proxy passes answers on',
      )
    case 'unreadable':
      return judgeUnreadable(found)
    case 'not there':
      return failure('answered 400, but not in quarantine: it is lost', runbook('Quarantine'))
    case 'found':
      return found.isWhole && found.violations > 0
        ? ok(`answered 400, and in quarantine byte for byte, with ${counted(found.violations, 'violation')}`)
        : failure(
            found.isWhole ? 'in quarantine without a reason' : 'in quarantine, but not as it was sent',
            'deploy this version; with --url, check that the proxy passes bodies on unchanged',
          )
  }
}
