const INTERVAL_MS = 20
const MB = 1024 * 1024

/** Watches the memory of this process. @returns a function that stops watching and gives the peak in MB */
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
