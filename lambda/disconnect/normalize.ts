import { defined } from '../codec/defined'
import type { JsonObjectText } from '../codec/text'
import { derived } from './derived'
import type { Disconnect } from './disconnect'
import type { Source } from './source'
import { DISCONNECT } from './event-type'
import type { CallbackProperties } from './properties'
import type { Timestamp } from './timestamp'

/** A callback, decoded: without times that mean none. */
export type Callback = {
  readonly properties: CallbackProperties
  readonly extra?: JsonObjectText
  readonly asSent?: Readonly<Record<string, string>>
}

/** When and how a callback arrived. */
export type Arrival = { readonly receivedAt: Timestamp; readonly source: Source }

/** The record of a callback: its properties and what follows from them. A callback without an event type is a disconnect. */
export const normalize =
  ({ receivedAt, source }: Arrival) =>
  ({ properties, extra, asSent }: Callback): Disconnect => ({
    ...properties,
    eventType: properties.eventType ?? DISCONNECT,
    ...derived(properties),
    ...defined({ extra, asSent }),
    receivedAt,
    source,
  })
