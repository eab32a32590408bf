import type { Disconnect } from '../lambda/disconnect/disconnect'
import type { Timestamp } from '../lambda/disconnect/timestamp'

/** When a call ended; if that is not known, when it was heard of. Questions select and sort by it. */
export const endedAt = ({
  endTime,
  eventTime,
  receivedAt,
}: Pick<Disconnect, 'endTime' | 'eventTime' | 'receivedAt'>): Timestamp => endTime ?? eventTime ?? receivedAt

/** Tells the records of an answer apart: a call can have several events. */
export const recordKey = ({ callId, eventType, eventTime }: Disconnect): string =>
  JSON.stringify([callId, eventType, eventTime])
