import { Duration } from 'aws-cdk-lib'
import { Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import type { Publication } from '../publication/publication'
import type { CallbackMetric } from './metrics'
import { forwardingMetrics, publicationMetrics } from './publication-metrics'
import type { AlarmDefinition } from './runbook-alarm'

const LAG_MAX = Duration.minutes(15)

const forwardingAlarms = (forwarding: NonNullable<Publication['forwarding']>): readonly AlarmDefinition[] => {
  const { deadLetters, lost } = forwardingMetrics(forwarding)
  return [
    {
      id: 'ForwardDeadLetters',
      metric: deadLetters,
      // SQS stops reporting on a queue that nobody uses, whatever is in it.
      missing: TreatMissingData.IGNORE,
      means:
        'Callbacks could not be forwarded: the handler refused them, or did not take them in a day of tries. Their calls are stored, and the events about them are dead letters, which are deleted after 14 days.',
      runbook: 'ForwardDeadLetters',
    },
    {
      id: 'ForwardLost',
      metric: lost,
      means:
        'Callbacks could not be forwarded, and EventBridge could not put the events about them into the queue of dead letters either. Their calls are stored.',
      runbook: 'ForwardDeadLetters',
    },
  ]
}

/** None where nothing is published. */
export const publicationAlarms = (
  callbacks: CallbackMetric,
  publication: Publication | undefined,
): readonly AlarmDefinition[] => {
  if (publication === undefined) return []
  const { lag, unpublishedBatches } = publicationMetrics(publication)
  return [
    {
      id: 'Unpublished',
      metric: callbacks('Unpublished', { period: Duration.minutes(5), statistic: Stats.SUM }),
      means:
        'An ended call is stored, but cannot be published: EventBridge will never take its event, or this version cannot read its record. Consumers of the event bus do not know of it.',
      runbook: 'Unpublished',
    },
    {
      id: 'UnpublishedBatches',
      metric: unpublishedBatches,
      missing: TreatMissingData.IGNORE,
      means:
        'Ended calls are stored, but were not published in 23 hours of tries, and are not tried again. Consumers of the event bus do not know of them.',
      runbook: 'Unpublished',
    },
    {
      id: 'PublishLag',
      metric: lag,
      threshold: LAG_MAX.toMilliseconds(),
      means:
        'Ended calls have waited for 15 minutes or longer to be published. Nothing is lost yet: they are tried for 23 hours.',
      runbook: 'PublishLag',
    },
    ...(publication.forwarding === undefined ? [] : forwardingAlarms(publication.forwarding)),
  ]
}
