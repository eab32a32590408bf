import { CommanderError } from 'commander'
import { Failure, SetAside, UsageError } from './failure'
import { tell, type Terminal } from './output/terminal'
import { programFor } from './program'

const DONE = 0
export const FAILED = 1
const USAGE = 2
const SET_ASIDE = 3

/** An error from anywhere may repeat a number or a tag in its message. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)

const failed = (error: unknown, terminal: Terminal): number => {
  // It has told its message already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : USAGE
  const isOurs = [UsageError, Failure, SetAside].some(ours => error instanceof ours)
  tell(
    terminal,
    isOurs && error instanceof Error ? error.message : `Something went wrong here: ${nameOf(error)}`,
  )
  if (error instanceof SetAside) return SET_ASIDE
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
