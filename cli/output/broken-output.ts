import { EXIT } from '../errors'
import { interruptWork } from './interruptible'
import { printToStderr, type Terminal } from './terminal'

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EFBIG: 'the file would become too large',
}

const unwritable = (code: string): string =>
  `The output cannot be written: ${REASONS[code] ?? 'the system refused it'} (${code}). It is incomplete: write it somewhere else`

/**
 * What becomes of the program when its output cannot be written. If the reader of stdout closes the pipe (`| head`), it ends without a
 * message. If the disk is full, it says so, with exit code 1. A command that has to finish something first, such as a report, finishes
 * it. Without stderr only messages are lost: the work goes on.
 */
export const endWithoutOutput = ({ stdout, stderr }: Pick<Terminal, 'stdout' | 'stderr'>): void => {
  let reported = false
  stdout.on('error', ({ code = 'unknown error' }: NodeJS.ErrnoException) => {
    const isClosed = code === 'EPIPE'
    if (!isClosed && !reported) printToStderr({ stderr }, unwritable(code))
    reported ||= !isClosed
    const isWorking = interruptWork()
    if (!isClosed || isWorking) process.exitCode = EXIT.failure
    if (!isWorking) process.exit()
  })
  stderr.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE') process.exitCode ||= EXIT.failure
  })
}
