type Observer = Readonly<Record<string, (...args: never[]) => void>>

/** Names the kind of error only: its message could repeat what the observer was called with. */
const warn = (cause: unknown): void => {
  process.emitWarning(
    `An observer of callbacks failed: ${cause instanceof Error ? cause.name : typeof cause}`,
  )
}

const guarded =
  (notify: Observer[string]): Observer[string] =>
  (...args) => {
    try {
      notify(...args)
    } catch (cause) {
      warn(cause)
    }
  }

/** The same observer, but an error that it throws becomes a warning of the process: an observer must not cost a callback. */
export const neverThrowing = <O extends Observer>(observer: O): O =>
  Object.fromEntries(Object.entries(observer).map(([name, notify]) => [name, guarded(notify)])) as O
