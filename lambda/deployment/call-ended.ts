import { END_EVENT_TYPES } from '../disconnect/event-type'
import { eventKey } from '../disconnect/identity'

/** The `source` of the events that are published on EventBridge. */
export const EVENT_SOURCE = 'bandwidth-disconnects'

/** Their `detail-type`. Each is about the end of one call; its `detail` is described by docs/call-ended.schema.json. */
export const CALL_ENDED = 'Call Ended'

/** Where the `detail` has the callback as Bandwidth sent it, if callbacks are forwarded. */
export const CALLBACK_MEMBER = 'callback'

/** Where the `detail` says that the callback completes a reconciled record, which was published before. */
export const COMPLETED_MEMBER = 'completed'

/** The sort keys of the records of ended calls, which are also their event types. Conflicts have other sort keys. */
export const END_EVENTS: readonly string[] = END_EVENT_TYPES.map(eventType => eventKey({ eventType }))
