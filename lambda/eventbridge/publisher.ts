import {
  type EventBridgeClient,
  EventBridgeServiceException,
  PutEventsCommand,
  type PutEventsResultEntry,
} from '@aws-sdk/client-eventbridge'
import { CALL_ENDED, EVENT_SOURCE } from '../deployment/call-ended'
import type { Publisher, PublishResult } from '../publication/publisher'

export type EventBusOptions = {
  readonly client: Pick<EventBridgeClient, 'send'>
  /** The name or ARN of the bus. EventBridge takes events for a bus that does not exist, and drops them. */
  readonly eventBusName: string
  /** What the events are about: by it a rule tells deployments on one bus apart. */
  readonly resource?: string
}

/** EventBridge takes at most 10 entries in one request, and 1 MB since January 2026. Everywhere it took 256 KB before that. */
const ENTRIES_MAX = 10
const BYTES_MAX = 256_000

/** Requests at the same time: a batch of 100 calls takes two rounds. */
const AT_ONCE = 5

const PUBLISHED: PublishResult = { _tag: 'published' }

/**
 * The errors for an event that EventBridge will never take. All others end by themselves, or an operator can repair them (access denied).
 *
 * Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html
 */
const PERMANENT: ReadonlySet<string> = new Set(['MalformedDetail', 'InvalidArgument', 'ValidationException'])

/** It has a `code`, like errors of AWS. EventBridge's own message may quote the event. */
class EntryFailed extends Error {
  override readonly name = 'EntryFailed'
  readonly code: string
  constructor(code: string) {
    super(`EventBridge did not take the event: ${code}`)
    this.code = code
  }
}

const resultOf = ({ EventId, ErrorCode }: PutEventsResultEntry = {}): PublishResult => {
  if (EventId !== undefined && ErrorCode === undefined) return PUBLISHED
  const code = ErrorCode ?? 'no answer'
  return { _tag: PERMANENT.has(code) ? 'refused' : 'unavailable', cause: new EntryFailed(code) }
}

/** The name of the error for a request that is too large is not documented; its status is 413. */
const isPermanent = (cause: unknown): boolean =>
  cause instanceof EventBridgeServiceException &&
  (PERMANENT.has(cause.name) || cause.$metadata.httpStatusCode === 413)

const overhead = Buffer.byteLength(EVENT_SOURCE) + Buffer.byteLength(CALL_ENDED)

/** Requests of as many details as fit. One that is larger than a request may be goes alone: EventBridge decides, and its limit may grow. */
const requestsOf = (
  details: readonly string[],
  { resource = '' }: Pick<EventBusOptions, 'resource'>,
): readonly (readonly string[])[] => {
  const requests: string[][] = []
  let bytes = Infinity
  for (const detail of details) {
    const size = Buffer.byteLength(detail) + overhead + resource.length
    const last = requests.at(-1)
    if (last === undefined || last.length === ENTRIES_MAX || bytes + size > BYTES_MAX) {
      requests.push([detail])
      bytes = size
    } else {
      last.push(detail)
      bytes += size
    }
  }
  return requests
}

const putEvents =
  (options: EventBusOptions) =>
  async (details: readonly string[]): Promise<readonly PublishResult[]> => {
    const { client, eventBusName, resource } = options
    const Entries = details.map(Detail => ({
      EventBusName: eventBusName,
      Source: EVENT_SOURCE,
      DetailType: CALL_ENDED,
      ...(resource !== undefined && { Resources: [resource] }),
      Detail,
    }))
    try {
      const answer = await client.send(new PutEventsCommand({ Entries }))
      return details.map((_, i) => resultOf(answer.Entries?.[i]))
    } catch (cause) {
      // A request is refused as a whole. Which of its events is to blame shows when each is sent alone.
      if (isPermanent(cause) && details.length > 1) {
        const alone = await Promise.all(details.map(detail => putEvents(options)([detail])))
        return alone.flat()
      }
      return details.map(() => ({ _tag: isPermanent(cause) ? 'refused' : 'unavailable', cause }))
    }
  }

export const eventBusPublisher =
  (options: EventBusOptions): Publisher =>
  details =>
  async () => {
    const put = putEvents(options)
    const requests = requestsOf(details, options)
    const results: PublishResult[] = []
    for (let i = 0; i < requests.length; i += AT_ONCE)
      results.push(...(await Promise.all(requests.slice(i, i + AT_ONCE).map(put))).flat())
    return results
  }
