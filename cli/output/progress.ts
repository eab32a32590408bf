import { counted, grouped } from '../../display/text/numbers'
import { isPipe, isTerminal, type Output, type Terminal } from './terminal'

const EVERY_MS = 200

const CLEAR_LINE = '\r\u001b[K'

/** Passes values on, and shows on stderr how many there are and how fast they come, unless the values go to the same terminal, or to a pager that draws on it. */
export const withProgress = <A>(
  values: AsyncIterable<A>,
  { stdout, stderr }: Pick<Terminal, 'stdout' | 'stderr'>,
  now: () => number = () => performance.now(),
): AsyncIterable<A> =>
  isTerminal(stderr) && !isTerminal(stdout) && !isPipe(stdout) ? counting(values, stderr, now) : values

async function* counting<A>(values: AsyncIterable<A>, stderr: Output, now: () => number): AsyncGenerator<A> {
  const started = now()
  let shown = started
  let count = 0
  const show = (end: string): void => {
    shown = now()
    const rate = Math.round((count * 1000) / Math.max(1, shown - started))
    stderr.write(`${CLEAR_LINE}${counted(count, 'record')}, ${grouped(rate)} a second${end}`)
  }
  try {
    for await (const value of values) {
      yield value
      count++
      if (now() - shown >= EVERY_MS) show('')
    }
  } finally {
    show('\n')
  }
}
