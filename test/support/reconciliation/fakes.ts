import * as E from 'fp-ts/Either'
import type * as TE from 'fp-ts/TaskEither'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { type Source, SOURCES } from '../../../lambda/disconnect/source'
import type { PutResult, StoreError } from '../../../lambda/disconnect/store'
import { timestampOf } from '../../../lambda/disconnect/timestamp'
import type { BandwidthFailure, CallList, CallListPage } from '../../../lambda/reconciliation/call-list'
import type {
  FirstCallback,
  HourOfCalls,
  ReconciliationStore,
  ScheduledRun,
} from '../../../lambda/reconciliation/store'

export const DOWN: StoreError = { _tag: 'StoreUnavailable', cause: 'down' }

export const REFUSED: StoreError = {
  _tag: 'RecordRefused',
  violations: [{ path: '', expected: 'an item of at most 400 KB' }],
  cause: undefined,
}

export const BUSY: BandwidthFailure = {
  _tag: 'BandwidthUnavailable',
  what: 'the list of calls',
  happened: 'answered 503',
}

export type Method = keyof ReconciliationStore

/** What is stored and remembered, and what happens instead. */
export type FakeStoreOptions = {
  /** The sources of the calls that are stored. */
  readonly sources?: Readonly<Record<string, Source>>
  readonly firsts?: readonly FirstCallback[]
  readonly runs?: readonly ScheduledRun[]
  /** The failure of a method when it is called for the nth time; the first is 0. */
  readonly fails?: (method: Method, n: number) => StoreError | undefined
  /** Look-ups see nothing, unless they are consistent. */
  readonly isBehind?: boolean
  /** The result of a put, instead of `stored`. Nothing is stored then. */
  readonly putResult?: (record: Disconnect) => E.Either<StoreError, PutResult> | undefined
}

/** A store in memory that keeps what it was told, and fails as ordered. */
export const fakeStore = ({
  sources = {},
  firsts = [],
  runs = [],
  fails = () => undefined,
  putResult = () => undefined,
  isBehind = false,
}: FakeStoreOptions = {}) => {
  const stored = new Map(Object.entries(sources))
  const put: Disconnect[] = []
  const remembered: FirstCallback[] = [...firsts]
  const hours: HourOfCalls[] = []
  const savedRuns: ScheduledRun[] = [...runs]
  const asked: (readonly string[])[] = []
  const calls: Partial<Record<Method, number>> = {}

  const unlessFailing =
    <A>(method: Method, answer: () => E.Either<StoreError, A>): TE.TaskEither<StoreError, A> =>
    () => {
      const n = calls[method] ?? 0
      calls[method] = n + 1
      const failure = fails(method, n)
      return Promise.resolve(failure === undefined ? answer() : E.left(failure))
    }
  const done = (change: () => void) => (): E.Either<StoreError, void> => {
    change()
    return E.right(undefined)
  }

  const store: ReconciliationStore = {
    sourcesOf: (callIds, { consistent = false } = {}) =>
      unlessFailing('sourcesOf', () => {
        asked.push(callIds)
        const found = callIds.flatMap(id => {
          const source = isBehind && !consistent ? undefined : stored.get(id)
          return source === undefined ? [] : [[id, source] as const]
        })
        return E.right(new Map(found))
      }),
    put: record =>
      unlessFailing('put', () => {
        const instead = putResult(record)
        if (instead !== undefined) return instead
        if (stored.has(record.callId)) return E.right('duplicate')
        stored.set(record.callId, record.source)
        put.push(record)
        return E.right('stored')
      }),
    firstCallbacks: accountId =>
      unlessFailing('firstCallbacks', () =>
        E.right(remembered.filter(first => first.accountId === accountId)),
      ),
    rememberFirst: first =>
      unlessFailing(
        'rememberFirst',
        done(() => remembered.push(first)),
      ),
    saveHour: hour =>
      unlessFailing(
        'saveHour',
        done(() => hours.push(hour)),
      ),
    hours: () => unlessFailing('hours', () => E.right(hours)),
    saveRun: run =>
      unlessFailing(
        'saveRun',
        done(() => savedRuns.push(run)),
      ),
    runs: () => unlessFailing('runs', () => E.right(savedRuns.slice(-1))),
  }
  return { store, stored, put, remembered, hours, savedRuns, asked }
}

/** The sources of calls whose callbacks arrived. */
export const arrived = (callIds: readonly unknown[]): Readonly<Record<string, Source>> =>
  Object.fromEntries(callIds.map(id => [String(id), SOURCES.callback]))

type Started = { readonly startTime: string | null }

/** How the list gives the rows that started in a range. */
export type Arrange = (rows: readonly object[]) => readonly (readonly object[] | BandwidthFailure)[]

const onePage: Arrange = rows => (rows.length === 0 ? [] : [rows])

/** A list of calls. */
export const fakeList = (rows: readonly Started[], arrange: Arrange = onePage) => {
  const ranges: { readonly from: string; readonly to: string }[] = []
  const list: CallList = {
    pages: async function* ({ from, to }): AsyncGenerator<E.Either<BandwidthFailure, CallListPage>> {
      ranges.push({ from, to })
      // Bandwidth compares the start, which may have more digits.
      const inRange = rows.filter(({ startTime }) => {
        const start = startTime?.replace('Z', '') ?? ''
        return start >= from.replace('Z', '') && start <= to.replace('Z', '')
      })
      for (const page of arrange(inRange)) {
        await Promise.resolve()
        yield 'happened' in page ? E.left(page) : E.right(page.map(row => JSON.stringify(row)))
      }
    },
  }
  return { list, ranges }
}

export const at = (text: string) => timestampOf(Date.parse(text))
