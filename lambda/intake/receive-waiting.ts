import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import type { Failure } from './failure'
import { type Authorize, presentedBy, type Presented } from '../callback/authorize'
import type { Delivery } from '../callback/delivery'
import { receiveCaught, setAside, type Outcome, type ReceiveDeps } from './receive'

/**
 * What became of a delivery that has waited. One with the wrong credentials may be a stranger's; or Bandwidth's, whose
 * credentials were right when it came. It was acknowledged, so it is kept: in quarantine.
 */
export type WaitingOutcome = Outcome | (typeof UNAUTHORIZED & { readonly quarantineId: string })

/** The place of the violation of a request whose credentials were wrong, once they could be checked: no body has such a place. */
export const AUTHORIZATION = 'Authorization'

const UNAUTHORIZED = {
  _tag: 'unauthorized',
  violations: [
    { path: AUTHORIZATION, expected: 'the right credentials, which could not be read when it came' },
  ],
} as const

export type ReceiveWaitingDeps = ReceiveDeps & { readonly authorize: Authorize }

const verified =
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

/** Receives a delivery from a queue. Its credentials are checked first, where nobody could when it came. */
export const receiveWaiting =
  (deps: ReceiveWaitingDeps) =>
  ({ authorization, key, ...delivery }: Delivery): TE.TaskEither<Failure, WaitingOutcome> =>
    pipe(
      verified(deps)(presentedBy(authorization, key)),
      TE.chain((isAuthentic): TE.TaskEither<Failure, WaitingOutcome> =>
        isAuthentic ? receiveCaught(deps)(delivery) : setAside(deps)(delivery)(UNAUTHORIZED),
      ),
    )
