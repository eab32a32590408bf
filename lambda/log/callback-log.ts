import type { Logger } from '@aws-lambda-powertools/logger'
import type { Outcome } from '../bandwidth/receive'
import { eventTypeLabel } from '../disconnect/event-type'
import type { CallbackObserver } from '../http/callback-handler'
import { failureFields } from './failure-fields'

/** Nothing here may be personal data: no number, no tag, no free text that a caller chose. */
const outcomeFields = (outcome: Outcome): Record<string, unknown> => {
  switch (outcome._tag) {
    case 'stored':
    case 'duplicate':
    case 'conflict': {
      const { callId, eventType, causeClass } = outcome.record
      return { outcome: outcome._tag, callId, eventType: eventTypeLabel(eventType), causeClass }
    }
    case 'quarantined':
    case 'too-large':
      return { outcome: outcome._tag, quarantineId: outcome.quarantineId, violations: outcome.violations }
  }
}

const levelOf = (outcome: Outcome): 'info' | 'warn' =>
  outcome._tag === 'stored' || outcome._tag === 'duplicate' ? 'info' : 'warn'

/** One structured log line for each callback. */
export const callbackLog = (logger: Pick<Logger, 'info' | 'warn' | 'error'>): CallbackObserver => ({
  received: (outcome, { requestId }) => {
    logger[levelOf(outcome)]('Callback received', { requestId, ...outcomeFields(outcome) })
  },
  unauthorized: requestId => {
    logger.info('Callback without the right credentials', { requestId, outcome: 'unauthorized' })
  },
  failed: (failure, requestId) => {
    logger.error('Callback failed', { requestId, outcome: 'failed', ...failureFields(failure) })
  },
})
