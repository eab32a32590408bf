/** Something that a process has asked of a service, and that has not taken effect yet. */
export type Operation = {
  readonly id: string
  readonly process: number
  readonly isOfQueue: boolean
  /** The process no longer waits for it: it takes effect late or never. */
  isGivenUp: boolean
  /** Makes it take effect. @returns the answer @throws an error that is the answer */
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

/** The operations of one process and their answers, which determine all of its further behaviour. */
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
