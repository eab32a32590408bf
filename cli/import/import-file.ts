import * as E from 'fp-ts/Either'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import type { PutResult, StoreError } from '../../lambda/disconnect/store'
import type { Violation } from '../../lambda/codec/decode'
import { inOrder } from './in-order'
import type { Counts } from './import-state'
import type { Rejects } from './rejects'
import { START, type Position, type Row } from './row'

export type Progress = { readonly position: Position; readonly rejectsBytes: number; readonly counts: Counts }

export const NO_COUNTS: Counts = { stored: 0, duplicate: 0, conflict: 0, rejected: 0 }

export const AT_START: Progress = { position: START, rejectsBytes: 0, counts: NO_COUNTS }

export type ImportDeps = {
  readonly recordOf: (row: Row) => E.Either<readonly Violation[], Disconnect>
  readonly put: (record: Disconnect) => Promise<E.Either<StoreError, PutResult>>
  readonly rejects: Rejects
  readonly rejected: (violations: readonly Violation[]) => void
  /** Called after each row, when it and all before it are dealt with. */
  readonly advanced: (progress: Progress) => void
}

type Result =
  | { readonly _tag: PutResult }
  | { readonly _tag: 'rejected'; readonly violations: readonly Violation[] }
  | { readonly _tag: 'failed'; readonly error: StoreError }

const rejected = (violations: readonly Violation[]): Result => ({ _tag: 'rejected', violations })

/** More would throttle small tables, fewer would wait for the network. */
const WIDTH = 32

const resultOf =
  ({ recordOf, put }: ImportDeps) =>
  async (row: Row): Promise<Result> => {
    const record = recordOf(row)
    if (E.isLeft(record)) return rejected(record.left)
    const result = await put(record.right)
    if (E.isRight(result)) return { _tag: result.right }
    return result.left._tag === 'RecordRefused'
      ? rejected(result.left.violations)
      : { _tag: 'failed', error: result.left }
  }

/** Imports rows up to their end, or to the first that the database does not take. */
export const importRows =
  (deps: ImportDeps) =>
  async (rows: AsyncIterable<Row>, from: Progress): Promise<E.Either<StoreError, Progress>> => {
    let progress = from
    const work = resultOf(deps)
    const results = inOrder(rows, WIDTH, async row => ({ row, result: await work(row) }))
    for await (const { row, result } of results) {
      if (result._tag === 'failed') return E.left(result.error)
      if (result._tag === 'rejected') {
        deps.rejects.add(row, result.violations)
        deps.rejected(result.violations)
      }
      progress = {
        position: { offset: row.end, rows: row.number },
        rejectsBytes: deps.rejects.bytes(),
        counts: { ...progress.counts, [result._tag]: progress.counts[result._tag] + 1 },
      }
      deps.advanced(progress)
    }
    return E.right(progress)
  }
