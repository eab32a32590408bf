/** Timers that go off when they are told to. A timer is known by its time, so each process has a time of its own. */
export type Timers = {
  readonly isArmed: (ms: number) => boolean
  readonly goOff: (ms: number) => void
  readonly reset: () => void
}

/** Replaces the timers of a file's tests. */
export const useTimersByHand = (): Timers => {
  const armed = new Map<number, () => void>()
  beforeAll(() => {
    jest.spyOn(globalThis, 'setTimeout').mockImplementation(((
      callback: (value: unknown) => void,
      ms: number,
      value: unknown,
    ) => {
      armed.set(ms, () => {
        callback(value)
      })
      return ms
    }) as unknown as typeof setTimeout)
    jest.spyOn(globalThis, 'clearTimeout').mockImplementation(timer => {
      armed.delete(timer as unknown as number)
    })
  })
  afterAll(() => {
    jest.restoreAllMocks()
  })
  return {
    isArmed: ms => armed.has(ms),
    goOff: ms => {
      const callback = armed.get(ms)
      armed.delete(ms)
      callback?.()
    },
    reset: () => {
      armed.clear()
    },
  }
}
