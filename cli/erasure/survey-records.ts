import { isMark } from '../../lambda/dynamodb/mark'
import { PARTITION } from '../../lambda/dynamodb/reconciliation/memory'
import type { StoredItem } from '../places/place'
import { decodingsOf } from './decodings'
import { idsIn } from './ids'
import type { Subject } from './subject'

/** What is stored of a call. */
export type CallItems = {
  readonly ends: number
  readonly evidence: number
  readonly events: number
  /** Whether an earlier erase began with this call: it has its mark, and something is left. */
  readonly isBegun: boolean
}

export type RecordsSurvey = {
  readonly calls: ReadonlyMap<string, CallItems>
  /** The sort keys of what reconciliation remembers of the account. */
  readonly memos: readonly string[]
  /** How many items have the number in each attribute. */
  readonly places: ReadonlyMap<string, number>
  /** How many other calls have an item that mentions the call. */
  readonly mentioning: number
}

/** The keys of indexes repeat these attributes. */
const REPEATED: Readonly<Record<string, string>> = { byFrom: 'from', byTo: 'to', byTag: 'tag' }

/** Cannot be part of a number, an address or an id. */
const BETWEEN = '\u0001'

const textsOf = (item: StoredItem): readonly (readonly [name: string, text: string])[] =>
  Object.entries(item).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))

export const matches = (pattern: RegExp, text: string): boolean =>
  decodingsOf(text).some(each => pattern.test(each))

/** The attributes in which the number is. Times, durations and codes are numbers in the database: none of them is a phone number. */
const placesOfNumber = (pattern: RegExp, item: StoredItem): readonly string[] => {
  const texts = textsOf(item)
  // Nearly all items have it nowhere.
  if (!matches(pattern, texts.map(([, text]) => text).join(BETWEEN))) return []
  const names = texts.filter(([, text]) => matches(pattern, text)).map(([name]) => REPEATED[name] ?? name)
  return [...new Set(names)]
}

const ACCOUNT_PLACES: ReadonlySet<string> = new Set(['callUrl', 'asSent', 'extra'])

const placesOf = (subject: Subject, item: StoredItem): readonly string[] => {
  switch (subject.kind) {
    case 'number':
      return placesOfNumber(subject.pattern, item)
    case 'call':
      return item['callId'] === subject.callId ? ['callId'] : []
    case 'account':
      return item['accountId'] === subject.accountId
        ? ['accountId']
        : textsOf(item)
            .filter(([name, text]) => ACCOUNT_PLACES.has(name) && matches(subject.pattern, text))
            .map(([name]) => name)
  }
}

const isMemoOf = (subject: Subject, { json }: StoredItem): boolean =>
  subject.kind === 'account' && matches(subject.pattern, String(json))

type Mutable = { ends: number; evidence: number; events: number; isMarked: boolean; isWanted: boolean }

const NOTHING: Mutable = { ends: 0, evidence: 0, events: 0, isMarked: false, isWanted: false }

/** `disconnect!<digest>` is evidence. */
const kindOf = ({ event, conflict }: StoredItem): 'ends' | 'evidence' | 'events' =>
  conflict === true ? 'evidence' : event === 'disconnect' ? 'ends' : 'events'

/** Finds out what a subject concerns, from all items of the table. */
export const recordsSurvey = (subject: Subject) => {
  const calls = new Map<string, CallItems>()
  const memos: string[] = []
  const places = new Map<string, number>()
  const reading = new Map<number, Mutable & { callId: string }>()
  const mentioned = subject.kind === 'call' ? idsIn([subject.callId]) : () => false
  const mentioning = new Set<string>()

  const finish = ({ callId, isMarked, isWanted, ...counts }: Mutable & { callId: string }): void => {
    const isBegun = isMarked && counts.ends + counts.evidence + counts.events > 0
    const before = calls.get(callId)
    if (!isWanted && !isBegun && before === undefined) return
    const { ends = 0, evidence = 0, events = 0 } = before ?? {}
    calls.set(callId, {
      ends: ends + counts.ends,
      evidence: evidence + counts.evidence,
      events: events + counts.events,
      isBegun,
    })
  }

  const add = (item: StoredItem, segment: number): void => {
    const callId = String(item['callId'])
    if (callId === PARTITION) {
      if (isMemoOf(subject, item)) memos.push(String(item['event']))
      return
    }
    let call = reading.get(segment)
    if (call?.callId !== callId) {
      if (call !== undefined) finish(call)
      reading.set(segment, (call = { ...NOTHING, callId }))
    }
    if (isMark(item)) {
      call.isMarked = true
      return
    }
    call[kindOf(item)]++
    const found = placesOf(subject, item)
    if (found.length > 0) call.isWanted = true
    else if (mentioned(textsOf(item).map(([, text]) => text))) mentioning.add(callId)
    for (const place of found) places.set(place, (places.get(place) ?? 0) + 1)
  }

  return {
    add,
    result: (): RecordsSurvey => {
      for (const call of reading.values()) finish(call)
      reading.clear()
      // What comes of this call later is refused, even if nothing is stored of it yet.
      if (subject.kind === 'call' && !calls.has(subject.callId))
        calls.set(subject.callId, { ends: 0, evidence: 0, events: 0, isBegun: false })
      return { calls, memos, places, mentioning: mentioning.size }
    },
  }
}
