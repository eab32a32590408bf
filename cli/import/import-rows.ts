import * as E from 'fp-ts/Either'
import type { Violation } from '../../lambda/codec/decode'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { isEnd } from '../../lambda/disconnect/event-type'
import type { DisconnectWriter, PutResult, StoreError } from '../../lambda/disconnect/store'
import type { Progress } from './import-state'
import type { Rejects } from './rejects'
import type { Row } from './row'

/** Works on several values at once, and yields the results in the order of the values. `work` must not throw. */
export async function* inOrder<A, B>(
  values: AsyncIterable<A>,
  width: number,
  work: (value: A) => Promise<B>,
): AsyncGenerator<B> {
  const waiting: Promise<B>[] = []
  for await (const value of values) {
    waiting.push(work(value))
    const first = waiting.length < width ? undefined : waiting.shift()
    if (first !== undefined) yield await first
  }
  for (const result of waiting) yield await result
}

export type Put = (record: Disconnect) => Promise<E.Either<StoreError, PutResult>>

/** Puts the events of one call one after another: if two contradict each other, the first one in the file is the record. */
export const callByCall = (store: DisconnectWriter): Put => {
  const last = new Map<string, Promise<unknown>>()
  return async record => {
    const before = last.get(record.callId)
    const mine = (async () => {
      await before
      return store.put(record)()
    })()
    last.set(record.callId, mine)
    const result = await mine
    if (last.get(record.callId) === mine) last.delete(record.callId)
    return result
  }
}

export type ImportRowsDeps = {
  readonly recordOf: (row: Row) => E.Either<readonly Violation[], Disconnect>
  readonly put: Put
  readonly rejects: Rejects
  readonly onReject: (violations: readonly Violation[]) => void
  /** Called after each row, when it and all rows before it are stored or rejected. */
  readonly onProgress: (progress: Progress) => void
}

type Result =
  | { readonly _tag: Exclude<PutResult, 'corrected'>; readonly record: Disconnect }
  | { readonly _tag: 'rejected'; readonly violations: readonly Violation[] }
  | { readonly _tag: 'failed'; readonly error: StoreError }

const rejected = (violations: readonly Violation[]): Result => ({ _tag: 'rejected', violations })

/** Reports by cause leave such calls out. */
const lacksCause = (result: Result): boolean =>
  'record' in result && isEnd(result.record.eventType) && result.record.cause === undefined

/** More would throttle small tables; with fewer, most of the time would be spent waiting for the network. */
const WIDTH = 32

const resultOf =
  ({ recordOf, put }: ImportRowsDeps) =>
  async (row: Row): Promise<Result> => {
    const record = recordOf(row)
    if (E.isLeft(record)) return rejected(record.left)
    const result = await put(record.right)
    if (E.isRight(result))
      return { _tag: result.right === 'corrected' ? 'completed' : result.right, record: record.right }
    return result.left._tag === 'RecordRefused'
      ? rejected(result.left.violations)
      : { _tag: 'failed', error: result.left }
  }

/** Imports rows until they end, or until the database fails. */
export const importRows =
  (deps: ImportRowsDeps) =>
  async (rows: AsyncIterable<Row>, from: Progress): Promise<E.Either<StoreError, Progress>> => {
    let progress = from
    const work = resultOf(deps)
    const results = inOrder(rows, WIDTH, async row => ({ row, result: await work(row) }))
    for await (const { row, result } of results) {
      if (result._tag === 'failed') return E.left(result.error)
      if (result._tag === 'rejected') {
        deps.rejects.add(row, result.violations)
        deps.onReject(result.violations)
      }
      progress = {
        position: { offset: row.end, rows: row.number },
        rejectsBytes: deps.rejects.bytes(),
        counts: {
          ...progress.counts,
          [result._tag]: progress.counts[result._tag] + 1,
          withoutCause: progress.counts.withoutCause + (lacksCause(result) ? 1 : 0),
        },
      }
      deps.onProgress(progress)
    }
    return E.right(progress)
  }
