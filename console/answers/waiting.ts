/** What was asked of AWS, or why it is not known. */
export type Known<A> =
  | { readonly value: A }
  /** The action that the credentials do not allow: `sqs:GetQueueAttributes`. */
  | { readonly notAllowed: string }
  | { readonly failed: string }

/** What has not become a record. */
export type WaitingAnswer = {
  readonly overflow: Known<number>
  /** The twin has none. */
  readonly deadLetters?: Known<number>
  /** Requests that have not been replayed; only so many were counted if `more`. */
  readonly quarantine: Known<{ readonly count: number; readonly more?: true }>
}

export type AlarmOn = {
  readonly name: string
  /** What it means, from its description. */
  readonly means: string
  /** When it went on, as a timestamp. */
  readonly since?: string
  /** The section of docs/operations.md that says what to do. The console does not have the runbook itself. */
  readonly runbook?: string
}

/** The twin has no alarms: then there is no such answer (404). */
export type AlarmsAnswer = Known<{ readonly all: number; readonly on: readonly AlarmOn[] }>
