import { type Disconnect, RECORD_NAMES } from '../../../lambda/disconnect/disconnect'
import { isEnd } from '../../../lambda/disconnect/event-type'

/** A record, and what contradicts it. */
export type Evidence = { readonly stored: Disconnect | undefined; readonly conflicts: readonly Disconnect[] }

/** What is stored of a call. */
export type CallRecords = {
  /** Its end, or else its first event. */
  readonly main: Disconnect
  readonly evidence: readonly Evidence[]
  /** Every other event, in the order of the answer: by time. */
  readonly others: readonly Disconnect[]
}

/** Whether one record can contradict the other: an event that recurs is another one at another time. */
const isOfSameEvent = (a: Disconnect, b: Disconnect): boolean =>
  a.eventType === b.eventType && (isEnd(a.eventType) || a.eventTime === b.eventTime)

/** @returns undefined if there are no records */
export const callRecords = (records: readonly Disconnect[]): CallRecords | undefined => {
  const events = records.filter(({ conflict }) => conflict !== true)
  const main = events.find(({ eventType }) => isEnd(eventType)) ?? events[0] ?? records[0]
  if (main === undefined) return undefined
  const evidence: { stored: Disconnect | undefined; conflicts: Disconnect[] }[] = []
  for (const record of records) {
    if (record.conflict !== true) continue
    const stored =
      events.find(event => isOfSameEvent(event, record)) ??
      // Events that happen once contradict each other at any time.
      events.find(({ eventType }) => eventType === record.eventType)
    const known = evidence.find(each => each.stored === stored && stored !== undefined)
    if (known === undefined) evidence.push({ stored, conflicts: [record] })
    else known.conflicts.push(record)
  }
  return { main, evidence, others: events.filter(record => record !== main) }
}

/** What every record has a value of its own of. */
const ITS_OWN: ReadonlySet<string> = new Set(['receivedAt', 'source', 'conflict', 'asSent'])

export type Compared = { readonly name: keyof Disconnect; readonly differs: boolean }

/** The properties that any of these records has, each with whether they differ. */
export const comparedNames = (records: readonly Disconnect[]): readonly Compared[] =>
  RECORD_NAMES.filter(name => !ITS_OWN.has(name) && records.some(record => record[name] !== undefined)).map(
    name => ({ name, differs: new Set(records.map(record => JSON.stringify(record[name]))).size > 1 }),
  )
