import { hash } from 'node:crypto'
import * as E from 'fp-ts/Either'
import type { Violation } from '../codec/decode'
import type { Disconnect } from '../disconnect/disconnect'
import type { CallId } from '../disconnect/identifiers'
import { type Source, SOURCES } from '../disconnect/source'
import type { StoreError } from '../disconnect/store'
import { endedAt } from '../disconnect/timeline'
import { type Timestamp, timestampOf } from '../disconnect/timestamp'
import type { BandwidthFailure, CallList, CallListPage } from './call-list'
import { callIdIn, listedCall } from './listed-call'
import type { LookUpOptions, ReconciliationStore } from './store'
import { startTally, type Tally } from './tally'

/** DynamoDB reads at most this many items in one request. */
const LOOK_UP = 100

/** More would throttle small tables. */
const PUTS_AT_ONCE = 32

/** The calls of an account that ended in a range: `since` is inclusive, `until` exclusive. */
export type EndedCalls = {
  readonly accountId: string
  readonly since: Timestamp
  readonly until: Timestamp
  /** Stores and remembers nothing. */
  readonly dryRun?: boolean
}

export type Counts = {
  /** Calls in the list that ended in the range and should have sent a callback. */
  readonly listed: number
  /** Those of them that were stored before. The others are missing. */
  readonly known: number
  readonly missing: number
  /** Those of the missing ones that are stored now. Others may have come meanwhile. */
  readonly stored: number
  /** Rows that this version cannot read. */
  readonly unreadable: number
}

/** Why a run could not go on. */
export type RunFailure = BandwidthFailure | StoreError | { readonly _tag: 'Stopped' }

export type ReconcileDeps = {
  readonly list: CallList
  readonly store: ReconciliationStore
  readonly now: () => Timestamp
  /** Whether the run has to end. Asked after each page, and after a failure. */
  readonly isStopped?: () => boolean
  /** @param reached calls that ended before this time have all been looked at */
  readonly onPage?: (counts: Counts, reached: Timestamp) => void
  /** Called for a row that cannot be read, or whose record cannot be stored. */
  readonly onUnreadable?: (violations: readonly Violation[], callId: CallId | undefined) => void
}

/** The ids of calls, and digests of rows that cannot be read: of the part of the list before, and of this one. */
type Seen = { readonly before: ReadonlySet<string>; readonly now: Set<string> }

export const STOPPED: RunFailure = { _tag: 'Stopped' }

const batches = <A>(items: readonly A[], size: number): readonly (readonly A[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))

/** One run. Its counts grow page by page. */
export const startRun = (deps: ReconcileDeps, { accountId, since, until, dryRun = false }: EndedCalls) => {
  const tally: Tally = startTally(accountId)
  const counts = { listed: 0, known: 0, missing: 0, stored: 0, unreadable: 0 }

  /** A page may be repeated, and pages and parts may overlap. @returns whether this is the first time */
  const isNew = (id: string, { before, now }: Seen): boolean => {
    if (before.has(id) || now.has(id)) return false
    now.add(id)
    return true
  }

  const endedInRange = (json: string, receivedAt: Timestamp, seen: Seen): Disconnect | undefined => {
    const call = listedCall(json, receivedAt)
    if (E.isLeft(call)) {
      if (!isNew(hash('sha256', json, 'base64url'), seen)) return undefined
      counts.unreadable++
      deps.onUnreadable?.(call.left, callIdIn(json))
      return undefined
    }
    if (call.right._tag !== 'ended') return undefined
    const end = endedAt(call.right.record)
    if (end < since || end >= until || !isNew(call.right.record.callId, seen)) return undefined
    return call.right.record
  }

  const count = (record: Disconnect, source: Source | undefined): void => {
    tally.add(record, source)
    counts.listed++
    if (source === undefined) counts.missing++
    else counts.known++
  }

  /** Counts the calls that are stored. @returns the others */
  const lookUp = async (
    records: readonly Disconnect[],
    options: LookUpOptions = {},
  ): Promise<E.Either<StoreError, readonly Disconnect[]>> => {
    const others: Disconnect[] = []
    const lookUpSome = async (some: readonly Disconnect[]): Promise<E.Either<StoreError, unknown>> => {
      const found = await deps.store.sourcesOf(
        some.map(({ callId }) => callId),
        options,
      )()
      if (E.isLeft(found)) return found
      for (const record of some) {
        const source = found.right.get(record.callId)
        if (source === undefined) others.push(record)
        else count(record, source)
      }
      return found
    }
    const results = await Promise.all(batches(records, LOOK_UP).map(lookUpSome))
    return results.find(E.isLeft) ?? E.right(others)
  }

  /** @returns the records of calls that came since they were looked up */
  const store = async (
    missing: readonly Disconnect[],
  ): Promise<E.Either<StoreError, readonly Disconnect[]>> => {
    const cameSince: Disconnect[] = []
    for (const some of batches(missing, PUTS_AT_ONCE)) {
      const results = await Promise.all(
        some.map(async record => ({ record, result: await deps.store.put(record)() })),
      )
      let failed: E.Either<StoreError, never> | undefined
      for (const { record, result } of results) {
        if (E.isRight(result) && result.right !== 'stored') cameSince.push(record)
        else count(record, undefined)
        if (E.isRight(result)) counts.stored += result.right === 'stored' ? 1 : 0
        // The database will never take it. The others are not to wait for it.
        else if (result.left._tag === 'RecordRefused')
          deps.onUnreadable?.(result.left.violations, record.callId)
        else failed = result
      }
      if (failed !== undefined) return failed
    }
    return E.right(cameSince)
  }

  /** Looks up the calls of a page, and stores those that are missing. */
  const take = async (
    page: CallListPage,
    seen: Seen,
    readAt: Timestamp,
  ): Promise<E.Either<StoreError, unknown>> => {
    const records = page.flatMap(json => endedInRange(json, readAt, seen) ?? [])
    const missing = await lookUp(records)
    if (E.isLeft(missing)) return missing
    if (dryRun) {
      for (const record of missing.right) count(record, undefined)
      return missing
    }
    const cameSince = await store(missing.right)
    if (E.isLeft(cameSince)) return cameSince
    // What another run has stored a moment ago must not be taken for a callback: nothing of its group may ever have arrived.
    const gone = await lookUp(cameSince.right, { consistent: true })
    if (E.isRight(gone)) for (const record of gone.right) count(record, SOURCES.reconciled)
    return gone
  }

  let lastPart: ReadonlySet<string> = new Set()

  /** Reads one part of the list, which may overlap with the part that was read before. */
  const readPart = async (fromMs: number, toMs: number): Promise<RunFailure | undefined> => {
    const seen = { before: lastPart, now: new Set<string>() }
    lastPart = seen.now
    const pages = deps.list.pages({ accountId, from: timestampOf(fromMs), to: timestampOf(toMs) })
    for await (const page of pages) {
      if (E.isLeft(page)) return page.left
      const taken = await take(page.right, seen, deps.now())
      if (E.isLeft(taken)) return taken.left
      deps.onPage?.(counts, timestampOf(fromMs))
      if (deps.isStopped?.() === true) return STOPPED
    }
    return undefined
  }

  return { tally, counts, readPart }
}
