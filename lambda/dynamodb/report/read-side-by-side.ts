/** A part of what is read, in order. */
export type Source<A> = {
  /** Reads on. @returns undefined if there is no more */
  readonly next: () => Promise<{ readonly value: A; readonly reachedMs: number } | undefined>
}

/** How many sources are read at the same time. */
const AT_ONCE = 12

/**
 * Reads sources side by side, in whatever order their answers come, and always goes on with those that are least far: so all of them come
 * to a time together. No source is read ahead of what has been taken by more than one answer.
 *
 * @returns with each answer the time that all sources have reached, -Infinity at their end
 */
export async function* readSideBySide<A>(
  sources: readonly Source<A>[],
): AsyncGenerator<{ readonly value: A; readonly reachedMs: number }, void> {
  type Answer = Awaited<ReturnType<Source<A>['next']>>
  const reached = new Map<Source<A>, number>(sources.map(source => [source, Infinity]))
  const reading = new Map<Source<A>, Promise<readonly [Source<A>, Answer]>>()
  const readOn = (): void => {
    const waiting = [...reached.keys()]
      .filter(source => !reading.has(source))
      .sort((a, b) => (reached.get(b) ?? 0) - (reached.get(a) ?? 0))
    for (const source of waiting.slice(0, AT_ONCE - reading.size)) {
      const answer = source.next().then((answer): readonly [Source<A>, Answer] => [source, answer])
      // A failure is reported where it is awaited. If nobody awaits it any more, it must not end the process.
      answer.catch(() => undefined)
      reading.set(source, answer)
    }
  }
  readOn()
  while (reading.size > 0) {
    const [source, answer] = await Promise.race(reading.values())
    reading.delete(source)
    if (answer === undefined) {
      reached.delete(source)
      readOn()
      continue
    }
    reached.set(source, answer.reachedMs)
    readOn()
    yield { value: answer.value, reachedMs: Math.max(-Infinity, ...reached.values()) }
  }
}
