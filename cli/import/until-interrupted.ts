/** Ends once the work is interrupted, even while it waits for the next value: stdin may never send it. */
export async function* untilInterrupted<A>(values: AsyncIterable<A>, signal: AbortSignal): AsyncGenerator<A> {
  const iterator = values[Symbol.asyncIterator]()
  const interrupted = new Promise<undefined>(resolve => {
    const end = (): void => {
      resolve(undefined)
    }
    signal.addEventListener('abort', end, { once: true })
  })
  try {
    while (!signal.aborted) {
      const next = await Promise.race([iterator.next(), interrupted])
      if (next === undefined || next.done === true) return
      yield next.value
    }
  } finally {
    // After an interruption this could wait for the next value, too.
    if (!signal.aborted) await iterator.return?.()
  }
}

/** The rows before an interruption. The last row of a stream that was cut may be half a row. */
export async function* beforeInterruption<A>(
  rows: AsyncIterable<A>,
  signal: AbortSignal,
  cut: () => void,
): AsyncGenerator<A> {
  for await (const row of rows) {
    if (signal.aborted) break
    yield row
  }
  if (signal.aborted) cut()
}
