import { defined } from '../codec/defined'
import type { Failure } from '../intake/failure'
import type { NothingKept } from '../intake/receive-durably'

/** The messages of these errors may quote the input. */
const MAY_QUOTE = /^(?:ValidationException|SerializationException|InvalidMessageContents)$/

/** Messages of the network and the SDK never contain data, except those that refuse an input. */
const messageIsSafe = (error: Error): boolean =>
  ('code' in error || '$metadata' in error) && !MAY_QUOTE.test(error.name) && !(error instanceof SyntaxError)

/** The lines of a stack trace, without the message. */
const frames = (error: Error): string | undefined =>
  error.stack
    ?.split('\n')
    .filter(line => /^\s+at /.test(line))
    .map(line => line.trim())
    .slice(0, 8)
    .join(' | ')

const causeFields = (cause: unknown): Record<string, unknown> => {
  if (!(cause instanceof Error)) return { cause: typeof cause }
  const { code, $metadata } = cause as {
    code?: unknown
    $metadata?: { httpStatusCode?: number; requestId?: string }
  }
  return defined({
    cause: cause.name,
    causeMessage: messageIsSafe(cause) ? cause.message : undefined,
    causeCode: typeof code === 'string' ? code : undefined,
    awsStatus: $metadata?.httpStatusCode,
    awsRequestId: $metadata?.requestId,
    stack: frames(cause),
  })
}

/** A failure as fields of a log line, without anything that was sent. */
export const failureFields = (failure: Failure | NothingKept): Record<string, unknown> => {
  switch (failure._tag) {
    case 'NothingKept':
      return {
        ...failureFields(failure.reason),
        failure: failure._tag,
        reason: failure.reason._tag,
        overflow: causeFields(failure.overflowCause),
      }
    case 'TooSlow':
    case 'CircuitOpen':
    case 'CredentialsUnavailable':
      return { failure: failure._tag }
    case 'UnreadableRecord':
      return { failure: failure._tag, violations: failure.violations }
    case 'RecordRefused':
      return { failure: failure._tag, violations: failure.violations, ...causeFields(failure.cause) }
    case 'StoreUnavailable':
    case 'Unforeseen':
      return { failure: failure._tag, ...causeFields(failure.cause) }
  }
}
