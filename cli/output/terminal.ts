import { fstatSync } from 'node:fs'

/** A stream that may be a terminal. */
export type Output = NodeJS.WritableStream & {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly fd?: number
}

/** The streams and the environment of a command. */
export type Terminal = {
  readonly stdout: Output
  readonly stderr: Output
  readonly environment: NodeJS.ProcessEnv
  readonly stdin?: AsyncIterable<Uint8Array>
}

/** The properties of the terminal that text is printed on. */
export type Screen = { readonly columns: number; readonly colours: boolean }

const COLUMNS_DEFAULT = 80

/** Whether another program reads it, such as a pager, which may draw on the terminal meanwhile. */
export const isPipe = ({ fd }: Output): boolean => {
  if (fd === undefined) return false
  const stats = fstatSync(fd)
  return stats.isFIFO() || stats.isSocket()
}

export const isTerminal = ({ isTTY }: Output): boolean => isTTY === true

/** https://no-color.org and https://force-color.org: any value except an empty one turns colours off, or on (for `less -R`). */
const wantsColours = ({ stdout, environment }: Terminal): boolean => {
  if (environment['NO_COLOR']) return false
  return Boolean(environment['FORCE_COLOR']) || (isTerminal(stdout) && environment['TERM'] !== 'dumb')
}

/** Where stdout is a pipe to a pager, stderr is still the terminal. */
export const screenOf = (terminal: Terminal): Screen => ({
  // 0 means that the width is not known.
  columns: terminal.stdout.columns || terminal.stderr.columns || COLUMNS_DEFAULT,
  colours: wantsColours(terminal),
})

export const printToStderr = ({ stderr }: Pick<Terminal, 'stderr'>, line: string): void => {
  stderr.write(`${line}\n`)
}
