/** Something that a process has asked of the world outside, and that has not taken effect yet. */
export type Operation = {
  readonly id: string
  readonly process: number
  readonly isOfQueue: boolean
  /** Nobody waits for it any more: it happens late, or not at all. */
  isGivenUp: boolean
  /** Makes it take effect. @returns what is answered; throws what is answered as an error */
  readonly commit: () => unknown
  readonly answer: (result: Result) => void
}

export type Result = { readonly value: unknown } | { readonly error: Error }

export const resultOf = (commit: () => unknown): Result => {
  try {
    return { value: commit() }
  } catch (error) {
    return { error: error as Error }
  }
}

const summary = (result: Result): string =>
  'error' in result ? `error ${result.error.name}` : JSON.stringify(result.value)

/** What one process has asked and been told: all that its further behaviour depends on. */
export const startConversation = (process: number, pending: Map<string, Operation>) => {
  const heard: string[] = []
  let asked = 0
  const ask = (what: string, commit: () => unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = `${process}.${++asked} ${what}`
      pending.set(id, {
        id,
        process,
        isOfQueue: what === 'SendMessage',
        isGivenUp: false,
        commit,
        answer: result => {
          heard.push(`${id}: ${summary(result)}`)
          if ('error' in result) reject(result.error)
          else resolve(result.value)
        },
      })
    })
  return { ask, heard }
}
