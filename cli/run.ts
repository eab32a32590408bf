import { CommanderError } from 'commander'
import { Failure, UsageError } from './failure'
import { tell, type Terminal } from './output/terminal'
import { programFor } from './program'

const DONE = 0
export const FAILED = 1
const USAGE = 2

/** An error from anywhere may repeat a number or a tag in its message. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)

const failed = (error: unknown, terminal: Terminal): number => {
  // It has told its message already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : USAGE
  const isOurs = error instanceof UsageError || error instanceof Failure
  tell(terminal, isOurs ? error.message : `Something went wrong here: ${nameOf(error)}`)
  return error instanceof UsageError ? USAGE : FAILED
}

/** Runs one command. @returns the exit code */
export const run = async (args: readonly string[], terminal: Terminal): Promise<number> => {
  try {
    await programFor(terminal).parseAsync([...args], { from: 'user' })
    return DONE
  } catch (error) {
    return failed(error, terminal)
  }
}
