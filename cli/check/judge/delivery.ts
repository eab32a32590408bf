import { isAcknowledged } from '../deliver'
import { failure, ok, runbook, type Finding } from '../finding'
import { judgeUnreadable } from '../aws/asked'
import type { LookUp } from '../look-up'
import type { Answer } from '../send'
import { counted, listed } from '../words'
import { troubleOf } from './answer'

/** One callback: what it was answered, and what is on record of it if that was 204. */
export type Delivered = {
  readonly callId: string
  readonly answer: Answer
  readonly found?: LookUp
}

const REPORT = 'deploy this version; if it stays so, it is a defect: please report it, with these names'

const judgeRecord = (callId: string, found: LookUp): Finding => {
  switch (found._tag) {
    case 'found':
      if (found.records > 1)
        return failure(`stored ${found.records} times: ${callId}`, `see ${runbook('Conflict')}`)
      return found.altered.length === 0
        ? ok('answered 204, stored and read back as it was sent')
        : failure(`stored, but these properties are not as they were sent: ${listed(found.altered)}`, REPORT)
    case 'missing':
      return failure(
        `answered 204, but not on record after ${counted(Math.round(found.afterMs / 1_000), 'second')}: it waits in the overflow queue. When it is stored from there, the record of ${callId} stays`,
        `${runbook('Overflow')}, and delete the record then`,
      )
    case 'damaged':
      return failure(`stored, but this version cannot read the record of ${callId}`, 'deploy this version')
    case 'unreadable':
      return judgeUnreadable(found)
  }
}

/** @param advice what to do, where it is not let in */
export const judgeDelivered = ({ callId, answer, found }: Delivered, advice?: string): Finding => {
  if (found !== undefined) return judgeRecord(callId, found)
  const trouble = troubleOf(answer)
  const isRefused = answer._tag === 'answered' && answer.status === 401
  return failure(trouble.means, isRefused && advice !== undefined ? advice : trouble.do)
}

/** The same callback twice: both are answered 204, and one record is there. */
export const judgeDuplicate = (delivered: Delivered): Finding => {
  const finding = judgeDelivered(delivered)
  return finding.result === 'ok' ? ok('answered 204 again, and one record is there') : finding
}

/** The worst of several, with what each was. */
export const judgeEach = (findings: readonly (readonly [what: string, finding: Finding])[]): Finding => {
  const worst =
    findings.find(([, { result }]) => result === 'failure') ??
    findings.find(([, { result }]) => result === 'warning')
  if (worst === undefined) return findings[0]?.[1] ?? ok('')
  const [what, finding] = worst
  return { ...finding, means: `${what}: ${finding.means}` }
}

/** A request without the key and the password must be refused. */
export const judgeRefused = (what: string, answer: Answer): Finding => {
  if (answer._tag === 'answered' && answer.status === 401) return ok(`${what} is answered 401`)
  const { means, do: toDo } = troubleOf(answer)
  return isAcknowledged(answer)
    ? failure(
        `${what} is let in (${means}): anybody can send callbacks`,
        'see that what stands in front adds no credentials, and deploy this version',
      )
    : failure(`${what} should be answered 401: ${means}`, toDo)
}
