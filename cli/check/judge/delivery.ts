import { isAcknowledged, type Traced } from '../send-call'
import { failure, ok, runbook, type Finding } from '../finding'
import { judgeUnreadable } from '../aws/aws-answer'
import type { LookUp } from '../look-up'
import type { CheckAnswer } from '../send'
import { counted, listed } from '../../../display/text/numbers'
import { troubleOf } from './answer'

/** The answer to one callback and, if it was acknowledged, its record. */
export type Delivered = {
  readonly callId: string
  readonly answer: CheckAnswer
  readonly found?: LookUp
}

const REPORT = 'deploy this version; if it happens again, please report it, with these names'

/** A callback that is acknowledged and not on record. @param queued the depth of the overflow queue, if it is known */
export const judgeMissing = (means: string, queued: number | undefined): Finding => {
  if (queued === undefined)
    return failure(
      `${means}: it waits in the overflow queue, or the URL leads elsewhere`,
      `${runbook('Overflow')}; check that the URL leads to this deployment`,
      'maybe',
    )
  return queued > 0
    ? failure(
        `${means}: it probably waits in the overflow queue, which holds ${counted(queued, 'callback')}`,
        runbook('Overflow'),
        'yes',
      )
    : failure(
        `${means}, and the overflow queue looks empty: the URL probably leads elsewhere`,
        `check that the URL leads to this stack; else ${runbook('Overflow')}`,
        'maybe',
      )
}

const judgeRecord = (callId: string, status: number, found: LookUp): Finding => {
  switch (found._tag) {
    case 'found':
      if (found.records > 1)
        return failure(`stored ${found.records} times: ${callId}`, `see ${runbook('Conflict')}`)
      return found.altered.length === 0
        ? ok(`answered ${status}, stored and read back unchanged`)
        : failure(`stored, but these properties are not as they were sent: ${listed(found.altered)}`, REPORT)
    case 'missing':
      return judgeMissing(
        `answered ${status}, but not on record after ${counted(Math.round(found.afterMs / 1_000), 'second')}`,
        found.queued,
      )
    case 'damaged':
      return failure(`stored, but this version cannot read the record of ${callId}`, 'deploy this version')
    case 'unreadable':
      return judgeUnreadable(found)
  }
}

const statusOf = (answer: CheckAnswer): number => (answer._tag === 'answered' ? answer.status : NaN)

/** The statuses that a gateway may answer if it does not pass the key on unchanged. */
const REFUSED: readonly number[] = [400, 401, 403, 404]

const UNAUTHORIZED =
  'these are the credentials in the secret: if the deployment is of another version, deploy this one; else a proxy in front changes the request'

/** @param advice what to do if it is refused and more is known than the status */
export const judgeDelivered = ({ callId, answer, found }: Delivered, advice?: string): Finding => {
  if (found !== undefined) return judgeRecord(callId, statusOf(answer), found)
  const trouble = troubleOf(answer)
  const status = statusOf(answer)
  if (REFUSED.includes(status) && advice !== undefined) return failure(trouble.means, advice)
  return failure(trouble.means, status === 401 ? UNAUTHORIZED : trouble.do)
}

/** The same callback twice: both must be acknowledged, and there must be one record. */
export const judgeDuplicate =
  (first: CheckAnswer) =>
  (second: Delivered, advice?: string): Finding => {
    if (!isAcknowledged(first)) {
      const { means, do: toDo } = troubleOf(first)
      return failure(`the first time ${means}`, toDo)
    }
    const finding = judgeDelivered(second, advice)
    const statuses = [...new Set([first, second.answer].map(statusOf))].join(' and ')
    return finding.result === 'ok'
      ? ok(`answered ${statuses}${statuses.includes(' ') ? '' : ' twice'}, and one record is there`)
      : finding
  }

/** The worst of several findings, with what it is about. */
export const judgeEach = (findings: readonly (readonly [what: string, finding: Finding])[]): Finding => {
  const worst =
    findings.find(([, { result }]) => result === 'failure') ??
    findings.find(([, { result }]) => result === 'warning')
  if (worst === undefined) return findings[0]?.[1] ?? ok('')
  const [what, finding] = worst
  return { ...finding, means: `${what}: ${finding.means}` }
}

/** A request without the right credentials must be refused. One that is in quarantine was accepted, whatever its status. */
export const judgeRefused = (what: string, { answer, quarantineId }: Traced): Finding => {
  if (answer._tag === 'answered' && answer.status === 401) return ok(`${what} is answered 401`)
  const { means, do: toDo } = troubleOf(answer)
  return isAcknowledged(answer) || quarantineId !== undefined
    ? failure(
        `${what} is accepted (${means}): anybody can send callbacks`,
        'check that the proxy in front adds no credentials, and deploy this version',
      )
    : failure(`${what} should be answered 401: ${means}`, toDo)
}
