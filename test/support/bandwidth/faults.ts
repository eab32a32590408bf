/** What the stand-in does instead of its usual answer. */
export type Fault =
  | {
      readonly _tag: 'Answer'
      readonly status: number
      readonly headers?: Record<string, string>
      readonly body?: string
    }
  /** The answer ends in its middle: the connection breaks, or (`quietly`) the answer looks whole. */
  | { readonly _tag: 'Cut'; readonly quietly?: boolean }
  /** The connection is closed without an answer. */
  | { readonly _tag: 'Reset' }
  /** The request is lost, with no effect: the connection is closed, or (`hangs`) stays open. */
  | { readonly _tag: 'Lost'; readonly hangs?: boolean }
  /** The answer comes late; with `body`, its headers come at once. */
  | { readonly _tag: 'Slow'; readonly ms: number; readonly body?: boolean }
  /** The page before, again; the one that was asked for comes next. */
  | { readonly _tag: 'Repeat' }
  /** The usual page, with this `Link`. */
  | { readonly _tag: 'Link'; readonly link: string }
  /** The usual page, each row changed. */
  | { readonly _tag: 'Rows'; readonly change: (row: object) => unknown }

/** Of the request with this number (the first is 0) to the token endpoint, for the list of calls, or for a change of an application. */
export type Faults = {
  readonly token?: (n: number) => Fault | undefined
  readonly calls?: (n: number, url: URL) => Fault | undefined
  readonly changes?: (n: number) => Fault | undefined
}

export const tooMany = (retryAfter?: string): Fault => ({
  _tag: 'Answer',
  status: 429,
  headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
  body: JSON.stringify({ type: 'request-limit-exceeded', description: 'Too many requests', id: null }),
})

export const failing = (status: number): Fault => ({
  _tag: 'Answer',
  status,
  body: JSON.stringify({ type: 'internal-server-error', description: 'Internal server error', id: null }),
})

/** The faults in their order, then none. */
export const inTurn =
  (...faults: readonly (Fault | undefined)[]) =>
  (n: number): Fault | undefined =>
    faults[n]

/** A fault for every so many requests, but not for the first. */
export const every =
  (count: number, fault: Fault) =>
  (n: number): Fault | undefined =>
    n % count === count - 1 ? fault : undefined

export const always = (fault: Fault) => (): Fault => fault
