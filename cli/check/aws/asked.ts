import * as E from 'fp-ts/Either'
import { warning, type Finding } from '../finding'

/** What AWS did not printToStderr, and the action that asks for it. */
export type Unreadable = {
  readonly action: string
  /** Whether the AWS credentials in use may not ask; else what AWS calls the reason. */
  readonly reason: 'denied' | { readonly error: string }
}

export type Asked<A> = E.Either<Unreadable, A>

type SdkError = { readonly name?: unknown; readonly $metadata?: { readonly httpStatusCode?: number } }

const DENIED =
  /^(AccessDenied|AccessDeniedException|AuthorizationError|AuthorizationErrorException|ForbiddenException|UnauthorizedException|UnauthorizedOperation|NotAuthorized)$/

export const unreadableOf = (action: string, cause: unknown): Unreadable => {
  const { name } = (typeof cause === 'object' && cause !== null ? cause : {}) as SdkError
  const error = typeof name === 'string' ? name : 'no answer'
  return { action, reason: DENIED.test(error) ? 'denied' : { error } }
}

/** Asks AWS. An error is a value, so that the other checks go on. */
export const asked = async <A>(action: string, ask: () => Promise<A>): Promise<Asked<A>> => {
  try {
    return E.right(await ask())
  } catch (cause) {
    return E.left(unreadableOf(action, cause))
  }
}

/** What could not be read is a warning. */
export const judgeUnreadable = ({ action, reason }: Unreadable): Finding =>
  reason === 'denied'
    ? warning(`not checked: access denied`, `allow ${action}`)
    : warning(
        `not checked: ${action} failed (${reason.error})`,
        `try again; the AWS credentials in use need ${action}`,
      )
