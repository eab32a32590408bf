import { settingsOf } from '../../infra/settings'
import { PRICES } from './prices'

/** What of a deployment decides on its bill. */
export type Deployed = {
  readonly memoryMb: number
  readonly gbSecond: number
  /** Requests to the database for each callback, which the function waits for one after another. */
  readonly waits: number
  /** Whether it asks for credentials. */
  readonly challenges: boolean
  /** How Lambda writes its own lines. */
  readonly platformLog: 'json' | 'text'
  /** Whether the gateway writes a line for each request. */
  readonly accessLog: boolean
  /** Whether callbacks have a queue to go to when the database does not answer. */
  readonly queue: boolean
}

/** NodejsFunction where nobody says otherwise. */
const defaults = { memoryMb: 128, gbSecond: PRICES.lambdaGbSecondX86.usd, platformLog: 'text' } as const
const { memorySize } = settingsOf({})

export const NAMES = ['bare', 'ours', 'usual'] as const
export type Name = (typeof NAMES)[number]

export const DEPLOYED: Readonly<Record<Name, Deployed>> = {
  bare: { ...defaults, waits: 1, challenges: false, accessLog: false, queue: false },
  ours: {
    memoryMb: memorySize,
    gbSecond: PRICES.lambdaGbSecondArm.usd,
    platformLog: 'json',
    waits: 1,
    challenges: true,
    accessLog: true,
    queue: true,
  },
  // Its idempotency puts a key before the record, and marks it done behind it.
  usual: { ...defaults, waits: 3, challenges: true, accessLog: false, queue: false },
}
