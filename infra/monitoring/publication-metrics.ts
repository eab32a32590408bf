import { Duration } from 'aws-cdk-lib'
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import type { Forwarding } from '../publication/forwarding'
import type { Publication } from '../publication/publication'

const minutely = { period: Duration.minutes(1), statistic: Stats.MAXIMUM }

/** How long the last call of a batch had waited when the function got it, in milliseconds; and the number of batches given up. */
export const publicationMetrics = ({
  publishFunction,
  unpublished,
}: Pick<Publication, 'publishFunction' | 'unpublished'>) => ({
  lag: publishFunction.metric('IteratorAge', minutely),
  unpublishedBatches: unpublished.metricApproximateNumberOfMessagesVisible(minutely),
})

/** For rules on the default bus, EventBridge's metrics have no dimension for the bus. */
const DEFAULT_BUS = 'default'

/** The requests to the handler, with their failures for good, and what became of those. */
export const forwardingMetrics = ({ deadLetters, ruleName, eventBusName }: Forwarding) => {
  const ofRule = (metricName: string) =>
    new Metric({
      namespace: 'AWS/Events',
      metricName,
      dimensionsMap: {
        RuleName: ruleName,
        ...(eventBusName !== DEFAULT_BUS && { EventBusName: eventBusName }),
      },
      statistic: Stats.SUM,
      period: Duration.minutes(5),
    })
  return {
    deadLetters: deadLetters.metricApproximateNumberOfMessagesVisible(minutely),
    requests: ofRule('Invocations'),
    failed: ofRule('FailedInvocations'),
    lost: ofRule('InvocationsFailedToBeSentToDlq'),
  }
}
