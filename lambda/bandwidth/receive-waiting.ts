import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import type { Failure } from '../disconnect/failure'
import type { Authorize } from './authorize'
import type { Delivery } from './delivery'
import { receiveCaught, type Outcome, type ReceiveDeps } from './receive'

/** What became of a delivery that has waited. One with the wrong credentials is forgotten: it was none of Bandwidth's. */
export type WaitingOutcome = Outcome | { readonly _tag: 'unauthorized' }

export type ReceiveWaitingDeps = ReceiveDeps & { readonly authorize: Authorize }

const verified =
  ({ authorize }: ReceiveWaitingDeps) =>
  (authorization: string | undefined): TE.TaskEither<Failure, boolean> =>
    authorization === undefined
      ? TE.right(true)
      : pipe(
          TE.tryCatch(
            () => authorize(authorization),
            (cause): Failure => ({ _tag: 'Unforeseen', cause }),
          ),
          TE.filterOrElse(
            answer => answer !== 'unverified',
            (): Failure => ({ _tag: 'CredentialsUnavailable' }),
          ),
          TE.map(answer => answer === 'authorized'),
        )

/** Receives a delivery from a queue. Its credentials are checked first, where nobody could when it came. */
export const receiveWaiting =
  (deps: ReceiveWaitingDeps) =>
  ({ authorization, ...delivery }: Delivery): TE.TaskEither<Failure, WaitingOutcome> =>
    pipe(
      verified(deps)(authorization),
      TE.chain((isAuthentic): TE.TaskEither<Failure, WaitingOutcome> =>
        isAuthentic ? receiveCaught(deps)(delivery) : TE.right({ _tag: 'unauthorized' }),
      ),
    )
