import type { Violation } from '../lambda/codec/decode'

/** How the program ends. */
export const EXIT = {
  success: 0,
  failure: 1,
  invalidArguments: 2,
  partialSuccess: 3,
  interrupted: 130,
} as const

/** What each exit code means, for the help of every command and the README. */
export const EXIT_MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  success: 'all done',
  failure: 'it failed: the message says why',
  invalidArguments: 'the command was not understood: nothing was done',
  partialSuccess: 'done in part: the message says what is left',
  interrupted: 'stopped by Ctrl-C',
}

/** An error whose message is written for the user, and the exit code that it ends the program with. */
export abstract class CommandError extends Error {
  abstract readonly exitCode: number
}

/** The arguments are invalid, or do not go together. */
export class UsageError extends CommandError {
  override readonly name = 'UsageError'
  readonly exitCode = EXIT.invalidArguments
}

/** The command failed. The message says what to do about it. */
export class CommandFailed extends CommandError {
  override readonly name = 'CommandFailed'
  readonly exitCode = EXIT.failure
}

/** The command did a part of its work; the message says what is left. */
export class PartlyDone extends CommandError {
  override readonly name = 'PartlyDone'
  readonly exitCode = EXIT.partialSuccess
}

/**
 * Reads several flags, so that everything that is wrong with them is reported together.
 *
 * @throws UsageError
 */
export const readTogether = <A extends readonly unknown[]>(
  ...readers: { readonly [K in keyof A]: () => A[K] }
): A => {
  const messages: string[] = []
  const values = readers.map(read => {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      return messages.push(error.message)
    }
  })
  if (messages.length > 0) throw new UsageError(messages.join('\n'))
  // Each value is of the type that its reader returns.
  return values as unknown as A
}

/** Never repeats a value: it may be a phone number. */
export const usageErrorOf = (violations: readonly Violation[]): UsageError =>
  new UsageError(violations.map(({ path, expected }) => `${path}: expected ${expected}`).join('\n'))
