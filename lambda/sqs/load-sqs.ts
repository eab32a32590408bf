import type { LoadSqs } from './overflow-queue'

/** A single, short try: the database has had its time, and Bandwidth waits. Times are in milliseconds. */
const LAST_CHANCE = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 300, requestTimeout: 700, throwOnRequestTimeout: true },
}

let loaded: ReturnType<LoadSqs> | undefined

/** Loads the SDK's client when it is first called. */
export const loadSqs: LoadSqs = () =>
  (loaded ??= import('@aws-sdk/client-sqs').then(({ SendMessageCommand, SQSClient }) => ({
    client: new SQSClient(LAST_CHANCE),
    SendMessageCommand,
  })))
