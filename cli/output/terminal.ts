import type { WriteStream } from 'node:tty'
import type { Screen } from '../printers/printer'

/** What a command reads and writes. */
export type Terminal = {
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  readonly environment: NodeJS.ProcessEnv
}

const COLUMNS_DEFAULT = 80

export const isTerminal = (stream: Pick<WriteStream, 'isTTY'>): boolean => stream.isTTY

/** https://no-color.org: any value but an empty one turns colours off. */
export const screenOf = ({ stdout, environment }: Terminal): Screen => ({
  columns: stdout.columns > 0 ? stdout.columns : COLUMNS_DEFAULT,
  colours: isTerminal(stdout) && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb',
})

export const tell = ({ stderr }: Pick<Terminal, 'stderr'>, line: string): void => {
  stderr.write(`${line}\n`)
}
