import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'

/** Of files that hold secrets: only their owner may read them. */
export const OWNER_ONLY = 0o600

/** As a shell creates a file. */
export const USUAL = 0o666

/** The file has its name only when it is complete and on disk. @throws a NodeJS.ErrnoException */
export const writeWhole = (file: string, text: string, mode: number): void => {
  const unfinished = `${file}.${process.pid}`
  try {
    const descriptor = openSync(unfinished, 'wx', mode)
    try {
      const bytes = Buffer.from(text)
      for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    renameSync(unfinished, file)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}
