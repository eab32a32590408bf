import { CommandError, EXIT } from '../errors'

/** The work was interrupted, and has been finished in its own way. The message says what is left. */
export class Interrupted extends CommandError {
  override readonly name = 'Interrupted'
  readonly exitCode = EXIT.interrupted
}

/** Ctrl-C, a cancelled CI job, a closed terminal. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const running = new Set<AbortController>()

/** Interrupts running work in the same way as a signal. @returns whether there is any */
export const interruptWork = (): boolean => {
  for (const controller of running) controller.abort()
  return running.size > 0
}

/** Runs work that finishes in its own way when it is interrupted, with a report for example. A second signal ends the program. */
export const interruptible = async <A>(work: (signal: AbortSignal) => Promise<A>): Promise<A> => {
  const controller = new AbortController()
  const interrupt = (): void => {
    controller.abort()
  }
  running.add(controller)
  for (const signal of SIGNALS) process.once(signal, interrupt)
  try {
    return await work(controller.signal)
  } finally {
    running.delete(controller)
    for (const signal of SIGNALS) process.off(signal, interrupt)
  }
}
