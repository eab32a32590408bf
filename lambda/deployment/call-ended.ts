/** The `source` of the events that are published on EventBridge. */
export const EVENT_SOURCE = 'bandwidth-disconnects'

/** Their `detail-type`. Each is about the end of one call; its `detail` is described by docs/call-ended.schema.json. */
export const CALL_ENDED = 'Call Ended'

/** Where the `detail` has the callback as Bandwidth sent it, if callbacks are forwarded. */
export const CALLBACK_MEMBER = 'callback'

/** Where the `detail` says that the callback completes a reconciled record, which was published before. */
export const COMPLETED_MEMBER = 'completed'
