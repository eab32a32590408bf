import { causeClass, isFailedClass } from '../../lambda/disconnect/cause'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import type { CallTable } from '../../lambda/report/call-table'
import type { Reading } from '../../lambda/report/read-calls'
import { shareOf } from '../../lambda/report/statistics'
import { counted } from '../../display/text/numbers'
import { isPipe, isTerminal, type Terminal } from '../output/terminal'
import { clipped } from '../../display/text/visible-text'
import type { TimeTexts } from '../../display/time/time-text'
import { shareText } from './shares'
import { withoutSeconds } from './times'

const EVERY_MS = 200

const CLEAR_LINE = '\r\u001b[K'

/**
 * Counts the calls of a table that grows, each once: those that ended since a time that all of its parts have reached. Others would
 * distort the shares, since calls with common causes are read sooner.
 */
const counter = () => {
  let rows = 0
  let later: number[] = []
  const counts = { calls: 0, answered: 0, failed: 0 }
  const isFailed = (cause: string | undefined): boolean =>
    cause !== undefined && isFailedClass(causeClass(cause))
  return (calls: CallTable, reachedMs: number) => {
    for (; rows < calls.length; rows++) later.push(rows)
    const causes = calls.text('cause')
    later = later.filter(row => {
      if (calls.number('endedMs', row) < reachedMs) return true
      counts.calls++
      if (calls.isAnswered(row)) counts.answered++
      if (isFailed(causes.textAt(row))) counts.failed++
      return false
    })
    return counts
  }
}

/** Figures of what has been read, on one line of stderr that is written anew. */
export type LiveFigures = {
  /** @param isBefore whether it is the period to compare with */
  readonly show: (reading: Reading, isBefore?: boolean) => void
  /** Shows that all of it has been read: what is made of it may take a second. Nothing, if all was there at once. */
  readonly finish: (reading: Reading) => void
  /** Leaves nothing of it on the screen. */
  readonly clear: () => void
}

const SILENT: LiveFigures = { show: () => undefined, finish: () => undefined, clear: () => undefined }

/**
 * Shows the first figures while the rest is read, if somebody looks: unless a pager draws on the same terminal, or the terminal cannot
 * write a line anew.
 */
export const liveFigures = (
  { stdout, stderr, environment }: Pick<Terminal, 'stdout' | 'stderr' | 'environment'>,
  times: TimeTexts,
  now: () => number = () => performance.now(),
): LiveFigures => {
  if (!isTerminal(stderr) || isPipe(stdout) || environment['TERM'] === 'dumb') return SILENT
  const counters = new WeakMap<Reading, ReturnType<typeof counter>>()
  let shown = now()
  let isShown = false
  const textOf = (reading: Reading, isBefore: boolean): string => {
    const { calls: table, reachedMs } = reading
    const count = counters.get(reading) ?? counter()
    counters.set(reading, count)
    const { calls, answered, failed } = count(table, reachedMs)
    const reached =
      reachedMs === -Infinity ? 'all read' : `back to ${withoutSeconds(times.short(timestampOf(reachedMs)))}`
    if (isBefore) return `the time before, ${reached}: ${counted(calls, 'call')}`
    const asr = shareText(shareOf(answered, calls))
    const failures = shareText(shareOf(failed, calls))
    return `${reached}: ${counted(calls, 'call')}, ${asr} % answered, ${failures} % failed`
  }
  const write = (text: string): void => {
    // The last column stays free: some terminals go to the next line there.
    stderr.write(`${CLEAR_LINE}${clipped(text, (stderr.columns || 80) - 1)}`)
  }
  return {
    show: (reading, isBefore = false) => {
      // Until each part has answered, nothing is complete.
      if (now() - shown < EVERY_MS || reading.reachedMs === Infinity) return
      write(textOf(reading, isBefore))
      isShown = true
      shown = now()
    },
    finish: reading => {
      if (isShown) write(textOf(reading, false))
    },
    clear: () => {
      if (isShown) stderr.write(CLEAR_LINE)
      isShown = false
    },
  }
}
