import { StartError } from './start-error'

export const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const isUnwritable = (code: string): boolean => code !== 'EPIPE'

const unwritable = (code: string): string =>
  `The output cannot be written (${code === 'ENOSPC' ? 'the disk is full' : code})`

/** Without the help or the banner, nobody would know what to do. @throws StartError unless it is written, or its reader is gone */
export const printFirst = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(`${text}\n`, (error?: NodeJS.ErrnoException | null) => {
      const { code = 'EPIPE' } = error ?? {}
      if (isUnwritable(code)) reject(new StartError(`${unwritable(code)}: write it somewhere else`))
      else resolve()
    })
  })

/** Later the reader of the output may be gone (`npm start | head`), or the disk full. Callbacks are still stored. */
export const outliveOutput = (): void => {
  let isReported = false
  process.stdout.on('error', ({ code = 'unknown error' }: NodeJS.ErrnoException) => {
    if (!isReported && isUnwritable(code))
      process.stderr.write(`${unwritable(code)}. Callbacks are still stored\n`)
    isReported ||= isUnwritable(code)
  })
}
