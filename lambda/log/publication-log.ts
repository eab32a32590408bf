import { eventTypeLabel } from '../disconnect/event-type'
import type { PublishDeps, PublishedBatch } from '../streams/publish-handler'
import { countedFields } from './counted-fields'
import { failureFields } from './failure-fields'
import type { LineLogger } from './line-logger'

const countOf = ({ calls }: PublishedBatch, tag: PublishedBatch['calls'][number]['result']['_tag']): number =>
  calls.filter(({ result }) => result._tag === tag).length

/** The log and the metrics of publication: one line for each batch, and one for each call that cannot be published. No personal data. */
export const publicationLog = (logger: LineLogger): PublishDeps['observe'] => ({
  published: batch => {
    const { calls, unreadable } = batch
    for (const failure of unreadable)
      logger.error('Record cannot be published', {
        outcome: 'unpublished',
        ...failureFields(failure),
        ...countedFields({ Unpublished: 1 }),
      })
    for (const { call, result } of calls)
      if (result._tag === 'refused')
        logger.error('Call cannot be published', {
          outcome: 'unpublished',
          callId: call.record.callId,
          eventType: eventTypeLabel(call.record.eventType),
          ...failureFields({ _tag: 'Unforeseen', cause: result.cause }),
          ...countedFields({ Unpublished: 1 }),
        })
    const [published, waiting] = [countOf(batch, 'published'), countOf(batch, 'unavailable')]
    const first = calls.find(({ result }) => result._tag === 'unavailable')?.result
    if (waiting > 0)
      logger.warn('Calls wait to be published', {
        outcome: 'waiting',
        waiting,
        ...(first?._tag === 'unavailable' && failureFields({ _tag: 'Unforeseen', cause: first.cause })),
      })
    if (published > 0)
      logger.info('Calls published', {
        outcome: 'published',
        published,
        ...countedFields({ Published: published }),
      })
  },
})
