import type * as TE from 'fp-ts/TaskEither'
import type { Disconnect } from './disconnect'
import type { CallId } from './identifiers'
import type { StoreError } from './store-error'

/** What a put came to: new, known already, or contradicting what is stored (then kept beside it as evidence). */
export type PutResult = 'stored' | 'duplicate' | 'conflict'

export type DisconnectStore = {
  readonly put: (record: Disconnect) => TE.TaskEither<StoreError, PutResult>
  /** Everything that is stored of one call, in the order in which a call is told. */
  readonly findByCall: (callId: CallId) => TE.TaskEither<StoreError, readonly Disconnect[]>
}
