import { accessSync, constants, mkdirSync } from 'node:fs'
import { StartError } from '../start-error'

export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown error'

/** Checks at the start that callbacks can be stored later. @throws StartError */
export const makeWritable = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw new StartError(`The data folder ${folder} cannot be created or written: ${codeOf(error)}`)
  }
}
