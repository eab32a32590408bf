import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import { type Authorize, type Presented, presentedBy } from '../callback/authorize'
import type { Delivery } from '../callback/delivery'
import type { Failure } from './failure'
import { type Outcome, receiveCatching, type ReceiveDeps, toQuarantine } from './receive'

/**
 * The outcome of a delivery from the overflow queue. If its credentials are wrong, a stranger may have sent it; or Bandwidth, with
 * credentials that were right at the time. It was acknowledged, so it is kept in quarantine.
 */
export type WaitingOutcome = Outcome | (typeof UNAUTHORIZED & { readonly quarantineId: string })

/** The path of the violation if the credentials were wrong once they could be checked. No violation of a body has this path. */
export const AUTHORIZATION = 'Authorization'

const UNAUTHORIZED = {
  _tag: 'unauthorized',
  violations: [
    { path: AUTHORIZATION, expected: 'the right credentials, which could not be read when it came' },
  ],
} as const

export type ReceiveWaitingDeps = ReceiveDeps & { readonly authorize: Authorize }

const checkCredentials =
  ({ authorize }: ReceiveWaitingDeps) =>
  (presented: Presented): TE.TaskEither<Failure, boolean> =>
    presented.authorization === undefined && presented.key === undefined
      ? TE.right(true)
      : pipe(
          TE.tryCatch(
            () => authorize(presented),
            (cause): Failure => ({ _tag: 'Unforeseen', cause }),
          ),
          TE.filterOrElse(
            answer => answer !== 'unverified',
            (): Failure => ({ _tag: 'CredentialsUnavailable' }),
          ),
          TE.map(answer => answer === 'authorized'),
        )

/** Receives a delivery from the overflow queue. Checks its credentials first, if they could not be checked when it arrived. */
export const receiveWaiting =
  (deps: ReceiveWaitingDeps) =>
  ({ authorization, key, ...delivery }: Delivery): TE.TaskEither<Failure, WaitingOutcome> =>
    pipe(
      checkCredentials(deps)(presentedBy(authorization, key)),
      TE.chain((isAuthentic): TE.TaskEither<Failure, WaitingOutcome> =>
        isAuthentic ? receiveCatching(deps)(delivery) : toQuarantine(deps)(UNAUTHORIZED)(delivery),
      ),
    )
