/** How a run went. Nothing in it comes from a callback. */
export type Report = {
  readonly seed: number
  /** The moment that all times and call ids follow from, with the seed. */
  readonly start: string
  /** What the receiver let callbacks in by: Basic authentication, or the key in the URL. */
  readonly credentials: 'basic' | 'key'
  readonly calls: number
  readonly acknowledged: number
  readonly deliveries: number
  readonly duplicates: number
  /** Deliveries that had to answer a challenge first. */
  readonly challenges: number
  /** Deliveries that ended with a challenge, since its header had another name; their answers are among the 401s. */
  readonly renamedChallenges: number
  /** Connections that the simulator broke. */
  readonly resets: number
  readonly retries: number
  /** How many deliveries were answered so. */
  readonly answers: Readonly<Record<string, number>>
  /** Connections that broke of themselves, by Node's name for it; each got one retry. */
  readonly connectionErrors: Readonly<Record<string, number>>
  readonly timeouts: number
  readonly latencyMs: { readonly p50: number; readonly p99: number; readonly max: number }
  readonly rate: { readonly target: number; readonly achieved: number; readonly held: boolean }
  readonly seconds: number
  /** What no receiver can understand, and how much of it was answered 400. */
  readonly garbage: { readonly sent: number; readonly refused: number }
  readonly interrupted: boolean
}

/** What is shown while it runs. */
export type Progress = {
  readonly done: number
  readonly total: number
  readonly acknowledged: number
  readonly failed: number
}
