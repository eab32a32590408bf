type Observer = Readonly<Record<string, (...told: never[]) => void>>

/** Names the defect, and nothing that the observer was told. */
const warn = (cause: unknown): void => {
  process.emitWarning(
    `An observer of callbacks failed: ${cause instanceof Error ? cause.name : typeof cause}`,
  )
}

const guarded =
  (tell: Observer[string]): Observer[string] =>
  (...told) => {
    try {
      tell(...told)
    } catch (cause) {
      warn(cause)
    }
  }

/** The same observer, of which nothing that it throws costs a callback: it is only told, and has no say. */
export const neverThrowing = <O extends Observer>(observer: O): O =>
  Object.fromEntries(Object.entries(observer).map(([name, tell]) => [name, guarded(tell)])) as O
