import * as E from 'fp-ts/Either'
import { timestampOf } from '../../../lambda/disconnect/timestamp'
import { type Reconciled, reconcile } from '../../../lambda/reconciliation/reconcile'
import type { CallState } from '../bandwidth/call-state'
import { endedCall, type EndedOptions, HOUR } from './ended-calls'
import { type Arrange, fakeList, fakeStore, type FakeStoreOptions } from './fakes'

export const NOW = Date.parse('2026-03-04T12:00:00.000Z')

/** As the command line takes it without flags. */
export const RANGE = {
  accountId: '9900000',
  since: timestampOf(NOW - 26 * HOUR),
  until: timestampOf(NOW - HOUR / 4),
}

/** A call that ended so many milliseconds before `NOW`. */
export const call = (n: number, agoMs: number, more: EndedOptions = {}): CallState =>
  endedCall(n, agoMs, { nowMs: NOW, ...more })

/** A run over `RANGE` that comes to its end, with what it did to the store. */
export const reconciled = async (
  rows: readonly CallState[],
  options: FakeStoreOptions = {},
  { arrange, dryRun = false }: { readonly arrange?: Arrange; readonly dryRun?: boolean } = {},
) => {
  const store = fakeStore(options)
  const { list, ranges } = fakeList(rows, arrange)
  const unreadable: unknown[] = []
  const result = await reconcile({
    list,
    store: store.store,
    now: () => timestampOf(NOW),
    onUnreadable: violations => unreadable.push(violations),
  })({ ...RANGE, dryRun })()
  if (E.isLeft(result)) throw new Error(JSON.stringify(result.left))
  return { ...store, ranges, unreadable, result: result.right }
}

/** Listed, known, missing, stored, unreadable. */
export const countsOf = ({ listed, known, missing, stored, unreadable }: Reconciled): readonly number[] => [
  listed,
  known,
  missing,
  stored,
  unreadable,
]
