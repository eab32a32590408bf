import { SingleBar } from 'cli-progress'
import { isTerminal, type Terminal } from './terminal'

export type ProgressBar = {
  readonly update: (done: number, note?: string) => void
  /** Leaves the bar where it is, and starts a new line. */
  readonly stop: () => void
}

const SILENT: ProgressBar = { update: () => undefined, stop: () => undefined }

/** A progress bar on stderr, if that is a terminal. */
export const progressBar = (
  { stderr }: Pick<Terminal, 'stderr'>,
  total: number,
  label: string,
  figures = '{value}/{total}',
): ProgressBar => {
  if (!isTerminal(stderr) || total === 0) return SILENT
  const bar = new SingleBar({
    stream: stderr,
    format: `${label} {bar} ${figures} {note}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    fps: 5,
    // The program may end at any time, and must not leave a terminal without a cursor.
    hideCursor: false,
    linewrap: true,
    // The command handles Ctrl-C.
    gracefulExit: false,
    clearOnComplete: false,
    stopOnComplete: false,
  })
  bar.start(total, 0, { note: '' })
  return {
    update: (done, note = '') => {
      bar.update(done, { note })
    },
    stop: () => {
      bar.stop()
    },
  }
}
