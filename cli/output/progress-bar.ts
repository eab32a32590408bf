import { SingleBar } from 'cli-progress'
import { isTerminal, type Terminal } from './terminal'

export type ProgressBar = {
  readonly update: (done: number, note?: string) => void
  /** Leaves the bar as it is, and goes to a line of its own. */
  readonly stop: () => void
}

const SILENT: ProgressBar = { update: () => undefined, stop: () => undefined }

/** How far something has got, on stderr, where somebody watches it; elsewhere nothing. */
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
    // A program that ends in between must leave the terminal as it was.
    hideCursor: false,
    linewrap: true,
    // Ctrl-C is for the command to hear.
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
