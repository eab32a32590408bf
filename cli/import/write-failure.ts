import { CommandFailed } from '../errors'

export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown error'

/** A full disk or a folder that may not be written to is the user's to mend: it is told with the name of the file. */
export const orCannotBeWritten = <A>(file: string, write: () => A): A => {
  try {
    return write()
  } catch (error) {
    throw new CommandFailed(`${file} cannot be written (${codeOf(error)})`, { cause: error })
  }
}
