import type { Logger } from '@aws-lambda-powertools/logger'
import { eventTypeLabel } from '../disconnect/event-type'
import type { CallbackObserver } from '../http/callback-handler'
import type { DurableOutcome } from '../intake/receive-durably'
import type { WaitingOutcome } from '../intake/receive-waiting'
import type { DrainDeps } from '../sqs/drain-handler'
import type { CallbackMetrics } from './callback-metrics'
import { failureFields } from './failure-fields'

/** Without personal data: no phone number, no tag, no free text. */
const outcomeFields = (outcome: DurableOutcome | WaitingOutcome): Record<string, unknown> => {
  if ('record' in outcome) {
    const { callId, eventType, causeClass } = outcome.record
    return { outcome: outcome._tag, callId, eventType: eventTypeLabel(eventType), causeClass }
  }
  switch (outcome._tag) {
    case 'quarantined':
    case 'too-large':
    case 'forbidden':
    case 'unauthorized': {
      const { quarantineId, violations } = outcome
      const reason = 'reason' in outcome ? failureFields(outcome.reason) : {}
      return { outcome: outcome._tag, ...reason, quarantineId, violations }
    }
    case 'overflowed':
      return { outcome: outcome._tag, ...failureFields(outcome.reason) }
  }
}

const levelOf = (outcome: DurableOutcome | WaitingOutcome): 'info' | 'warn' =>
  'record' in outcome && outcome._tag !== 'conflict' ? 'info' : 'warn'

/** The log and the metrics of a function. */
export type Telemetry = {
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>
  readonly metrics: CallbackMetrics
}

/** Writes one structured log line for each callback. The line includes its metrics. */
export const callbackLog = ({ logger, metrics }: Telemetry): CallbackObserver => ({
  received: (outcome, { requestId }, hasSlip) => {
    logger[hasSlip ? 'warn' : levelOf(outcome)]('Callback received', {
      requestId,
      ...(hasSlip ? { slip: 'The URL is not exactly the callback URL' } : {}),
      ...outcomeFields(outcome),
      ...metrics.received(outcome),
    })
  },
  unauthorized: (requestId, presented) => {
    logger.info('Callback without the right credentials', {
      requestId,
      presented,
      outcome: 'unauthorized',
      ...metrics.counted('Unauthorized'),
    })
  },
  misdirected: request => {
    logger.warn('Request to a path at which nothing listens', {
      ...request,
      outcome: 'misdirected',
      ...metrics.counted('Misdirected'),
    })
  },
  failed: (failure, requestId) => {
    logger.error('Callback failed', {
      requestId,
      outcome: 'failed',
      ...failureFields(failure),
      ...metrics.counted('Failed'),
    })
  },
})

/** Writes one structured log line for each delivery that is drained from the overflow queue or stays in it. */
export const drainLog = ({ logger, metrics }: Telemetry): DrainDeps['observe'] => ({
  drained: (outcome, { requestId }) => {
    logger[levelOf(outcome)]('Callback drained', {
      requestId,
      drained: true,
      ...outcomeFields(outcome),
      ...metrics.drained(outcome),
    })
  },
  failed: (failure, messageId) => {
    logger.error('Callback stays in the overflow queue', {
      messageId,
      outcome: 'failed',
      ...failureFields(failure),
    })
  },
})
