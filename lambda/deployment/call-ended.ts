import { END_EVENT_TYPES } from '../disconnect/event-type'

/** The `source` of the events that are published on EventBridge. */
export const EVENT_SOURCE = 'bandwidth-disconnects'

/** Their `detail-type`. Each is about the end of one call; its `detail` is described by docs/call-ended.schema.json. */
export const CALL_ENDED = 'Call Ended'

/** Where the `detail` has the callback as Bandwidth sent it, if callbacks are forwarded. */
export const CALLBACK_MEMBER = 'callback'

/** Where the `detail` says that the callback completes a reconciled record, which was published before. */
export const COMPLETED_MEMBER = 'completed'

/** The event types of ended calls. They are also the sort keys of their records, since a call ends once. Conflicts have other sort keys. */
export const END_EVENTS: readonly string[] = END_EVENT_TYPES
