import { UsageError } from '../errors'
import { canAsk, firstLine } from '../output/confirm'
import type { Terminal } from '../output/terminal'
import type { SubjectFlags } from './subject'

const ON_STDIN = '-'

export type NumberOptions = {
  /** Whether there is a question, which would need stdin for its answer. */
  readonly asks: boolean
}

/**
 * A number on the command line can be read in the list of processes and in the history of the shell. `-` in its place means the first
 * line of stdin.
 *
 * @throws UsageError if stdin is needed for an answer, too
 */
export const withNumberOnStdin = async <F extends SubjectFlags>(
  flags: F,
  { asks }: NumberOptions,
  terminal: Terminal,
): Promise<F> => {
  if (flags.number !== ON_STDIN) return flags
  if (asks) throw new UsageError('--number - takes stdin, so nothing can be asked: give --yes, or --dry-run')
  if (canAsk(terminal)) terminal.stderr.write('Number: ')
  return { ...flags, number: terminal.stdin === undefined ? '' : await firstLine(terminal.stdin) }
}
