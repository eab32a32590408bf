import { isFailedClass } from '../disconnect/cause'
import type { Disconnect } from '../disconnect/disconnect'
import { isEnd } from '../disconnect/event-type'
import { isReconciled } from '../disconnect/source'

/** A record that was stored: the first for its event, or in place of a reconciled one. */
export type StoredRecord = { readonly record: Disconnect; readonly isReplacement: boolean }

/** The end of a call, as it is published. */
export type EndedCall = {
  readonly record: Disconnect
  /** Whether a reconciled record of this call was published before, which this callback completes. */
  readonly completed: boolean
}

export type PublicationOptions = {
  /** Only calls whose cause is of a class that failed. */
  readonly failuresOnly: boolean
  /** Whether callbacks are forwarded, so that an event needs the callback, too. */
  readonly withCallback: boolean
}

/** The ended call that a stored record is about; undefined for other events of calls, for evidence, and for what nobody wants to have published. */
export const endedCallOf =
  ({ failuresOnly }: Pick<PublicationOptions, 'failuresOnly'>) =>
  ({ record, isReplacement }: StoredRecord): EndedCall | undefined => {
    const { eventType, conflict, causeClass } = record
    if (!isEnd(eventType) || conflict === true) return undefined
    if (failuresOnly && !isFailedClass(causeClass)) return undefined
    return { record, completed: isReplacement && !isReconciled(record) }
  }
