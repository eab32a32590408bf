/** Ctrl-C, a CI job that is cancelled, a terminal that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const running = new Set<AbortController>()

/** Ends work that can be interrupted, as a signal does. @returns whether there is any */
export const interruptWork = (): boolean => {
  for (const controller of running) controller.abort()
  return running.size > 0
}

/** Does work that an interruption brings to an end of its own, such as a report; a second signal ends the program. */
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
