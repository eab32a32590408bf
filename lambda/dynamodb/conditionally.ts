import * as E from 'fp-ts/Either'
import type * as TE from 'fp-ts/TaskEither'
import type { StoreError } from '../disconnect/store-error'
import { isConditionFailed, toStoreError } from './errors'

/** Whether a write was done, or its condition did not hold. */
export const conditionally =
  (write: () => Promise<unknown>): TE.TaskEither<StoreError, boolean> =>
  async () => {
    try {
      await write()
      return E.right(true)
    } catch (cause) {
      return isConditionFailed(cause) ? E.right(false) : E.left(toStoreError(cause))
    }
  }
