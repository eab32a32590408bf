import type { Problem } from '../../console/answers/problem'
import type { StoreError } from '../../lambda/disconnect/store'
import { awsFailure, type AwsSubject, storeFailure } from '../places/aws-failure'

type SdkError = { readonly name?: unknown; readonly message?: unknown }

const DENIED = /^AccessDenied(Exception)?$/
const EXPIRED = /^(ExpiredToken(Exception)?|TokenProviderError)$/

/** From the message of IAM: which action, and whose. */
const ACTION = /not authorized to perform: ([a-z0-9-]+:\w+)/
const ROLE = /:assumed-role\/([\w+=,.@-]+)\//
const USER = /:user\/([\w+=,.@/-]+) /

/** Only what a replay does changes anything. */
const WRITING = /:(Put|Update|Delete)/

const whoseIn = (message: string): string => {
  const [, role] = ROLE.exec(message) ?? []
  if (role !== undefined) return `Role ${role} has`
  const [, user] = USER.exec(message) ?? []
  return user === undefined ? 'They have' : `User ${user} has`
}

const explainCause = (cause: unknown, subject: AwsSubject): Problem => {
  const { name, message } = (typeof cause === 'object' && cause !== null ? cause : {}) as SdkError
  const text = typeof message === 'string' ? message : ''
  if (typeof name === 'string' && DENIED.test(name)) {
    const action = ACTION.exec(text)?.[1] ?? 'dynamodb:Query'
    return {
      error: `These credentials may not ${WRITING.test(action) ? 'write to' : 'read'} the ${subject.what}. ${whoseIn(text)} no ${action}: docs/console.md has the policy to ask for`,
      kind: 'not-allowed',
      action,
    }
  }
  if (typeof name === 'string' && EXPIRED.test(name))
    return {
      error:
        'The AWS credentials have expired. Sign in again (aws sso login); if the page stays like this, start the console again',
      kind: 'unavailable',
    }
  return { error: awsFailure(cause, subject).message, kind: 'unavailable' }
}

/** What the page says of a failure. It repeats nothing that was asked, or that is stored. */
export const explain =
  (subject: AwsSubject) =>
  (error: StoreError): Problem =>
    error._tag === 'StoreUnavailable'
      ? explainCause(error.cause, subject)
      : {
          error: storeFailure(subject)(error).message,
          kind: error._tag === 'RecordRefused' ? 'refused' : 'unavailable',
        }
