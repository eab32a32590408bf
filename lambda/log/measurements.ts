import { APPLICATION_DIMENSION, CAUSE_DIMENSION, type MetricName, OTHER } from '../deployment/metric-names'
import { type Cause, isFailedClass, isRecognized } from '../disconnect/cause'
import type { Disconnect } from '../disconnect/disconnect'
import { isEnd } from '../disconnect/event-type'
import { epochMs } from '../disconnect/timestamp'
import type { DurableOutcome } from '../intake/receive-durably'
import type { WaitingOutcome } from '../intake/receive-waiting'

/** The outcome of a delivery, on arrival or when it is drained. */
export type AnyOutcome = DurableOutcome | WaitingOutcome

type Values = Readonly<Partial<Record<MetricName, number>>>

/** Values of metrics, by service and by these dimensions. */
export type Measurement = {
  readonly dimensions: Readonly<Record<string, string>>
  readonly values: Values
}

const COUNTED_AS: Readonly<Record<AnyOutcome['_tag'], MetricName>> = {
  stored: 'Stored',
  duplicate: 'Duplicate',
  conflict: 'Conflict',
  completed: 'Completed',
  corrected: 'Corrected',
  quarantined: 'Quarantined',
  'too-large': 'Quarantined',
  forbidden: 'Forbidden',
  overflowed: 'Overflowed',
  unauthorized: 'Unverified',
}

const causeLabel = (cause: Cause | undefined): string =>
  cause !== undefined && isRecognized(cause) ? cause : OTHER

const applicationLabel = (applications: readonly string[], id: string | undefined): string =>
  id !== undefined && applications.includes(id) ? id : OTHER

/** Clocks differ: the lag of a callback that seems to arrive before its event is 0. */
const lagOf = ({ eventTime, receivedAt }: Disconnect): Values =>
  eventTime === undefined ? {} : { Lag: Math.max(0, epochMs(receivedAt) - epochMs(eventTime)) }

const answerOf = ({ answered }: Disconnect): Values => ({ Answered: answered ? 1 : 0 })

const failureOf = ({ causeClass }: Disconnect): Values => ({
  CallFailed: isFailedClass(causeClass) ? 1 : 0,
})

/** The end of a call, by a further dimension. */
const endBy = (dimension: string, value: string, values?: Values): Measurement => ({
  dimensions: { [dimension]: value },
  values: { Ended: 1, ...values },
})

/**
 * The measurements of a delivery: that it was received or drained, and its outcome. Only the first callback counts as the end of a call.
 * @param applications those with metrics of their own; all others count as `other`. If empty, nothing is counted by application.
 */
export const measurementsOf =
  (happened: 'Received' | 'Drained', applications: readonly string[]) =>
  (outcome: AnyOutcome): readonly Measurement[] => {
    const values = { [happened]: 1, [COUNTED_AS[outcome._tag]]: 1 }
    if (!('record' in outcome) || outcome._tag === 'duplicate' || outcome._tag === 'conflict')
      return [{ dimensions: {}, values }]
    const { record } = outcome
    const lag = lagOf(record)
    if (!isEnd(record.eventType)) return [{ dimensions: {}, values: { ...values, ...lag } }]
    const answer = answerOf(record)
    const application = applicationLabel(applications, record.applicationId)
    return [
      { dimensions: {}, values: { ...values, ...lag, ...answer } },
      endBy(CAUSE_DIMENSION, causeLabel(record.cause)),
      ...(applications.length === 0
        ? []
        : [endBy(APPLICATION_DIMENSION, application, { ...answer, ...failureOf(record) })]),
    ]
  }
