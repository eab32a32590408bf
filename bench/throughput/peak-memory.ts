const INTERVAL_MS = 20
const MB = 1024 * 1024

/** Watches this process's memory until it is asked for the most there was, in MB. */
export const watchMemory = (): (() => number) => {
  let peak = 0
  const look = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }
  const timer = setInterval(look, INTERVAL_MS)
  return () => {
    clearInterval(timer)
    look()
    return peak / MB
  }
}
