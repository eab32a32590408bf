import type { Violation } from '../../lambda/codec/decode'

/** Why a request to the console was not answered. It never repeats a value of the request. */
export type Problem = {
  /** One or two sentences for people: what happened, and what to do. */
  readonly error: string
  readonly kind: 'invalid' | 'not-allowed' | 'unavailable' | 'not-found' | 'no-token' | 'refused'
  /** Of a request that cannot be understood. */
  readonly violations?: readonly Violation[]
  /** What the credentials lack: the action of IAM. */
  readonly action?: string
}
