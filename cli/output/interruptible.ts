/** Does work that Ctrl-C brings to an end of its own, such as a report; a second Ctrl-C ends the program. */
export const interruptible = async <A>(work: (signal: AbortSignal) => Promise<A>): Promise<A> => {
  const controller = new AbortController()
  const interrupt = (): void => {
    controller.abort()
  }
  process.once('SIGINT', interrupt)
  try {
    return await work(controller.signal)
  } finally {
    process.off('SIGINT', interrupt)
  }
}
