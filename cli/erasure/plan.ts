import type { Erasure } from '../places/place'
import { quarantineSurvey, type QuarantinedId } from './survey-quarantine'
import { matches, recordsSurvey, type RecordsSurvey } from './survey-records'
import type { Subject } from './subject'

/** What an erase is going to do, in numbers. These names are those of the JSON. */
export type PlanCounts = {
  readonly calls: number
  /** Calls and requests that an earlier erase began with and did not finish. */
  readonly begun: number
  readonly ends: number
  readonly evidence: number
  readonly events: number
  /** In quarantine. */
  readonly requests: number
  /** What reconciliation remembers of the account. */
  readonly memos: number
  /** Calls that get no mark, because their id contains the number. */
  readonly unmarked: number
  /** Other calls that mention the call: they stay. */
  readonly mentioning: number
}

export type Plan = {
  readonly calls: readonly { readonly callId: string; readonly isMarked: boolean }[]
  readonly requests: readonly QuarantinedId[]
  readonly memos: readonly string[]
  readonly counts: PlanCounts
  /** How many records have the number in each attribute. */
  readonly places: Readonly<Record<string, number>>
}

/** By which somebody can look at what would be erased. An id that contains the number is left out. */
export const idsOf = ({ calls, requests }: Plan) => ({
  callIds: calls.filter(({ isMarked }) => isMarked).map(({ callId }) => callId),
  quarantineIds: requests.map(({ quarantineId }) => quarantineId),
})

const sumOf = (calls: RecordsSurvey['calls'], name: 'ends' | 'evidence' | 'events'): number =>
  [...calls.values()].reduce((sum, items) => sum + items[name], 0)

const planOf = (
  subject: Subject,
  { calls, memos, places, mentioning }: RecordsSurvey,
  { requests, begun }: ReturnType<ReturnType<typeof quarantineSurvey>['result']>,
): Plan => {
  // A mark holds the id, and must not hold the number.
  const planned = [...calls.keys()].map(callId => ({
    callId,
    isMarked: subject.kind !== 'number' || !matches(subject.pattern, callId),
  }))
  return {
    calls: planned,
    requests,
    memos,
    counts: {
      calls: calls.size,
      begun: [...calls.values()].filter(({ isBegun }) => isBegun).length + begun,
      ends: sumOf(calls, 'ends'),
      evidence: sumOf(calls, 'evidence'),
      events: sumOf(calls, 'events'),
      requests: requests.length,
      memos: memos.length,
      unmarked: planned.filter(({ isMarked }) => !isMarked).length,
      mentioning,
    },
    places: Object.fromEntries([...places].sort(([, a], [, b]) => b - a)),
  }
}

/** Reads both tables as a whole. The records come first: the quarantine is searched for the ids of their calls, too. */
export const makePlan = async (
  { scan }: Pick<Erasure, 'scan'>,
  subject: Subject,
  { signal, onItem }: { readonly signal: AbortSignal; readonly onItem: () => void },
): Promise<Plan> => {
  const records = recordsSurvey(subject)
  await scan(
    'records',
    (item, segment) => {
      records.add(item, segment)
      onItem()
    },
    signal,
  )
  const found = records.result()
  const quarantine = quarantineSurvey(subject, found.calls.keys())
  await scan(
    'quarantine',
    item => {
      quarantine.add(item)
      onItem()
    },
    signal,
  )
  return planOf(subject, found, quarantine.result())
}
