import { DISCONNECTS_TABLE } from '../deployment/tables'
import { DISCONNECT } from '../disconnect/event-type'
import type { Timestamp } from '../disconnect/timestamp'
import { expiry, type Item } from './item'

/** Longer than anything can bring a call back: the queues keep a message for 14 days, and Bandwidth's list a call for 7. */
export const MARK_DAYS = 15

/**
 * What stays of an erased call: an item at the key of its end, in no index, by which its callbacks are refused if they come again. It
 * holds nothing of the call but its id.
 */
export const markOf = (callId: string, erased: Timestamp): Item => ({
  callId,
  event: DISCONNECT,
  erased,
  ...expiry(DISCONNECTS_TABLE, erased, MARK_DAYS),
})

/** Whether an item is the mark of an erased call. No record has this attribute. */
export const isMark = (item: object): boolean => 'erased' in item
