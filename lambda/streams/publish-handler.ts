import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import * as E from 'fp-ts/Either'
import { neverThrowing } from '../callback/never-throwing'
import type { StoreError } from '../disconnect/store'
import { callEndedDetail } from '../publication/detail'
import { endedCallOf, type EndedCall, type PublicationOptions } from '../publication/ended-call'
import type { Publisher, PublishResult } from '../publication/publisher'
import { storedRecordIn } from '../dynamodb/stored-record'

/** What became of a batch of the stream. */
export type PublishedBatch = {
  readonly calls: readonly { readonly call: EndedCall; readonly result: PublishResult }[]
  /** Items that this version cannot decode. They cannot be published. */
  readonly unreadable: readonly StoreError[]
}

export type PublishDeps = PublicationOptions & {
  readonly publish: Publisher
  readonly observe: { readonly published: (batch: PublishedBatch) => void }
}

/**
 * Publishes the ended calls of a batch of the table's stream. Those that the event bus did not take are reported: Lambda calls again with
 * the first of them and all behind it, so that a call is published at least once.
 */
export const publishHandler = (deps: PublishDeps) => {
  const observe = neverThrowing(deps.observe)
  const detailOf = callEndedDetail(deps)
  return async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const ended: { readonly call: EndedCall; readonly sequenceNumber: string }[] = []
    const unreadable: StoreError[] = []
    for (const record of Records) {
      const stored = storedRecordIn(record)
      if (E.isLeft(stored)) unreadable.push(stored.left)
      const call = E.isRight(stored) && stored.right ? endedCallOf(deps)(stored.right) : undefined
      if (call !== undefined) ended.push({ call, sequenceNumber: record.dynamodb?.SequenceNumber ?? '' })
    }
    const results = await deps.publish(ended.map(({ call }) => detailOf(call)))()
    const calls = ended.map(({ call, sequenceNumber }, i) => ({
      call,
      sequenceNumber,
      result: results[i] ?? { _tag: 'unavailable' as const, cause: undefined },
    }))
    observe.published({ calls, unreadable })
    return {
      batchItemFailures: calls
        .filter(({ result }) => result._tag === 'unavailable')
        .map(({ sequenceNumber }) => ({ itemIdentifier: sequenceNumber })),
    }
  }
}
