import { accessSync, constants, mkdirSync } from 'node:fs'
import { StartError } from '../start-error'

export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown error'

/** @throws StartError now, rather than a callback later */
export const makeWritable = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw new StartError(`The data folder ${folder} cannot be made or written: ${codeOf(error)}`)
  }
}
