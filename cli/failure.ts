import type { Violation } from '../lambda/codec/decode'

/** What the user asked for cannot be understood: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** What the user asked for could not be done: exit code 1. The message says in one line what to do about it. */
export class Failure extends Error {
  override readonly name = 'Failure'
}

/** What the user asked for is done, except for a part that was set aside: exit code 3. */
export class SetAside extends Error {
  override readonly name = 'SetAside'
}

/** Never repeats a value: it may be a phone number. */
export const usageErrorOf = (violations: readonly Violation[]): UsageError =>
  new UsageError(violations.map(({ path, expected }) => `${path}: expected ${expected}`).join('\n'))
