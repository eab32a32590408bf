/** Lets so many through at once; the others wait for their turn. */
export type Gate = <A>(work: () => Promise<A>) => Promise<A>

export const gate = (width: number): Gate => {
  let inside = 0
  const waiting: (() => void)[] = []
  const enter = async (): Promise<void> => {
    if (inside >= width)
      await new Promise<void>(resolve => {
        waiting.push(resolve)
      })
    else inside++
  }
  /** A place is handed on, so that nobody slips in between. */
  const leave = (): void => {
    const next = waiting.shift()
    if (next === undefined) inside--
    else next()
  }
  return async work => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
