import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { CommandFailed, UsageError } from '../errors'
import { USUAL, writeWhole } from '../output/write-whole'

/** Writing replaces the file: what a link leads to, not the link. */
const pathOf = (file: string): string => (existsSync(file) ? realpathSync(file) : resolve(file))

/** A folder cannot be replaced, and what is no file must not be: `/dev/null` would then be one, for all. */
const isWritable = (file: string): boolean => {
  try {
    accessSync(dirname(pathOf(file)), constants.W_OK)
    return statSync(file, { throwIfNoEntry: false })?.isFile() !== false
  } catch {
    return false
  }
}

/** Found out before calls are read, which may take minutes. @throws UsageError */
export const refuseUnwritable = (file: string | undefined): void => {
  if (file !== undefined && (file.trim() === '' || file === '-' || !isWritable(file)))
    throw new UsageError('--html: expected the name of a file in a folder that you can write to')
}

/** @returns where the file is @throws CommandFailed */
export const writeHtml = (file: string, text: string): string => {
  const path = pathOf(file)
  try {
    writeWhole(path, text, USUAL)
    return path
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error'
    throw new CommandFailed(`${path} cannot be written (${code})`, { cause: error })
  }
}
