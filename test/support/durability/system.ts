import type { Credentials } from '../../../lambda/callback/credentials'
import type { DatabaseProcess } from './database-process'
import type { FaultProxy } from './fault-proxy'

/** The outcomes of deliveries since the system started, as it logged them. */
export type Counts = {
  readonly overflowed: number
  readonly drained: number
  readonly conflicts: number
  /** Answered 500 or 503. */
  readonly failed: number
}

/** A receiver of callbacks whose database is behind a proxy that makes it fail. */
export type System = {
  readonly callbackUrl: URL
  readonly credentials: Credentials
  readonly database: DatabaseProcess
  readonly proxy: FaultProxy
  readonly counts: () => Counts
  /** The number of deliveries in its overflow queue. */
  readonly waiting: () => Promise<number>
  readonly deadLetters: () => Promise<number>
  readonly stop: () => Promise<void>
}

export const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
