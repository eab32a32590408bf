import { CommanderError } from 'commander'
import { CommandError, EXIT } from './errors'
import { printToStderr, type Terminal } from './output/terminal'
import { programFor } from './program'

/** The message of any other error may contain a phone number or a tag. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)

const exitCodeOf = (error: unknown, terminal: Terminal): number => {
  // Commander has printed its message already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.success : EXIT.invalidArguments
  if (error instanceof CommandError) {
    printToStderr(terminal, error.message)
    return error.exitCode
  }
  printToStderr(terminal, `Something went wrong here: ${nameOf(error)}`)
  return EXIT.failure
}

/** Runs one command. @returns the exit code */
export const run = async (args: readonly string[], terminal: Terminal): Promise<number> => {
  try {
    await programFor(terminal, args[0]).parseAsync([...args], { from: 'user' })
    return EXIT.success
  } catch (error) {
    return exitCodeOf(error, terminal)
  }
}
