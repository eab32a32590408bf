import type { GraphWidget } from 'aws-cdk-lib/aws-cloudwatch'
import { graph } from './graph'
import type { MonitoredResources } from './metrics'
import { forwardingMetrics, publicationMetrics } from './publication-metrics'

/** None where nothing is published. */
export const publishedAndForwarded = ({
  callbacks,
  publication,
}: Pick<MonitoredResources, 'callbacks' | 'publication'>): readonly GraphWidget[] => {
  if (publication === undefined) return []
  const { lag, unpublishedBatches } = publicationMetrics(publication)
  const { forwarding } = publication
  const forwarded = () => {
    if (forwarding === undefined) return []
    const { requests, failed, deadLetters } = forwardingMetrics(forwarding)
    return [
      graph('Callbacks forwarded', [
        requests.with({ label: 'Requests' }),
        failed.with({ label: 'Failed for good' }),
        deadLetters.with({ label: 'Dead letters' }),
      ]),
    ]
  }
  return [
    graph('Ended calls published', [
      callbacks('Published'),
      callbacks('Unpublished'),
      unpublishedBatches.with({ label: 'Batches given up' }),
    ]),
    graph('Ended calls wait to be published (ms)', [lag.with({ label: 'longest' })]),
    ...forwarded(),
  ]
}
