import { setTimeout as pause } from 'node:timers/promises'
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'

/** As the deployed event source mapping has it. */
const BATCH_SIZE = 100

/** Between two attempts for the same batch. */
const PAUSES_MS = { first: 100, most: 10_000 }

export type TableStream = {
  readonly put: (record: DynamoDBRecord) => void
  /** Ends after the batch of this moment. @returns how many records still wait */
  readonly stop: () => Promise<number>
}

/** How many records at the beginning of a batch are done: all before the first that failed. */
const doneIn = (batch: readonly DynamoDBRecord[], { batchItemFailures }: DynamoDBBatchResponse): number => {
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))
  const first = batch.findIndex(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ''))
  return first < 0 ? batch.length : first
}

/**
 * Calls a function with what is put, in batches and in order, as Lambda does with a stream: a batch that failed is sent again from its
 * first failed record, until it succeeds.
 */
export const tableStream = (
  handler: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>,
): TableStream => {
  const waiting: DynamoDBRecord[] = []
  let isStopped = false
  let running: Promise<void> | undefined
  const run = async (): Promise<void> => {
    let pauseMs = PAUSES_MS.first
    while (waiting.length > 0 && !isStopped) {
      const batch = waiting.slice(0, BATCH_SIZE)
      const done = await handler({ Records: batch }).then(
        response => doneIn(batch, response),
        () => 0,
      )
      waiting.splice(0, done)
      pauseMs = done > 0 ? PAUSES_MS.first : Math.min(2 * pauseMs, PAUSES_MS.most)
      if (done < batch.length) await pause(pauseMs)
    }
    running = undefined
  }
  return {
    put: record => {
      waiting.push(record)
      running ??= run()
    },
    stop: async () => {
      isStopped = true
      await running
      return waiting.length
    },
  }
}
