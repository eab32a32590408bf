import type { Callback } from './callback'
import { causeClass } from './cause'
import type { Disconnect, Source } from './disconnect'
import { durations } from './durations'
import { DISCONNECT } from './event-type'
import type { Timestamp } from './timestamp'

/** How and when a callback came in. */
export type Arrival = { readonly receivedAt: Timestamp; readonly source: Source }

/** The record of a callback: its properties and what follows from them. No event type means a disconnect. */
export const normalize =
  ({ receivedAt, source }: Arrival) =>
  ({ properties, extra, asSent }: Callback): Disconnect => ({
    ...properties,
    eventType: properties.eventType ?? DISCONNECT,
    answered: properties.answerTime !== undefined,
    ...durations(properties),
    ...(properties.cause === undefined ? {} : { causeClass: causeClass(properties.cause) }),
    ...(extra === undefined ? {} : { extra }),
    ...(asSent === undefined ? {} : { asSent }),
    receivedAt,
    source,
  })
