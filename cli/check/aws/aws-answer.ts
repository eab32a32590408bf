import * as E from 'fp-ts/Either'
import { warning, type Finding } from '../finding'

/** A request to AWS that failed. */
export type Unreadable = {
  readonly action: string
  /** `denied` if the AWS credentials do not allow the action; else the name of the error. */
  readonly reason: 'denied' | { readonly error: string }
}

export type AwsAnswer<A> = E.Either<Unreadable, A>

type SdkError = { readonly name?: unknown; readonly $metadata?: { readonly httpStatusCode?: number } }

const DENIED =
  /^(AccessDenied|AccessDeniedException|AuthorizationError|AuthorizationErrorException|ForbiddenException|UnauthorizedException|UnauthorizedOperation|NotAuthorized)$/

export const unreadableOf = (action: string, cause: unknown): Unreadable => {
  const { name } = (typeof cause === 'object' && cause !== null ? cause : {}) as SdkError
  const error = typeof name === 'string' ? name : 'no answer'
  return { action, reason: DENIED.test(error) ? 'denied' : { error } }
}

/** Sends a request to AWS. An error is a value, so that the other checks continue. */
export const askAws = async <A>(action: string, ask: () => Promise<A>): Promise<AwsAnswer<A>> => {
  try {
    return E.right(await ask())
  } catch (cause) {
    return E.left(unreadableOf(action, cause))
  }
}

/** A request to AWS that failed is a warning. */
export const judgeUnreadable = ({ action, reason }: Unreadable): Finding =>
  reason === 'denied'
    ? warning('not checked: access denied', `allow ${action}`)
    : warning(
        `not checked: ${action} failed (${reason.error})`,
        `try again; the AWS credentials in use need ${action}`,
      )
