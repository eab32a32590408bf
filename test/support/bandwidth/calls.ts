import { callState, type CallState } from './call-state'

/** Some calls in the order of their creation. */
export type CallsFound = { readonly length: number; readonly at: (index: number) => CallState }

/** The calls of accounts. */
export type Calls = {
  /** Those that started in a range, in milliseconds since 1970; both are inclusive. */
  readonly started: (accountId: string, from: number, to: number) => CallsFound
}

const startOf = ({ startTime }: CallState): number => Date.parse(startTime ?? '')

/** `createdTime`, by which Bandwidth sorts, is in no row. */
const createdOf = (call: CallState): number => Date.parse(call.enqueuedTime ?? call.startTime ?? '')

/** Calls that are held in memory, and can be added to. */
export const callsOf = (calls: readonly CallState[]): Calls => ({
  started: (accountId, from, to) => {
    const found = calls
      .filter(call => call.accountId === accountId && startOf(call) >= from && startOf(call) <= to)
      .sort((a, b) => createdOf(a) - createdOf(b))
    return {
      length: found.length,
      at: index => {
        const call = found[index]
        if (call === undefined) throw new RangeError('No such call')
        return call
      },
    }
  },
})

export type GeneratedOptions = {
  readonly accountId: string
  readonly count: number
  /** When the first call started, in milliseconds since 1970. */
  readonly firstMs: number
  /** Milliseconds from the start of one call to the next. */
  readonly everyMs: number
}

/** Any number of calls, each made from its number when it is listed, so that none is held in memory. All start when they are created. */
export const generatedCalls = ({ accountId, count, firstMs, everyMs }: GeneratedOptions): Calls => ({
  started: (asked, from, to) => {
    const first = Math.max(0, Math.ceil((from - firstMs) / everyMs))
    const after = Math.min(count, Math.floor((to - firstMs) / everyMs) + 1)
    return {
      length: asked === accountId ? Math.max(0, after - first) : 0,
      at: index => callState(first + index, firstMs + (first + index) * everyMs, { accountId }),
    }
  },
})
